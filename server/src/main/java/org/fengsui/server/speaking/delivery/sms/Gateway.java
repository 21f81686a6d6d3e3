package org.fengsui.server.speaking.delivery.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;

/** A gateway of the school over HTTP, for short messages and for calls. */
final class Gateway {

    /** An answer without success may be a full queue: the next way goes, and it is asked again. */
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final Web web;
    private final URI url;
    private final GatewaySettings settings;
    private final Pattern success;

    Gateway(Web web, URI url, GatewaySettings settings) {
        this.web = web;
        this.url = url;
        this.settings = settings;
        this.success = Pattern.compile(settings.success());
    }

    /** Gives it a number and a text. */
    Reply send(String number, String text, long id) {
        var secret = settings.secret();
        var known = secret == null ? "" : secret.value();
        var values =
                Map.of("mobile", number, "text", text, "id", Long.toString(id), "secret", known);
        var headers = new HashMap<String, String>();
        settings.headers()
                .forEach((name, value) -> headers.put(name, value.replace("${secret}", known)));
        try {
            var body = filled(settings.body(), values, writing(settings.type()));
            var answer = web.post(url, settings.type(), body, headers);
            if (!answer.ok()) {
                return answer.refusal();
            }
            return success.matcher(answer.body()).find()
                    ? new Reply.Taken("gateway HTTP " + answer.status())
                    : new Reply.Later("gateway: the answer says no success", AGAIN);
        } catch (Web.NoAnswer e) {
            return new Reply.Away(String.valueOf(e.getMessage()));
        }
    }

    private static String filled(
            String body, Map<String, String> values, UnaryOperator<String> writing) {
        return Pattern.compile("\\$\\{(mobile|text|id|secret)}")
                .matcher(body)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                writing.apply(values.getOrDefault(match.group(1), ""))));
    }

    /** How a value is written into a body of that type, so that no value leaves its place. */
    private static UnaryOperator<String> writing(String type) {
        var kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("application/x-www-form-urlencoded")) {
            return value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
        if (kind.contains("json")) {
            return value -> {
                var quoted = Json.write(value);
                return quoted.substring(1, quoted.length() - 1);
            };
        }
        if (kind.contains("xml")) {
            return value ->
                    value.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\"", "&quot;");
        }
        return value -> value.replaceAll("\\R", " ");
    }
}
