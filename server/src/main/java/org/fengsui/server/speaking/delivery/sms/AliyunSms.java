package org.fengsui.server.speaking.delivery.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.http.Hmac;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;

/** SendSms of Alibaba Cloud (2017-05-25), signed by ACS3-HMAC-SHA256. */
final class AliyunSms implements SmsProvider {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    /** This number or these words for good. */
    private static final Set<String> REFUSED =
            Set.of(
                    "isv.MOBILE_NUMBER_ILLEGAL",
                    "isv.BLACK_KEY_CONTROL_LIMIT",
                    "isv.INVALID_PARAMETERS",
                    "isv.PARAM_LENGTH_LIMIT",
                    "isv.PARAM_NOT_SUPPORT_URL",
                    "isv.TEMPLATE_MISSING_PARAMETERS",
                    "isv.TEMPLATE_PARAMS_ILLEGAL");

    private final Web web;
    private final SmsSettings settings;
    private final Clock clock;

    AliyunSms(Web web, SmsSettings settings, Clock clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Reply send(String mobile, Map<String, String> values, long id) {
        var query =
                query(
                        Map.of(
                                "PhoneNumbers", mobile,
                                "SignName", settings.signName(),
                                "TemplateCode", settings.templateId(),
                                "TemplateParam", Json.write(values),
                                "OutId", Long.toString(id)));
        var address = settings.address();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var headers = new TreeMap<String, String>();
        headers.put("x-acs-action", "SendSms");
        headers.put("x-acs-version", "2017-05-25");
        headers.put("x-acs-date", now);
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", Sha256.hex(""));
        var signed = new TreeMap<>(headers);
        signed.put("host", address.getRawAuthority());
        headers.put(
                "Authorization", authorization(settings.keyId(), settings.secret(), query, signed));
        try {
            var answer =
                    web.post(
                            URI.create(address + "/?" + query),
                            "application/x-www-form-urlencoded",
                            "",
                            headers);
            return reply(answer);
        } catch (Web.NoAnswer e) {
            return new Reply.Away(String.valueOf(e.getMessage()));
        }
    }

    /** The header of a request without a body. */
    static String authorization(
            String keyId, String secret, String query, Map<String, String> sorted) {
        var names = String.join(";", sorted.keySet());
        var lines =
                sorted.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        var request = "POST\n/\n" + query + "\n" + lines + "\n" + names + "\n" + Sha256.hex("");
        var signature = Hmac.hex(Hmac.sha256(secret, ALGORITHM + "\n" + Sha256.hex(request)));
        return ALGORITHM
                + " Credential="
                + keyId
                + ",SignedHeaders="
                + names
                + ",Signature="
                + signature;
    }

    private static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** As RFC 3986 has it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static Reply reply(Web.Answer answer) {
        var json = Json.read(answer.body());
        var code = json.path("Code").asString("");
        var line = "Aliyun " + code;
        if (code.isEmpty()) {
            return answer.ok() ? new Reply.Away("Aliyun: no answer of its") : answer.refusal();
        }
        if (code.equals("OK")) {
            return new Reply.Taken("Aliyun " + json.path("BizId").asString(""));
        }
        if (REFUSED.contains(code)) {
            return new Reply.Refused(line);
        }
        if (code.equals("isv.BUSINESS_LIMIT_CONTROL") || code.equals("isv.DAY_LIMIT_CONTROL")) {
            return new Reply.Later(line, Duration.ofHours(1));
        }
        if (code.startsWith("Throttling") || code.startsWith("isp.")) {
            return new Reply.Later(line, Duration.ofMinutes(1));
        }
        // Money, contract, key, signature or template: nothing goes out until somebody sees to it.
        return new Reply.Away(line);
    }
}
