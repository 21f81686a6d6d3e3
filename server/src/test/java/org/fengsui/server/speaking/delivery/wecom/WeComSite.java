package org.fengsui.server.speaking.delivery.wecom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.LocalWeb.Asked;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web.Answer;
import tools.jackson.databind.JsonNode;

/** WeCom as its documents have it: tokens, one app, text cards, members, limits. */
public final class WeComSite implements LocalWeb.Site {

    public static final String CORP = "wwfictional";
    public static final String SECRET = "app-secret";
    public static final long AGENT = 1000002;

    /** A card that arrived. */
    public record Card(String user, String title, String text, String url, Instant at) {}

    private final Supplier<Instant> now;
    private final List<Card> cards = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private int given;
    private int failing;
    private int code;

    public WeComSite(Supplier<Instant> now) {
        this.now = now;
    }

    public synchronized List<Card> cards() {
        return List.copyOf(cards);
    }

    /** How many tokens it gave. */
    public synchronized int given() {
        return given;
    }

    /** It knows no such member. */
    public synchronized void forget(String user) {
        unknown.add(user);
    }

    /** All tokens are void from now on. */
    public synchronized void voidTokens() {
        tokens.clear();
    }

    /** With a status other than 0 every call fails by it. */
    public synchronized void fail(int status) {
        failing = status;
    }

    /** With a code other than 0 every card is answered by it. */
    public synchronized void answerCards(int errcode) {
        code = errcode;
    }

    public synchronized void reset() {
        cards.clear();
        unknown.clear();
        failing = 0;
        code = 0;
    }

    @Override
    public synchronized Answer answer(Asked asked) {
        if (failing != 0) {
            return LocalWeb.answer(failing, "");
        }
        return switch (asked.uri().getPath()) {
            case "/cgi-bin/gettoken" -> token(asked);
            case "/cgi-bin/message/send" -> send(asked);
            default -> LocalWeb.answer(404, "");
        };
    }

    private Answer token(Asked asked) {
        if (!asked.parameter("corpid").equals(CORP)) {
            return error(40013);
        }
        if (!asked.parameter("corpsecret").equals(SECRET)) {
            return error(40001);
        }
        given++;
        var token = "token-" + given;
        tokens.add(token);
        return LocalWeb.answer(
                200,
                Json.write(
                        Map.of(
                                "errcode",
                                0,
                                "errmsg",
                                "ok",
                                "access_token",
                                token,
                                "expires_in",
                                7200)));
    }

    private Answer send(Asked asked) {
        if (!tokens.contains(asked.parameter("access_token"))) {
            return error(40014);
        }
        if (code != 0) {
            return error(code);
        }
        var sent = Json.read(asked.body());
        var card = sent.path("textcard");
        if (!sent.path("msgtype").asString("").equals("textcard")
                || sent.path("agentid").asLong(0) != AGENT) {
            return error(40008);
        }
        if (bytes(card, "title") > 128 || bytes(card, "description") > 512) {
            return error(40058);
        }
        var user = sent.path("touser").asString("");
        if (unknown.contains(user)) {
            return LocalWeb.answer(
                    200,
                    Json.write(
                            Map.of(
                                    "errcode",
                                    0,
                                    "errmsg",
                                    "ok",
                                    "invaliduser",
                                    user.toLowerCase(Locale.ROOT),
                                    "msgid",
                                    "m0")));
        }
        // What is too much is dropped without a word.
        if (of(user, Duration.ofMinutes(1)) < 30 && of(user, Duration.ofHours(1)) < 1000) {
            cards.add(
                    new Card(
                            user,
                            card.path("title").asString(""),
                            card.path("description").asString(""),
                            card.path("url").asString(""),
                            now.get()));
        }
        return LocalWeb.answer(
                200, Json.write(Map.of("errcode", 0, "errmsg", "ok", "msgid", "m" + cards.size())));
    }

    private long of(String user, Duration within) {
        var since = now.get().minus(within);
        return cards.stream()
                .filter(card -> card.user().equals(user) && card.at().isAfter(since))
                .count();
    }

    private static int bytes(JsonNode card, String field) {
        return card.path(field).asString("").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Answer error(int errcode) {
        return LocalWeb.answer(
                200, Json.write(Map.of("errcode", errcode, "errmsg", "from " + SECRET)));
    }
}
