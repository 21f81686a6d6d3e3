package org.fengsui.server.speaking.delivery.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.Letters;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.LocalWeb.Asked;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.Signed;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web.Answer;
import org.fengsui.server.speaking.delivery.robot.RobotSettings.Kind;
import org.fengsui.server.speaking.delivery.robot.RobotSettings.Robot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotWayTest {

    private static final String SECRET = "SEC-fictional";
    private static final Instant NOW = Instant.parse("2026-09-24T01:00:00Z");

    private final LocalWeb web = new LocalWeb();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aRobotOfWeComIsGivenNoMoreBytesThanItTakes() {
        web.plays(asked -> {
            var sent = Json.read(asked.body());
            var type = sent.path("msgtype").asString("");
            var text = sent.path(type).path("content").asString("");
            int most = type.equals("markdown") ? 4096 : 2048;
            if (text.getBytes(StandardCharsets.UTF_8).length > most) {
                return LocalWeb.answer(200, "{\"errcode\":40058}");
            }
            said.add(text);
            return LocalWeb.answer(200, "{\"errcode\":0}");
        });
        var letter = letter("群", "预警".repeat(2000));
        assertThat(way(Kind.WECOM, null, false).hand(letter)).isInstanceOf(Reply.Taken.class);
        assertThat(way(Kind.WECOM, null, true).hand(letter)).isInstanceOf(Reply.Taken.class);
        assertThat(said).hasSize(2).allSatisfy(text -> assertThat(text).endsWith("…"));
    }

    @Test
    void aRobotOfDingTalkIsSignedInItsAddress() {
        web.plays(asked -> {
            var time = asked.parameter("timestamp");
            var sign =
                    Base64.getEncoder().encodeToString(Signed.hmac(SECRET, time + "\n" + SECRET));
            return LocalWeb.answer(
                    200,
                    asked.parameter("sign").equals(sign)
                                    && asked.parameter("access_token").equals("t")
                                    && time.equals(Long.toString(NOW.toEpochMilli()))
                            ? "{\"errcode\":0}"
                            : "{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
        });
        assertThat(way(Kind.DINGTALK, SECRET, false).hand(letter("群", "预警")))
                .isEqualTo(new Reply.Taken("DINGTALK ok"));
        assertThat(way(Kind.DINGTALK, "another", false).hand(letter("群", "预警")))
                .isEqualTo(new Reply.Later("DINGTALK errcode 310000"));
    }

    @Test
    void aBotOfFeishuIsSignedInItsBodyWhichStaysSmall() {
        web.plays(asked -> {
            var sent = Json.read(asked.body());
            var time = sent.path("timestamp").asString("");
            var sign = Base64.getEncoder().encodeToString(Signed.hmac(time + "\n" + SECRET, ""));
            if (asked.body().getBytes(StandardCharsets.UTF_8).length > 20 * 1024) {
                return LocalWeb.answer(200, "{\"code\":9499}");
            }
            return LocalWeb.answer(
                    200,
                    sent.path("sign").asString("").equals(sign)
                                    && time.equals(Long.toString(NOW.getEpochSecond()))
                            ? "{\"code\":0}"
                            : "{\"code\":19021}");
        });
        var letter = letter("群", "预警".repeat(9000));
        assertThat(way(Kind.FEISHU, SECRET, false).hand(letter))
                .isEqualTo(new Reply.Taken("FEISHU ok"));
        assertThat(way(Kind.FEISHU, "another", false).hand(letter))
                .isEqualTo(new Reply.Later("FEISHU errcode 19021"));
    }

    @Test
    void aWebhookCanTellThatTheBodyIsOurs() {
        web.plays(this::webhook);
        assertThat(way(Kind.WEBHOOK, SECRET, false).hand(letter("群", "预警")))
                .isEqualTo(new Reply.Taken("webhook HTTP 204"));
        assertThat(said).singleElement().asString().contains("\"link\":\"https://fengsui.example");
        assertThat(way(Kind.WEBHOOK, "another", false).hand(letter("群", "预警")))
                .isEqualTo(new Reply.Later("HTTP 403"));
        assertThatThrownBy(() -> way(Kind.WEBHOOK, null, false))
                .hasMessageContaining("has no secret");
    }

    private Answer webhook(Asked asked) {
        var signed = asked.header("x-fengsui-timestamp") + "." + asked.body();
        var expected = "sha256=" + Signed.hex(Signed.hmac(SECRET, signed));
        if (!expected.equals(asked.header("x-fengsui-signature"))) {
            return LocalWeb.answer(403, "");
        }
        said.add(asked.body());
        return LocalWeb.answer(204, "");
    }

    @Test
    void limitsAreKeptOnOurSideAndTheCodesOfTheirsWaitAsLongAsTheyShut() {
        assertThat(way(Kind.WECOM, null, false).limits(letter("群", "")))
                .containsExactly(Limit.forEach(20, Duration.ofMinutes(1)));
        assertThat(way(Kind.FEISHU, null, false).limits(letter("群", "")))
                .containsExactly(
                        Limit.forEach(5, Duration.ofSeconds(1)),
                        Limit.forEach(100, Duration.ofMinutes(1)));
        web.plays(_ -> LocalWeb.answer(200, "{\"errcode\":130101}"));
        assertThat(way(Kind.DINGTALK, null, false).hand(letter("群", "")))
                .isEqualTo(new Reply.Later("DINGTALK errcode 130101", Duration.ofMinutes(10)));
        web.plays(_ -> LocalWeb.answer(200, "{\"errcode\":45009}"));
        assertThat(way(Kind.WECOM, null, false).hand(letter("群", "")))
                .isEqualTo(new Reply.Later("WECOM errcode 45009", Duration.ofMinutes(1)));
        web.plays(_ -> LocalWeb.answer(200, "{\"code\":9499}"));
        assertThat(way(Kind.FEISHU, null, false).hand(letter("群", "")))
                .isEqualTo(new Reply.Later("FEISHU errcode 9499", Duration.ofMinutes(1)));
    }

    @Test
    void oneThatIsGoneRefusesAndOneThatIsDownOrSlowHoldsUpNoOther() {
        assertThat(way(Kind.WECOM, null, false).hand(letter("另一群", "预警")))
                .isInstanceOf(Reply.Refused.class);
        web.plays(_ -> LocalWeb.answer(200, "{\"errcode\":93000}"));
        assertThat(way(Kind.WECOM, null, false).hand(letter("群", "预警")))
                .isInstanceOf(Reply.Refused.class);
        web.plays(_ -> LocalWeb.answer(500, ""));
        assertThat(way(Kind.WECOM, null, false).hand(letter("群", "预警")))
                .isEqualTo(new Reply.Later("HTTP 500"));
        web.plays(_ -> null);
        assertThat(way(Kind.FEISHU, null, false).hand(letter("群", "预警")))
                .isInstanceOf(Reply.Later.class);
    }

    @Test
    void aLinkThatOpensSomethingByItselfIsNotGivenToAGroup() {
        web.plays(asked -> {
            said.add(asked.body());
            return LocalWeb.answer(200, "{\"errcode\":0}");
        });
        var plain = letter("群", "预警");
        way(Kind.WECOM, null, false)
                .hand(
                        new Letter(
                                7,
                                Channel.ROBOT,
                                plain.about(),
                                plain.to(),
                                "通知书",
                                "请查看",
                                "/n/secret-token",
                                null,
                                false,
                                NOW,
                                1));
        assertThat(said).singleElement().asString().doesNotContain("secret-token");
    }

    private static Letter letter(String group, String text) {
        return Letters.to(Channel.ROBOT, Recipient.ofGroup(group), "黄色预警", text, "");
    }

    private RobotWay way(Kind kind, @Nullable String secret, boolean plain) {
        var robot =
                new Robot(
                        "群",
                        kind,
                        Credential.of(web.url() + "/hook?access_token=t"),
                        secret == null ? null : Credential.of(secret),
                        plain);
        return new RobotWay(
                LocalWeb.client(),
                new RobotSettings(List.of(robot)),
                Clock.fixed(NOW, ZoneOffset.UTC),
                "https://fengsui.example.edu.cn");
    }
}
