package org.fengsui.server.sensing.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Tally;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.Intake.Declared;
import org.fengsui.server.sensing.intake.IntakeProblem;
import org.fengsui.server.sensing.intake.domain.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports for programs: scanners and scripts hand their reports in here. */
@RestController
class ImportApi {

    private final Intake intake;
    private final Reasons reasons;

    ImportApi(Intake intake, Reasons reasons) {
        this.intake = intake;
        this.reasons = reasons;
    }

    /**
     * An import as programs see it; times in UTC.
     *
     * @param id identity
     * @param state where it stands
     * @param fileName as sent
     * @param sha256 of the file
     * @param size in bytes
     * @param format what it turned out to be
     * @param vantage from where the scanner looked
     * @param source who reports
     * @param receivedAt when it came in
     * @param finishedAt when it was done or refused
     * @param bytesRead of the file, while it is read
     * @param itemsRead results, while it is read
     * @param counts what it did, once it is done
     * @param skipped results that say nothing, by reason
     * @param sameAs the earlier import of the same bytes: nothing was changed
     * @param reason why it was refused or held, as a sentence
     * @param line where in the file, from 1
     */
    record Answer(
            long id,
            ImportState state,
            String fileName,
            String sha256,
            long size,
            @Nullable String format,
            String vantage,
            @Nullable String source,
            Instant receivedAt,
            @Nullable Instant finishedAt,
            @Nullable Long bytesRead,
            @Nullable Long itemsRead,
            @Nullable Tally counts,
            Map<String, Long> skipped,
            @Nullable Long sameAs,
            @Nullable String reason,
            @Nullable Long line) {}

    @PostMapping(path = "/api/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permits(Permission.INTAKE_RUN)
    ResponseEntity<Answer> receive(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String format,
            @RequestParam @Nullable String vantage,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String coveredHosts,
            @RequestParam @Nullable String coveredPorts,
            @RequestParam(defaultValue = "false") boolean coveredLogin,
            Reader reader)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal(IntakeProblem.NO_FILE);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return accepted(
                    intake.receive(
                            reader.actor(),
                            new Intake.Upload(
                                    name == null ? "" : name,
                                    format,
                                    vantage,
                                    source,
                                    Declared.of(coveredHosts, coveredPorts, coveredLogin)),
                            content),
                    reader);
        }
    }

    /** The body is the file; {@code name} is how messages call it. */
    @PostMapping("/api/imports")
    @Permits(Permission.INTAKE_RUN)
    ResponseEntity<Answer> receiveRaw(
            @RequestParam(defaultValue = "report") String name,
            @RequestParam @Nullable String format,
            @RequestParam @Nullable String vantage,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String coveredHosts,
            @RequestParam @Nullable String coveredPorts,
            @RequestParam(defaultValue = "false") boolean coveredLogin,
            HttpServletRequest request,
            Reader reader)
            throws IOException {
        if (request.getContentLengthLong() == 0 || isForm(request)) {
            throw new Refusal(IntakeProblem.NO_FILE);
        }
        return accepted(
                intake.receive(
                        reader.actor(),
                        new Intake.Upload(
                                name,
                                format,
                                vantage,
                                source,
                                Declared.of(coveredHosts, coveredPorts, coveredLogin)),
                        request.getInputStream()),
                reader);
    }

    /** The container reads such a body as parameters, so there is no file left in it. */
    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @GetMapping("/api/imports/{id:[0-9]+}")
    @Permits(Permission.INTAKE_RUN)
    Answer one(@PathVariable long id, Reader reader) {
        return answer(
                intake.find(reader.actor().scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND)),
                reader);
    }

    private ResponseEntity<Answer> accepted(long id, Reader reader) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + id))
                .body(one(id, reader));
    }

    private Answer answer(ImportView view, Reader reader) {
        var progress = view.progress();
        var reason = view.reason();
        return new Answer(
                view.id(),
                view.state(),
                view.fileName(),
                view.sha256(),
                view.size(),
                view.format(),
                view.vantage(),
                view.source(),
                view.receivedAt(),
                view.finishedAt(),
                progress == null ? null : progress.bytes(),
                progress == null ? null : progress.items(),
                view.state() == ImportState.DONE ? view.tally() : null,
                view.skipped(),
                view.sameAs(),
                reasons.say(view, reader.locale()),
                reason == null || reason.line() == 0 ? null : reason.line());
    }
}
