package org.fengsui.server.speaking.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.Letters;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.LocalWeb.Asked;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.Signed;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;
import org.fengsui.server.speaking.delivery.http.Web.Answer;
import org.fengsui.server.speaking.delivery.sms.SmsSettings.Said;
import org.fengsui.server.speaking.delivery.sms.SmsSettings.Variable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsProvidersTest {

    private static final String SECRET = "YourAccessKeySecret";
    private static final Instant NOW = Instant.parse("2026-09-24T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<Variable> VARIABLES =
            List.of(new Variable("name", Said.NAME, 10), new Variable("no", Said.BRIEF, 12));

    private final LocalWeb web = new LocalWeb();
    private final List<String> arrived = new ArrayList<>();
    private String code = "OK";

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void theSignatureOfAliyunIsTheOneOfItsDocuments() {
        var headers =
                new TreeMap<>(
                        Map.of(
                                "host",
                                "ecs.cn-shanghai.aliyuncs.com",
                                "x-acs-action",
                                "RunInstances",
                                "x-acs-content-sha256",
                                Signed.sha256(""),
                                "x-acs-date",
                                "2023-10-26T10:22:32Z",
                                "x-acs-signature-nonce",
                                "3156853299f313e23d1673dc12e1703d",
                                "x-acs-version",
                                "2014-05-26"));
        assertThat(
                        AliyunSms.authorization(
                                "YourAccessKeyId",
                                SECRET,
                                "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"
                                        + "&RegionId=cn-shanghai",
                                headers))
                .endsWith(
                        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void aliyunTakesASignedMessageAndItsCodesAreKnown() {
        web.plays(this::aliyun);
        var way =
                way(
                        settings(SmsSettings.Provider.ALIYUN),
                        new AliyunSms(client(), settings(SmsSettings.Provider.ALIYUN), CLOCK));
        assertThat(way.hand(Letters.of(Channel.SMS))).isEqualTo(new Reply.Taken("Aliyun B1"));
        assertThat(arrived)
                .containsExactly("13900000001 {\"name\":\"专员丁\",\"no\":\"信办整〔2026〕1号\"}");
        assertCodes(way, "isv.MOBILE_NUMBER_ILLEGAL", Reply.Refused.class);
        assertCodes(way, "isv.BUSINESS_LIMIT_CONTROL", Reply.Later.class);
        assertCodes(way, "isp.SYSTEM_ERROR", Reply.Later.class);
        assertCodes(way, "isv.AMOUNT_NOT_ENOUGH", Reply.Away.class);
        var forged = settings(SmsSettings.Provider.ALIYUN, "another");
        assertThat(
                        way(forged, new AliyunSms(client(), forged, CLOCK))
                                .hand(Letters.of(Channel.SMS)))
                .isEqualTo(new Reply.Away("Aliyun SignatureDoesNotMatch"));
    }

    @Test
    void tencentTakesASignedMessageAndItsCodesAreKnown() {
        web.plays(this::tencent);
        var way =
                way(
                        settings(SmsSettings.Provider.TENCENT),
                        new TencentSms(client(), settings(SmsSettings.Provider.TENCENT), CLOCK));
        code = "Ok";
        assertThat(way.hand(Letters.of(Channel.SMS))).isEqualTo(new Reply.Taken("Tencent S1"));
        assertThat(arrived).containsExactly("+8613900000001 [\"专员丁\",\"信办整〔2026〕1号\"]");
        assertCodes(way, "InvalidParameterValue.IncorrectPhoneNumber", Reply.Refused.class);
        assertCodes(way, "LimitExceeded.PhoneNumberDailyLimit", Reply.Later.class);
        assertCodes(way, "InternalError.Timeout", Reply.Later.class);
        assertCodes(way, "FailedOperation.InsufficientBalanceInSmsPackage", Reply.Away.class);
        var forged = settings(SmsSettings.Provider.TENCENT, "another");
        assertThat(
                        way(forged, new TencentSms(client(), forged, CLOCK))
                                .hand(Letters.of(Channel.SMS)))
                .isEqualTo(new Reply.Away("Tencent AuthFailure.SignatureFailure"));
    }

    @Test
    void aGatewayIsGivenItsBodyAndNoValueLeavesItsPlace() {
        var gateway =
                new GatewaySettings(
                        "application/json",
                        "{\"to\":\"${mobile}\",\"say\":\"${text}\",\"key\":\"${secret}\"}",
                        Credential.of("gateway-key"),
                        Map.of("X-Key", "${secret}"),
                        "\"state\":0");
        web.plays(asked -> {
            arrived.add(asked.header("x-key") + " " + asked.body());
            return LocalWeb.answer(200, code.equals("OK") ? "{\"state\":0}" : "{\"state\":9}");
        });
        var sender = new Gateway(client(), web.url(), gateway);
        assertThat(sender.send("13900000001", "甲\",\"to\":\"13900000002${secret}", 7))
                .isInstanceOf(Reply.Taken.class);
        assertThat(arrived).singleElement().asString().startsWith("gateway-key ");
        var body = Json.read(arrived.getFirst().substring("gateway-key ".length()));
        assertThat(body.path("to").asString("")).isEqualTo("13900000001");
        assertThat(body.path("say").asString("")).endsWith("${secret}");
        code = "no";
        assertThat(sender.send("13900000001", "甲", 7))
                .isEqualTo(
                        new Reply.Later(
                                "gateway: the answer says no success", Duration.ofMinutes(15)));
    }

    @Test
    void aProviderThatFailsIsSlowOrDownIsAway() {
        var settings = settings(SmsSettings.Provider.TENCENT);
        var way = way(settings, new TencentSms(client(), settings, CLOCK));
        web.plays(_ -> LocalWeb.answer(500, ""));
        assertThat(way.hand(Letters.of(Channel.SMS))).isEqualTo(new Reply.Away("HTTP 500"));
        web.plays(_ -> LocalWeb.answer(429, ""));
        assertThat(way.hand(Letters.of(Channel.SMS))).isInstanceOf(Reply.Later.class);
        web.plays(_ -> null);
        assertThat(way.hand(Letters.of(Channel.SMS))).isInstanceOf(Reply.Away.class);
        web.close();
        assertThat(way.hand(Letters.of(Channel.SMS))).isInstanceOf(Reply.Away.class);
    }

    @Test
    void aMessageSaysNeitherSubjectNorTextAndIsCutToItsVariables() {
        var values = new ArrayList<String>();
        var way =
                new SmsWay(
                        settings(SmsSettings.Provider.ALIYUN),
                        (_, said, _) -> {
                            values.addAll(said.values());
                            return new Reply.Taken("ok");
                        });
        var to = new Recipient("P-1", "一个名字很长很长的工作专员", null, null, null, "13900000001");
        way.hand(Letters.to(Channel.SMS, to, "弱口令 10.1.2.3", "https://x.example/n/t", null));
        assertThat(values).containsExactly("一个名字很长很长的…", "待办事项");
        var landline = new Recipient("P-1", "丁", null, null).at(null, "010-5550-0110");
        assertThat(way.hand(Letters.to(Channel.SMS, landline, "a", "b", null)))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatTheProviderCannotDoWithoutIsDemandedAtStart() {
        assertThatThrownBy(() -> settings(SmsSettings.Provider.ALIYUN, null))
                .hasMessageContaining("fengsui.channels.sms is without key-id and key-secret");
    }

    private void assertCodes(SmsWay way, String answered, Class<? extends Reply> reply) {
        code = answered;
        assertThat(way.hand(Letters.of(Channel.SMS)))
                .isInstanceOf(reply)
                .extracting(Reply::line)
                .asString()
                .contains(answered);
    }

    private Answer aliyun(Asked asked) {
        var names = field(asked, "SignedHeaders=").split(";");
        var lines =
                Arrays.stream(names)
                        .map(name -> name + ":" + asked.header(name) + "\n")
                        .collect(Collectors.joining());
        var request =
                "POST\n/\n"
                        + asked.uri().getRawQuery()
                        + "\n"
                        + lines
                        + "\n"
                        + String.join(";", names)
                        + "\n"
                        + Signed.sha256(asked.body());
        var expected =
                Signed.hex(Signed.hmac(SECRET, "ACS3-HMAC-SHA256\n" + Signed.sha256(request)));
        if (!field(asked, "Signature=").equals(expected)) {
            return LocalWeb.answer(400, "{\"Code\":\"SignatureDoesNotMatch\"}");
        }
        if (!List.of(names).containsAll(List.of("host", "x-acs-action", "x-acs-date"))
                || !asked.header("x-acs-date").equals("2026-09-24T01:00:00Z")) {
            return LocalWeb.answer(400, "{\"Code\":\"IncompleteSignature\"}");
        }
        if (code.equals("OK")) {
            arrived.add(asked.parameter("PhoneNumbers") + " " + asked.parameter("TemplateParam"));
        }
        return LocalWeb.answer(200, Json.write(Map.of("Code", code, "BizId", "B1")));
    }

    private Answer tencent(Asked asked) {
        var dated = Signed.hmac(("TC3" + SECRET).getBytes(StandardCharsets.UTF_8), "2026-09-24");
        var key = Signed.hmac(dated, "sms");
        var request =
                "POST\n/\n\ncontent-type:%s\nhost:%s\nx-tc-action:%s\n\n%s\n%s"
                        .formatted(
                                asked.header("content-type"),
                                asked.header("host"),
                                asked.header("x-tc-action").toLowerCase(Locale.ROOT),
                                field(asked, "SignedHeaders="),
                                Signed.sha256(asked.body()));
        var text =
                "TC3-HMAC-SHA256\n%s\n2026-09-24/sms/tc3_request\n%s"
                        .formatted(asked.header("x-tc-timestamp"), Signed.sha256(request));
        var expected = Signed.hex(Signed.hmac(Signed.hmac(key, "tc3_request"), text));
        if (!field(asked, "Signature=").equals(expected)) {
            return LocalWeb.answer(
                    200, "{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.SignatureFailure\"}}}");
        }
        var sent = Json.read(asked.body());
        if (code.equals("Ok")) {
            arrived.add(
                    sent.path("PhoneNumberSet").path(0).asString("")
                            + " "
                            + sent.path("TemplateParamSet"));
        }
        return LocalWeb.answer(
                200,
                Json.write(
                        Map.of(
                                "Response",
                                Map.of(
                                        "SendStatusSet",
                                        List.of(Map.of("Code", code, "SerialNo", "S1"))))));
    }

    private static String field(Asked asked, String name) {
        return Arrays.stream(asked.header("authorization").split("[, ]+"))
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    private static Web client() {
        return LocalWeb.client();
    }

    private static SmsWay way(SmsSettings settings, SmsProvider provider) {
        assertThat(new SmsWay(settings, provider).limits(Letters.of(Channel.SMS)))
                .singleElement()
                .satisfies(limit -> {
                    assertThat(limit.most()).isEqualTo(50);
                    assertThat(limit.within()).isEqualTo(Duration.ofDays(1));
                });
        return new SmsWay(settings, provider);
    }

    private SmsSettings settings(SmsSettings.Provider provider) {
        return settings(provider, SECRET);
    }

    private SmsSettings settings(SmsSettings.Provider provider, @Nullable String secret) {
        return new SmsSettings(
                provider,
                URI.create(web.url().toString()),
                "YourAccessKeyId",
                secret == null ? null : Credential.of(secret),
                "1400000000",
                "ap-guangzhou",
                "示例大学",
                "SMS_0001",
                "您有网络安全事项待处理：${no}",
                VARIABLES,
                new BigDecimal("0.045"),
                new GatewaySettings("application/json", "", null, Map.of(), ""));
    }
}
