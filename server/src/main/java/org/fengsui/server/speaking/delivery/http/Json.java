package org.fengsui.server.speaking.delivery.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON as channels speak it. */
public final class Json {

    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    /** Written. */
    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Read; a missing node where it is none. */
    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
