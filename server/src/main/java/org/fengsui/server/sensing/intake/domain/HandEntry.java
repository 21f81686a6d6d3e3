package org.fengsui.server.sensing.intake.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finding as a person writes it down.
 *
 * @param place an address, a host name or a URL
 * @param port from 1 to 65535; null where the place names it or it concerns the host as a whole
 * @param title what it is called
 * @param category which of the kinds of 第六条
 * @param severity how severe
 * @param numbers CVE, CNVD and CNNVD numbers; may be empty
 * @param description what it is; may be empty
 * @param evidence what was seen
 * @param seenAt when it was seen
 * @param letter who reported it; null for the office's own
 */
public record HandEntry(
        String place,
        @Nullable Integer port,
        String title,
        Category category,
        Severity severity,
        List<String> numbers,
        String description,
        String evidence,
        Instant seenAt,
        @Nullable SourceLetter letter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keeps its own copy. */
    public HandEntry {
        numbers = List.copyOf(numbers);
    }

    /** The same as a report of the project's own list format, with one object. */
    byte[] report() {
        var row = new LinkedHashMap<String, String>();
        row.put("title", title);
        row.put("severity", severity.name());
        row.put("category", category.name());
        row.put(place.indexOf('/') >= 0 ? "url" : "host", place);
        row.put("port", port == null ? "" : port.toString());
        row.put("cve", String.join(", ", numbers));
        row.put("time", seenAt.atZone(BusinessClock.ZONE).toOffsetDateTime().toString());
        row.put("source number", letter == null ? "" : letter.number());
        row.put("description", description);
        row.put("evidence", evidence);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of("findings", List.of(row)));
    }
}
