package org.fengsui.server.sensing.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.intake.domain.HandEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 登记隐患: one finding entered by hand. */
@Controller
class EntryController {

    private final HandEntries entries;
    private final Drafts drafts;
    private final TransactionTemplate transaction;

    EntryController(HandEntries entries, Drafts drafts, TransactionTemplate transaction) {
        this.entries = entries;
        this.drafts = drafts;
        this.transaction = transaction;
    }

    @GetMapping(EntryForm.PATH)
    @Permits(Permission.INTAKE_RUN)
    String ask(Reader reader, Model model) {
        return show(EntryForm.empty(), reader, model);
    }

    /** Ends on the finding; until it was read, on the import, which then leads there. */
    @PostMapping(EntryForm.PATH)
    @Permits(Permission.INTAKE_RUN)
    String enter(
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var typed = new EntryForm(EntryForm.empty().sent(params), reader);
        if (typed.form().refused()) {
            response.setStatus(422);
            return show(typed.form(), reader, model);
        }
        try {
            long id = Objects.requireNonNull(transaction.execute(_ -> keep(typed, files, reader)));
            Toast.done(redirect, reader.say("import.entry.done"));
            return "redirect:/imports/" + id + "?entered=yes";
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(typed.form().refused(refusal, reader), reader, model);
        }
    }

    private long keep(EntryForm typed, @Nullable List<MultipartFile> files, Reader reader) {
        var entry = typed.entry();
        long id =
                entries.enter(
                        reader.actor(),
                        entry,
                        reader.say("import.entry.file", entry.title()) + ".json",
                        Attachment.of(files));
        drafts.forget(reader.actor(), typed.form().key());
        return id;
    }

    private static String show(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("categories", EntryForm.categories(reader));
        model.addAttribute("levels", EntryForm.levels(reader));
        return "intake/entry";
    }
}
