package org.fengsui.server.sensing.intake.domain;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.List;

/**
 * What a school sets about the intake.
 *
 * @param folders directories whose files are taken in by themselves
 */
@ConfigurationProperties("fengsui.intake")
record IntakeSettings(@DefaultValue List<Folder> folders) {

    /** Keeps its own copy. */
    IntakeSettings {
        folders = List.copyOf(folders);
    }

    /**
     * A watched directory. Its files are reports of one source.
     *
     * @param name short, unique; stands in the list of imports
     * @param directory absolute; the server moves files below it
     * @param format the reader; null to tell by content
     * @param vantage from where the scanner looked; null for the campus
     * @param source who reports, if it is not the office's own scan
     */
    record Folder(
            String name,
            Path directory,
            @Nullable String format,
            @Nullable String vantage,
            @Nullable String source) {}
}
