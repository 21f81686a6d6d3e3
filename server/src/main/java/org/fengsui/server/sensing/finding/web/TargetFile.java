package org.fengsui.server.sensing.finding.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.RetestTarget;
import org.fengsui.server.sensing.finding.domain.TargetFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A scanner's target list as a file. */
final class TargetFile {

    private TargetFile() {}

    /** The format of that word. */
    static TargetFormat format(String word) {
        return TargetFormat.named(word)
                .orElseThrow(() -> new Refusal(CommonProblem.FIELD_INVALID, "format", word));
    }

    /**
     * The file; it says who took it out and when, where the format has a place for that.
     *
     * @param name without the format and the extension
     */
    static ResponseEntity<byte[]> of(
            String name, TargetFormat format, List<RetestTarget> targets, Reader reader) {
        var times = reader.times();
        var head = format.head(reader.actor().name(), times.plain(times.now()));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "-" + format.word() + ".txt\"")
                .body((head + format.targets(targets)).getBytes(StandardCharsets.UTF_8));
    }
}
