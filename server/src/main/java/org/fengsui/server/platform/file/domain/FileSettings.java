package org.fengsui.server.platform.file.domain;

import org.fengsui.server.platform.file.Files.Kind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the file room.
 *
 * @param evidenceLimit largest file attached by people
 * @param importLimit largest report or table that is read in
 * @param receivedLimit largest file that came by mail
 * @param documentLimit largest document the product makes
 */
@ConfigurationProperties("fengsui.file")
record FileSettings(
        @DefaultValue("20MB") DataSize evidenceLimit,
        @DefaultValue("1GB") DataSize importLimit,
        @DefaultValue("50MB") DataSize receivedLimit,
        @DefaultValue("50MB") DataSize documentLimit) {

    /** The limit of a kind. */
    DataSize limit(Kind kind) {
        return switch (kind) {
            case EVIDENCE -> evidenceLimit;
            case IMPORT -> importLimit;
            case RECEIVED -> receivedLimit;
            case DOCUMENT -> documentLimit;
        };
    }
}
