package org.fengsui.server.speaking.delivery.wecom;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Cut;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;
import tools.jackson.databind.JsonNode;

/**
 * The school's app in WeCom: a text card for one member. Its limits are kept on our side, because
 * WeCom drops what is too much without a word.
 */
final class WeComApp implements Way {

    private static final int TITLE_BYTES = 128;
    private static final int TEXT_BYTES = 512;
    private static final int A_DAY_FOR_EACH_ACCOUNT = 200;

    /** The token is void, has ended or is missing. */
    private static final Set<Integer> VOID_TOKEN = Set.of(40001, 40014, 41001, 42001);

    /** The member is not known, or not among those who see the app. */
    private static final Set<Integer> NOBODY = Set.of(40003, 60111, 81013);

    /** Too often. */
    private static final Set<Integer> TOO_MUCH = Set.of(45009, 45033);

    /** The card itself is not taken. */
    private static final Set<Integer> NOT_TAKEN = Set.of(40008, 40058, 44004, 45001, 45002);

    private final Web web;
    private final WeComSettings settings;
    private final WeComToken token;
    private final String publicUrl;

    WeComApp(Web web, WeComSettings settings, WeComToken token, String publicUrl) {
        this.web = web;
        this.settings = settings;
        this.token = token;
        this.publicUrl = publicUrl;
    }

    @Override
    public Channel channel() {
        return Channel.WECOM;
    }

    @Override
    public List<Limit> limits(Letter letter) {
        return List.of(
                Limit.forEach(30, Duration.ofMinutes(1)),
                Limit.forEach(1000, Duration.ofHours(1)),
                Limit.forAll(
                        A_DAY_FOR_EACH_ACCOUNT * Math.max(1, settings.members()),
                        Duration.ofDays(1)));
    }

    @Override
    public boolean crowdedAtHalfHours() {
        return true;
    }

    @Override
    public Reply hand(Letter letter) {
        var user = letter.to().wecomId();
        if (user == null || user.isBlank()) {
            return new Reply.Refused("no WeCom user id");
        }
        if (user.contains("|") || user.startsWith("@")) {
            return new Reply.Refused("not the user id of one person");
        }
        try {
            var answer = send(letter, user);
            if (VOID_TOKEN.contains(code(answer))) {
                token.forget();
                answer = send(letter, user);
            }
            return reply(answer, user);
        } catch (WeComToken.Denied e) {
            return e.reply();
        } catch (Web.NoAnswer e) {
            return new Reply.Away(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode send(Letter letter, String user) throws WeComToken.Denied, Web.NoAnswer {
        var card =
                Map.of(
                        "touser",
                        user,
                        "msgtype",
                        "textcard",
                        "agentid",
                        settings.agentId(),
                        "textcard",
                        Map.of(
                                "title",
                                Cut.bytes(plain(letter.subject()), TITLE_BYTES),
                                "description",
                                Cut.bytes(plain(letter.body()), TEXT_BYTES),
                                "url",
                                publicUrl + letter.path()),
                        // A node that died before it could note the receipt sends the same again.
                        "enable_duplicate_check",
                        1);
        var answer =
                web.post(
                        URI.create(
                                settings.url()
                                        + "/cgi-bin/message/send?access_token="
                                        + WeComToken.encoded(token.current())),
                        "application/json; charset=utf-8",
                        Json.write(card),
                        Map.of());
        if (!answer.ok()) {
            throw new WeComToken.Denied(answer.refusal());
        }
        return Json.read(answer.body());
    }

    /** A card may hold markup of its own; nobody's words are to be taken for it. */
    private static String plain(String text) {
        return text.replace('<', '＜').replace('>', '＞');
    }

    private static int code(JsonNode answer) {
        return answer.path("errcode").asInt(Integer.MIN_VALUE);
    }

    private static Reply reply(JsonNode answer, String user) {
        int code = code(answer);
        if (code != 0) {
            return failure(code, "message/send");
        }
        for (var field : List.of("invaliduser", "unlicenseduser")) {
            var named = answer.path(field).asString("").toLowerCase(Locale.ROOT).split("\\|");
            if (List.of(named).contains(user.toLowerCase(Locale.ROOT))) {
                return new Reply.Refused("WeCom: " + field);
            }
        }
        return new Reply.Taken("WeCom " + answer.path("msgid").asString(""));
    }

    /** What a code means; the text beside it may hold addresses and is not kept. */
    static Reply failure(int code, String call) {
        var line =
                code == Integer.MIN_VALUE
                        ? "WeCom " + call + ": no answer of WeCom's"
                        : "WeCom " + call + ": errcode " + code;
        if (code == -1) {
            return new Reply.Later(line);
        }
        if (TOO_MUCH.contains(code)) {
            return new Reply.Later(line, Duration.ofMinutes(1));
        }
        return NOBODY.contains(code) || NOT_TAKEN.contains(code)
                ? new Reply.Refused(line)
                : new Reply.Away(line);
    }
}
