package org.fengsui.server.sensing.trace.web;

import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.TraceProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.util.List;

/** Look-up records for programs: a nightly export is sent here. */
@RestController
class RecordApi {

    private final LookUpRecords records;

    RecordApi(LookUpRecords records) {
        this.records = records;
    }

    /**
     * What became of a file.
     *
     * @param fileId the file; 0 where nothing was taken in
     * @param same whether the same bytes were taken in before, so that nothing changed
     * @param records how many were taken in; those that would have been, where rows are bad
     * @param tooOld how many were left out because they are older than what is kept
     * @param badRows how many rows cannot be read; then nothing was taken in
     * @param bad the first of them
     */
    record Answer(
            long fileId, boolean same, long records, long tooOld, long badRows, List<BadRow> bad) {}

    /** Answers 201, 200 for the same bytes again, or 422 with the bad rows. */
    @PostMapping(path = "/api/trace/records", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permits(Permission.TRACE_WORK)
    ResponseEntity<Answer> take(@RequestParam @Nullable MultipartFile file, Reader reader) {
        if (file == null || file.isEmpty()) {
            throw new Refusal(TraceProblem.NO_FILE);
        }
        var taken = records.take(reader.actor(), input(file));
        var answer =
                new Answer(
                        taken.fileId(),
                        taken.same(),
                        taken.records(),
                        taken.tooOld(),
                        taken.badRows(),
                        taken.bad());
        if (taken.badRows() > 0) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(answer);
        }
        return ResponseEntity.status(taken.same() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    /** The upload, which the container keeps on disk until the request is over. */
    static InputFile input(MultipartFile file) {
        var name = file.getOriginalFilename();
        return new InputFile(
                name == null || name.isBlank() ? "records.csv" : name, file::getInputStream);
    }
}
