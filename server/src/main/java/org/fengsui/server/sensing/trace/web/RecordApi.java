package org.fengsui.server.sensing.trace.web;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.sensing.trace.TraceProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Look-up records for programs: a nightly export is sent here. */
@RestController
class RecordApi {

    private final LookUpRecords records;
    private final UploadWords words;

    RecordApi(LookUpRecords records, UploadWords words) {
        this.records = records;
        this.words = words;
    }

    /**
     * A file as programs see it; times in UTC.
     *
     * @param id identity
     * @param state where it stands
     * @param name as sent
     * @param receivedAt when it came in
     * @param finishedAt when it was done or refused
     * @param bytesRead of the file, while it is read
     * @param recordsRead while it is read
     * @param same whether the same bytes were taken in before, so that nothing changed
     * @param records how many were taken in; those that would have been, where rows are bad
     * @param tooOld how many were left out because they are older than what is kept
     * @param badRows how many rows cannot be read; then nothing was taken in
     * @param bad the first of them
     * @param reason why the whole file was refused, as a sentence
     */
    record Answer(
            long id,
            UploadState state,
            String name,
            Instant receivedAt,
            @Nullable Instant finishedAt,
            @Nullable Long bytesRead,
            @Nullable Long recordsRead,
            boolean same,
            long records,
            long tooOld,
            long badRows,
            List<BadRow> bad,
            @Nullable String reason) {}

    /** Answers 202 and where to ask what became of it. */
    @PostMapping(path = "/api/trace/records", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permits(Permission.TRACE_WORK)
    ResponseEntity<Answer> take(@RequestParam @Nullable MultipartFile file, Reader reader)
            throws IOException {
        long id = received(records, file, reader);
        return ResponseEntity.accepted()
                .location(URI.create("/api/trace/records/" + id))
                .body(one(id, reader));
    }

    @GetMapping("/api/trace/records/{id:[0-9]+}")
    @Permits(Permission.TRACE_WORK)
    Answer one(@PathVariable long id, Reader reader) {
        var scope = reader.actor().scope();
        var upload =
                records.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var progress = upload.progress();
        return new Answer(
                upload.id(),
                upload.state(),
                upload.name(),
                upload.receivedAt(),
                upload.finishedAt(),
                progress == null ? null : progress.bytes(),
                progress == null ? null : progress.records(),
                upload.same(),
                upload.records(),
                upload.tooOld(),
                upload.badRows(),
                records.badRows(scope, id),
                words.reason(upload, reader.locale()));
    }

    /** Hands the upload in; its identity. */
    static long received(LookUpRecords records, @Nullable MultipartFile file, Reader reader)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal(TraceProblem.NO_FILE);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return records.receive(reader.actor(), name == null ? "" : name, content);
        }
    }
}
