package org.fengsui.server.platform.backup.domain;

import org.fengsui.server.platform.backup.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as it stands in the file. */
final class ManifestText {

    /** Its name in the file. */
    static final String PART = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private ManifestText() {}

    static byte[] write(Manifest manifest) {
        return JSON.writeValueAsBytes(manifest);
    }

    /** Reads it; throws a {@link JacksonException} if it is none. */
    static Manifest read(byte[] text) {
        return JSON.readValue(text, Manifest.class);
    }
}
