package org.fengsui.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.ScanTime;
import org.jspecify.annotations.Nullable;

/**
 * What plugin 19506 (Nessus Scan Information) prints for each host: one {@code key : value} per
 * line.
 */
record NessusScanInfo(
        String version,
        String policy,
        String portRange,
        Login login,
        @Nullable Instant start,
        @Nullable Duration duration) {
    /** The plugin's id. */
    static final String PLUGIN = "19506";

    static NessusScanInfo parse(String output) {
        Map<String, String> values = new HashMap<>();
        output.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        values.putIfAbsent(
                                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip());
                    }
                });
        String credentialed =
                values.getOrDefault("credentialed checks", "no").toLowerCase(Locale.ROOT);
        // Every host repeats these three, the last is often long: one copy serves all.
        return new NessusScanInfo(
                values.getOrDefault("nessus version", "").intern(),
                values.getOrDefault("scan policy used", "").intern(),
                values.getOrDefault("port range", "").intern(),
                credentialed.startsWith("yes") ? Login.OK : Login.NONE,
                ScanTime.parse(values.get("scan start date")),
                seconds(values.getOrDefault("scan duration", "")));
    }

    /** When the host's scan ended, null if unknown. */
    @Nullable Instant end() {
        return start == null || duration == null ? null : start.plus(duration);
    }

    private static @Nullable Duration seconds(String text) {
        String digits = text.replaceFirst("\\s*sec.*$", "");
        boolean number =
                !digits.isEmpty()
                        && digits.length() < 9
                        && digits.chars().allMatch(Character::isDigit);
        return number ? Duration.ofSeconds(Long.parseLong(digits)) : null;
    }
}
