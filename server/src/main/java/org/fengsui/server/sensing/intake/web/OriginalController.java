package org.fengsui.server.sensing.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Handover;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.intake.Intake;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports as they came; who takes one out says why. */
@Controller
class OriginalController {

    private final Intake intake;
    private final Files files;

    OriginalController(Intake intake, Files files) {
        this.intake = intake;
        this.files = files;
    }

    /** What takes an import's report out: it asks why, and says what may stand in it. */
    static Action act(long id, Reader reader) {
        return Action.reason(
                reader.say("import.original"),
                "/imports/" + id + "/original",
                reader.say("import.original.ask"));
    }

    @PostMapping("/imports/{id:[0-9]+}/original")
    @Permits(Permission.INTAKE_RUN)
    void original(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Actor reader,
            HttpServletResponse response)
            throws IOException {
        var file = intake.original(reader, id, reason);
        Handover.announce(file, response);
        files.copyTo(reader.scope(), file.id(), response.getOutputStream());
    }
}
