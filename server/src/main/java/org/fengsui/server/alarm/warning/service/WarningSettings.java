package org.fengsui.server.alarm.warning.service;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its warnings.
 *
 * @param series 代字 before year and number
 * @param exerciseSeries the same of exercises, which take no number of a real one
 * @param issuer who publishes them, as feeds say it
 * @param embeddedBy the sites whose pages may show the list of warnings in a frame, as {@code
 *     https://www.example.edu.cn}
 */
@ConfigurationProperties("fengsui.warning")
public record WarningSettings(
        @DefaultValue("信办预") String series,
        @DefaultValue("信办演") String exerciseSeries,
        @DefaultValue("信息化工作办公室") String issuer,
        @DefaultValue List<String> embeddedBy) {

    private static final Pattern SITE = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    /** Refuses what is no site: it stands in a header. */
    public WarningSettings {
        embeddedBy = List.copyOf(embeddedBy);
        for (var site : embeddedBy) {
            if (!SITE.matcher(site).matches()) {
                throw new IllegalArgumentException("fengsui.warning.embedded-by: " + site);
            }
        }
    }
}
