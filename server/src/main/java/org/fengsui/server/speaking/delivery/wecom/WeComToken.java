package org.fengsui.server.speaking.delivery.wecom;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;
import org.jspecify.annotations.Nullable;

/** The app's access token: asked for once, kept, renewed before it ends or when told it is void. */
final class WeComToken {

    /** How long before its end it is renewed; at most a tenth of its life. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    private final Web web;
    private final WeComSettings settings;
    private final Clock clock;
    private @Nullable String token;
    private Instant renewal = Instant.MIN;

    WeComToken(Web web, WeComSettings settings, Clock clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    /** None was given. */
    static final class Denied extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Reply reply;

        Denied(Reply reply) {
            super(reply.line());
            this.reply = reply;
        }

        /** What that means for the message. */
        Reply reply() {
            return reply;
        }
    }

    /**
     * The token in use, or a new one.
     *
     * @throws Denied if WeCom gives none
     * @throws Web.NoAnswer if it does not answer
     */
    String current() throws Denied, Web.NoAnswer {
        var kept = token;
        return kept != null && clock.instant().isBefore(renewal) ? kept : renew();
    }

    /** It was told to be void: the next one asked for is new. */
    void forget() {
        token = null;
    }

    private String renew() throws Denied, Web.NoAnswer {
        var answer =
                web.get(
                        URI.create(
                                settings.url()
                                        + "/cgi-bin/gettoken?corpid="
                                        + encoded(settings.corpId())
                                        + "&corpsecret="
                                        + encoded(settings.secret().value())));
        if (!answer.ok()) {
            throw new Denied(answer.refusal());
        }
        var json = Json.read(answer.body());
        int code = json.path("errcode").asInt(Integer.MIN_VALUE);
        var given = json.path("access_token").asString("");
        if (code != 0 || given.isEmpty()) {
            throw new Denied(WeComApp.failure(code, "gettoken"));
        }
        var life = Duration.ofSeconds(json.path("expires_in").asLong(7200));
        var early = life.dividedBy(10);
        renewal = clock.instant().plus(life.minus(early.compareTo(EARLY) < 0 ? early : EARLY));
        token = given;
        return given;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
