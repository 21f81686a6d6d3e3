package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Set;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ErrandView;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The nightly table of another system of record, for programs. */
@RestController
class RegistrySyncApi {

    private static final Choice NOTHING_TO_CHOOSE =
            new Choice(Set.of(), Set.of(), Set.of(), Set.of(), false);

    private final RegistrySync sync;

    RegistrySyncApi(RegistrySync sync) {
        this.sync = sync;
    }

    /** What became of a table. */
    enum State {
        /** It is refused: something is wrong with it. */
        WRONG,
        /** It says what stands already. */
        UNCHANGED,
        /** A person has to look at it. */
        WAITING,
        /** It is being written. */
        WRITING
    }

    /**
     * What became of a table.
     *
     * @param path where a person looks at it, and under {@code /api} how far its writing is; empty
     *     where there is nothing to look at
     * @param added new rows
     * @param changed changed rows
     * @param conflicts rows that were changed here since
     * @param missing rows the source has no more
     * @param unchanged rows that change nothing
     * @param problems what is wrong with the table, each with its line
     */
    record Answer(
            State state,
            String path,
            long added,
            long changed,
            int conflicts,
            int missing,
            int unchanged,
            List<String> problems) {}

    /**
     * How far the writing of a table is.
     *
     * @param done rows that are written; not committed before all are
     * @param total how many there are; 0 until that is known
     * @param problem why nothing was written; null otherwise
     */
    record Written(Errand.State state, long done, long total, @Nullable String problem) {}

    /**
     * Answers 200 where it changes nothing, 202 where it is being written or a person has to look
     * at it, and 422 with what is wrong.
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
                    .body(new Answer(State.WRONG, "", 0, 0, 0, 0, 0, problems));
        }
    }

    private ResponseEntity<Answer> answer(String token, boolean apply, Reader reader) {
        var preview = sync.show(reader.actor().scope(), token, reader.chinese());
        boolean decided = preview.conflicts().isEmpty() && preview.missing().isEmpty();
        var state = State.WAITING;
        if (decided && preview.changes().isEmpty()) {
            // What the source said last is remembered, without a row to write.
            sync.apply(reader.actor(), token, preview.edition(), NOTHING_TO_CHOOSE);
            state = State.UNCHANGED;
        } else if (decided && apply) {
            sync.confirm(reader.actor(), token, preview.edition(), NOTHING_TO_CHOOSE);
            state = State.WRITING;
        }
        var answer =
                new Answer(
                        state,
                        state == State.UNCHANGED ? "" : "/registry/sync/" + token,
                        preview.added(),
                        preview.changes().size() - preview.added(),
                        preview.conflicts().size(),
                        preview.missing().size(),
                        preview.unchanged(),
                        List.of());
        return ResponseEntity.status(state == State.UNCHANGED ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(answer);
    }

    /**
     * How far the writing of a table is.
     *
     * @throws Refusal if it is not being written and was not
     */
    @GetMapping("/api/registry/sync/{token}")
    @Permits(Permission.REGISTRY_EDIT)
    Written written(@PathVariable String token, Reader reader) {
        var errand =
                sync.writing(reader.actor().scope(), token)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return new Written(
                errand.state(), errand.done(), errand.total(), ErrandView.refused(errand, reader));
    }
}
