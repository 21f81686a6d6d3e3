package org.fengsui.server.speaking.delivery.sms;

import java.util.Map;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a gateway over HTTP is spoken to.
 *
 * @param type the body's content type; it says how values are written into the body
 * @param body with {@code ${mobile}}, {@code ${text}}, {@code ${id}} and {@code ${secret}}
 * @param secret what the gateway knows us by, for the body or a header; null where it needs none
 * @param headers further headers; {@code ${secret}} may stand in them
 * @param success a pattern that an answer of success contains; blank where its status says it
 */
record GatewaySettings(
        @DefaultValue("application/json; charset=utf-8") String type,
        @DefaultValue("{\"mobile\":\"${mobile}\",\"text\":\"${text}\",\"id\":\"${id}\"}")
                String body,
        @Nullable Credential secret,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("") String success) {

    /** Keeps its own copy. */
    GatewaySettings {
        headers = Map.copyOf(headers);
    }
}
