package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Set;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The nightly table of another system of record, for programs. */
@RestController
class RegistrySyncApi {

    private final RegistrySync sync;

    RegistrySyncApi(RegistrySync sync) {
        this.sync = sync;
    }

    /**
     * What became of a table.
     *
     * @param applied whether it was written
     * @param path where a person looks at it; empty where it was written or refused
     * @param added new rows
     * @param changed changed rows
     * @param conflicts rows that were changed here since
     * @param missing rows the source has no more
     * @param unchanged rows that change nothing
     * @param problems what is wrong with the table, each with its line
     */
    record Answer(
            boolean applied,
            String path,
            long added,
            long changed,
            int conflicts,
            int missing,
            int unchanged,
            List<String> problems) {}

    /**
     * Answers 201 where it was written, 200 where it changes nothing, 202 where a person has to
     * look at it, and 422 with what is wrong.
     *
     * @param apply whether to write what no person has to decide: without conflicts, nothing
     *     missing
     */
    @PostMapping(path = "/api/registry/sync", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Permits(Permission.REGISTRY_EDIT)
    ResponseEntity<Answer> take(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean apply,
            @RequestParam @Nullable MultipartFile file,
            Reader reader) {
        try {
            var token =
                    sync.prepare(
                            reader.actor(),
                            source,
                            RegistrySyncController.input(file, reader),
                            reader.locale());
            return answer(token, apply, reader);
        } catch (RegistryException refused) {
            var problems = RegistrySyncController.messages(refused, reader.locale());
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(new Answer(false, "", 0, 0, 0, 0, 0, problems));
        }
    }

    private ResponseEntity<Answer> answer(String token, boolean apply, Reader reader) {
        var preview = sync.show(reader.actor().scope(), token, reader.chinese());
        boolean decided = preview.conflicts().isEmpty() && preview.missing().isEmpty();
        boolean nothing = decided && preview.changes().isEmpty();
        boolean write = decided && (apply || nothing);
        if (write) {
            sync.apply(
                    reader.actor(),
                    token,
                    preview.edition(),
                    new Choice(Set.of(), Set.of(), Set.of(), Set.of(), false));
        }
        var answer =
                new Answer(
                        write && !nothing,
                        write ? "" : "/registry/sync/" + token,
                        preview.added(),
                        preview.changes().size() - preview.added(),
                        preview.conflicts().size(),
                        preview.missing().size(),
                        preview.unchanged(),
                        List.of());
        var status = nothing ? HttpStatus.OK : write ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(answer);
    }
}
