package org.fengsui.server.sensing.finding.web;

import java.io.IOException;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.Attachments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Attaches evidence to a finding. */
@Controller
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping("/findings/attach")
    @Permits(Permission.FINDING_TRIAGE)
    String attach(
            @RequestParam long id,
            @RequestParam long finding,
            @RequestParam @Nullable MultipartFile file,
            Reader reader,
            RedirectAttributes redirect)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            attachments.attach(reader.actor(), id, "", name == null ? "" : name, content);
        }
        Toast.done(redirect, reader.say("finding.done.attached"));
        return "redirect:/findings/" + finding;
    }
}
