package org.fengsui.server.duty.circular.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularState;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * 上级通报 by a program of the school or of a superior: the fields of the form, and what became of one.
 */
@RestController
class CircularApi {

    private final Circulars circulars;

    CircularApi(Circulars circulars) {
        this.circulars = circulars;
    }

    /** A circular as a program reads it. */
    record Answer(
            long id,
            CircularState state,
            String number,
            String subject,
            String source,
            Circular.Kind kind,
            Instant receivedAt,
            @Nullable Instant deadline,
            boolean startsClock,
            int round) {}

    /**
     * Answers 201 and where it is. The body is named by its identity or its name; without a way it
     * came by a platform, without a time now.
     */
    @PostMapping("/api/circulars")
    @Permits(Permission.CIRCULAR_REGISTER)
    ResponseEntity<Answer> take(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader) {
        var form = Form.of("circular-api", "/api/circulars").sent(sent);
        if (form.value("way").isBlank()) {
            form = form.value("way", Circular.Way.PLATFORM);
        }
        if (form.value("receivedAt").isBlank()) {
            form = form.value("receivedAt", Typed.field(reader.times().now()));
        }
        var named = form.value("source").strip();
        for (var source : circulars.sources()) {
            if (source.name().equals(named)) {
                form = form.value("source", source.id());
            }
        }
        long id =
                circulars.register(
                        reader.actor(),
                        RegisterController.entry(form, reader),
                        Attachment.of(files));
        return ResponseEntity.created(URI.create("/api/circulars/" + id)).body(one(id, reader));
    }

    @GetMapping("/api/circulars/{id:[0-9]+}")
    @Permits(Permission.NOTICE_VIEW)
    Answer one(@PathVariable long id, Reader reader) {
        var circular =
                circulars
                        .find(reader.actor().scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var entry = circular.entry();
        return new Answer(
                id,
                circular.state(),
                entry.number(),
                entry.subject(),
                circular.source(),
                entry.kind(),
                entry.receivedAt(),
                entry.deadline(),
                circular.startsClock(),
                circular.round());
    }
}
