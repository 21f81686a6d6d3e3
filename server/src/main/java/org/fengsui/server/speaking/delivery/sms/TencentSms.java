package org.fengsui.server.speaking.delivery.sms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.http.Hmac;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;

/** SendSms of Tencent Cloud (2021-01-11), signed by TC3-HMAC-SHA256. */
final class TencentSms implements SmsProvider {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String TYPE = "application/json; charset=utf-8";
    private static final String SIGNED = "content-type;host;x-tc-action";

    /** This number or these words for good. */
    private static final Set<String> REFUSED =
            Set.of(
                    "FailedOperation.PhoneNumberInBlacklist",
                    "FailedOperation.ContainSensitiveWord",
                    "InvalidParameterValue.IncorrectPhoneNumber",
                    "InvalidParameterValue.ContentLengthLimit",
                    "InvalidParameterValue.TemplateParameterFormatError",
                    "InvalidParameterValue.TemplateParameterLengthLimit",
                    "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter",
                    "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber");

    private final Web web;
    private final SmsSettings settings;
    private final Clock clock;

    TencentSms(Web web, SmsSettings settings, Clock clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Reply send(String mobile, Map<String, String> values, long id) {
        var body =
                Json.write(
                        Map.of(
                                "PhoneNumberSet", List.of("+86" + mobile),
                                "SmsSdkAppId", settings.appId(),
                                "SignName", settings.signName(),
                                "TemplateId", settings.templateId(),
                                "TemplateParamSet", List.copyOf(values.values()),
                                "SessionContext", Long.toString(id)));
        var now = clock.instant();
        var address = settings.address();
        try {
            var answer =
                    web.post(
                            URI.create(address + "/"),
                            TYPE,
                            body,
                            Map.of(
                                    "X-TC-Action", "SendSms",
                                    "X-TC-Version", "2021-01-11",
                                    "X-TC-Region", settings.region(),
                                    "X-TC-Timestamp", Long.toString(now.getEpochSecond()),
                                    "Authorization",
                                            authorization(now, address.getRawAuthority(), body)));
            return reply(answer);
        } catch (Web.NoAnswer e) {
            return new Reply.Away(String.valueOf(e.getMessage()));
        }
    }

    private String authorization(Instant now, String host, String body) {
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        var scope = day + "/sms/tc3_request";
        var request =
                "POST\n/\n\ncontent-type:"
                        + TYPE
                        + "\nhost:"
                        + host
                        + "\nx-tc-action:sendsms\n\n"
                        + SIGNED
                        + "\n"
                        + Sha256.hex(body);
        var text =
                ALGORITHM + "\n" + now.getEpochSecond() + "\n" + scope + "\n" + Sha256.hex(request);
        var dated = Hmac.sha256(("TC3" + settings.secret()).getBytes(StandardCharsets.UTF_8), day);
        var key = Hmac.sha256(Hmac.sha256(dated, "sms"), "tc3_request");
        return ALGORITHM
                + " Credential="
                + settings.keyId()
                + "/"
                + scope
                + ", SignedHeaders="
                + SIGNED
                + ", Signature="
                + Hmac.hex(Hmac.sha256(key, text));
    }

    private static Reply reply(Web.Answer answer) {
        if (!answer.ok()) {
            return answer.refusal();
        }
        var response = Json.read(answer.body()).path("Response");
        var failed = response.path("Error").path("Code").asString("");
        var status = response.path("SendStatusSet").path(0);
        var code = failed.isEmpty() ? status.path("Code").asString("") : failed;
        var line = "Tencent " + code;
        if (code.equals("Ok")) {
            return new Reply.Taken("Tencent " + status.path("SerialNo").asString(""));
        }
        if (REFUSED.contains(code)) {
            return new Reply.Refused(line);
        }
        if (code.startsWith("LimitExceeded")) {
            return new Reply.Later(line, Duration.ofHours(1));
        }
        if (code.startsWith("RequestLimitExceeded") || code.startsWith("InternalError")) {
            return new Reply.Later(line, Duration.ofMinutes(1));
        }
        return new Reply.Away(code.isEmpty() ? "Tencent: no answer of its" : line);
    }
}
