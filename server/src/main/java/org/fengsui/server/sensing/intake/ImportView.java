package org.fengsui.server.sensing.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fengsui.server.sensing.finding.Tally;
import org.fengsui.server.sensing.intake.Intake.Declared;
import org.jspecify.annotations.Nullable;

/**
 * An import as people and programs see it.
 *
 * @param id identity
 * @param state where it stands
 * @param fileId the kept file, in platform.file; null when it is kept no longer
 * @param fileGoneAt when the file was forgotten; null while it is kept
 * @param fileName the name it came with
 * @param size in bytes
 * @param sha256 of the file
 * @param format what it turned out to be; null before it was read
 * @param vantage from where the scanner looked
 * @param source who reports; null for the office's own scan
 * @param receivedAt when it came in
 * @param receivedBy by whose hand
 * @param finishedAt when it was done or refused
 * @param progress how far the reading is; null unless READING
 * @param tally what it did, of DONE
 * @param skipped results that say nothing, by reason
 * @param sameAs the earlier import of the same bytes, of DONE: nothing was changed
 * @param reason why it was refused or held
 * @param decided who released or discarded it and why; null where nobody did
 * @param declared what its sender says it looked at; null where nobody does
 */
public record ImportView(
        long id,
        ImportState state,
        @Nullable Long fileId,
        @Nullable Instant fileGoneAt,
        String fileName,
        long size,
        String sha256,
        @Nullable String format,
        String vantage,
        @Nullable String source,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant finishedAt,
        @Nullable Progress progress,
        Tally tally,
        Map<String, Long> skipped,
        @Nullable Long sameAs,
        @Nullable Reason reason,
        @Nullable Decided decided,
        @Nullable Declared declared) {

    /** Keeps its own copy. */
    public ImportView {
        skipped = Map.copyOf(skipped);
    }

    /**
     * How far the reading is.
     *
     * @param startedAt when this attempt began, by the system's clock
     * @param bytes of the file that were read
     * @param items results that were read
     * @param writing whether all was read and the findings are being written
     */
    public record Progress(Instant startedAt, long bytes, long items, boolean writing) {}

    /**
     * What a person decided about a held import.
     *
     * @param released whether it was released; else it was discarded
     * @param by who
     * @param reason why
     */
    public record Decided(boolean released, String by, String reason) {}

    /**
     * Why it was refused or held.
     *
     * @param key stable; {@code input.…} for what is wrong with the file
     * @param line where in the file, from 1; 0 where no line is to blame
     * @param words what the sentence of the key names, in its order
     */
    public record Reason(String key, long line, List<String> words) {
        /** Keeps its own copy. */
        public Reason {
            words = List.copyOf(words);
        }
    }
}
