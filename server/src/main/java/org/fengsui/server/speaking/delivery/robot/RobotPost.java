package org.fengsui.server.speaking.delivery.robot;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.speaking.delivery.domain.Cut;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.http.Hmac;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.robot.RobotSettings.Robot;

/**
 * What is posted to a robot.
 *
 * @param address where, signed where that is how it is signed
 * @param body JSON
 * @param headers beside the content type
 */
record RobotPost(URI address, String body, Map<String, String> headers) {

    private static final int WECOM_MARKDOWN_BYTES = 4096;
    private static final int WECOM_TEXT_BYTES = 2048;
    private static final int DINGTALK_BYTES = 18_000;
    private static final int FEISHU_BYTES = 18_000;

    /**
     * Written for a robot.
     *
     * @param link the page to open; empty where none may be given to a group
     */
    static RobotPost of(Robot robot, Letter letter, String link, Instant now) {
        return switch (robot.kind()) {
            case WECOM -> wecom(robot, letter, link);
            case DINGTALK -> dingTalk(robot, letter, link, now);
            case FEISHU -> feishu(robot, letter, link, now);
            case WEBHOOK -> webhook(robot, letter, link, now);
        };
    }

    private static RobotPost wecom(Robot robot, Letter letter, String link) {
        Map<String, Object> body =
                robot.plain()
                        ? Map.of(
                                "msgtype",
                                "text",
                                "text",
                                Map.of("content", Cut.bytes(text(letter, link), WECOM_TEXT_BYTES)))
                        : Map.of(
                                "msgtype",
                                "markdown",
                                "markdown",
                                Map.of(
                                        "content",
                                        Cut.bytes(markdown(letter, link), WECOM_MARKDOWN_BYTES)));
        return new RobotPost(robot.address(), Json.write(body), Map.of());
    }

    /** 加签: HMAC-SHA256 of the time and the secret under the secret, in the address. */
    private static RobotPost dingTalk(Robot robot, Letter letter, String link, Instant now) {
        var address = robot.address();
        if (!robot.key().isEmpty()) {
            long time = now.toEpochMilli();
            var sign =
                    Base64.getEncoder()
                            .encodeToString(Hmac.sha256(robot.key(), time + "\n" + robot.key()));
            address =
                    URI.create(
                            address
                                    + (address.getRawQuery() == null ? "?" : "&")
                                    + "timestamp="
                                    + time
                                    + "&sign="
                                    + URLEncoder.encode(sign, StandardCharsets.UTF_8));
        }
        var body =
                Map.of(
                        "msgtype",
                        "markdown",
                        "markdown",
                        Map.of(
                                "title",
                                letter.subject(),
                                "text",
                                Cut.bytes(markdown(letter, link), DINGTALK_BYTES)));
        return new RobotPost(address, Json.write(body), Map.of());
    }

    /** 签名校验: HMAC-SHA256 of nothing under the time and the secret, in the body. */
    private static RobotPost feishu(Robot robot, Letter letter, String link, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        if (!robot.key().isEmpty()) {
            long time = now.getEpochSecond();
            body.put("timestamp", Long.toString(time));
            body.put(
                    "sign",
                    Base64.getEncoder().encodeToString(Hmac.sha256(time + "\n" + robot.key(), "")));
        }
        body.put("msg_type", "text");
        body.put("content", Map.of("text", Cut.bytes(text(letter, link), FEISHU_BYTES)));
        return new RobotPost(robot.address(), Json.write(body), Map.of());
    }

    /** Our own: HMAC-SHA256 of the time, a full stop and the body, in a header. */
    private static RobotPost webhook(Robot robot, Letter letter, String link, Instant now) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", letter.id());
        fields.put("subject", letter.subject());
        fields.put("text", letter.body());
        fields.put("link", link);
        fields.put("written", letter.written().toString());
        var body = Json.write(fields);
        var time = Long.toString(now.getEpochSecond());
        return new RobotPost(
                robot.address(),
                body,
                Map.of(
                        "X-Fengsui-Timestamp",
                        time,
                        "X-Fengsui-Signature",
                        "sha256=" + Hmac.hex(Hmac.sha256(robot.key(), time + "." + body))));
    }

    private static String text(Letter letter, String link) {
        var end = link.isEmpty() ? "" : "\n" + link;
        return letter.subject() + "\n" + letter.body() + end;
    }

    private static String markdown(Letter letter, String link) {
        var end = link.isEmpty() ? "" : "\n\n[" + link + "](" + link + ")";
        return "### " + letter.subject() + "\n\n" + letter.body() + end;
    }
}
