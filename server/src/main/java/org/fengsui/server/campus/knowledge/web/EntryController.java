package org.fengsui.server.campus.knowledge.web;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.campus.knowledge.domain.EntryField;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook.Listed;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry: read, written, and its history. */
@Controller
class EntryController {

    private final KnowledgeBook book;
    private final Drafts drafts;

    EntryController(KnowledgeBook book, Drafts drafts) {
        this.book = book;
        this.drafts = drafts;
    }

    /** The entry of a check; without one a person who may edit starts a new one. */
    @GetMapping("/knowledge/entry")
    @Permits(Permission.FINDING_VIEW)
    ModelAndView entry(
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "") String from,
            Reader reader) {
        if (check.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var versions = book.versions(check);
        if (!reader.actor().may(Permission.KNOWLEDGE_EDIT)) {
            if (versions.isEmpty() && book.missing(check).isEmpty()) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            return page(check, versions, reader);
        }
        var form = form(check, from);
        if (!versions.isEmpty()) {
            form = standing(form, versions.getFirst().entry());
        }
        return page(check, versions, reader).addObject("form", drafts.over(reader.actor(), form));
    }

    @PostMapping("/knowledge/entry")
    @Permits(Permission.KNOWLEDGE_EDIT)
    ModelAndView write(
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String begun,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            RedirectAttributes redirect) {
        var key = check.strip();
        var own = form(begun.isEmpty() ? key : "", from);
        var form = checked(own.sent(sent).value("check", key), reader);
        if (form.refused()) {
            var page = page(key, book.versions(key), reader).addObject("form", form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            book.write(reader.actor(), entry(form, key, version), form.key());
        } catch (Refusal refused) {
            if (refused.problem() != CommonProblem.STALE) {
                throw refused;
            }
            return changedMeanwhile(form, key, reader);
        }
        Toast.done(redirect, reader.say("knowledge.done.written", key));
        if (from.equals("missing")) {
            return new ModelAndView("redirect:/knowledge/missing");
        }
        redirect.addAttribute("check", key);
        return new ModelAndView("redirect:/knowledge/entry");
    }

    /** Both are shown; sending again says that this one is meant to stand. */
    private ModelAndView changedMeanwhile(Form form, String check, Reader reader) {
        var versions = book.versions(check);
        var present = versions.getFirst();
        var again =
                form.value("version", present.entry().version())
                        .error(
                                "",
                                reader.say(
                                        "knowledge.stale",
                                        KnowledgeLists.writer(present, reader),
                                        reader.times().moment(present.writtenAt())));
        var page =
                page(check, versions, reader)
                        .addObject("form", again)
                        .addObject("present", EntryTexts.of(present.entry(), reader));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(String check, List<Listed> versions, Reader reader) {
        var wanted = book.missing(check);
        var page = new ModelAndView("knowledge/entry");
        page.addObject("check", check);
        page.addObject("head", EntryTexts.head(check, versions, wanted.orElse(null), reader));
        page.addObject(
                "texts",
                versions.isEmpty()
                        ? List.of()
                        : EntryTexts.of(versions.getFirst().entry(), reader));
        page.addObject("wanted", wanted.map(Missing::episodes).orElse(-1L));
        page.addObject("history", EntryTexts.history(versions, reader));
        return page;
    }

    /** The form of a check's entry; of an entry whose check is typed in it, where that is empty. */
    private static Form form(String check, String from) {
        return Form.of("knowledge:" + check, "/knowledge/entry")
                .value("check", check)
                .value("version", 0)
                .value("from", from)
                .value("begun", check.isEmpty() ? "yes" : null);
    }

    private static Form standing(Form form, Entry entry) {
        return form.value("version", entry.version())
                .value(name(EntryField.NAME), entry.name())
                .value(name(EntryField.HARM), entry.harm())
                .value(name(EntryField.REMEDY), entry.remedy())
                .value(name(EntryField.SELF_CHECK), entry.selfCheck());
    }

    private static Form checked(Form form, Reader reader) {
        var checked = form;
        for (var field : EntryField.values()) {
            var text = form.value(name(field)).strip();
            if (text.isEmpty() && field.needed()) {
                checked = checked.error(name(field), reader.say("knowledge.field.missing"));
            } else if (text.length() > field.longest()) {
                checked =
                        checked.error(
                                name(field),
                                reader.say("knowledge.field.long", field.longest(), text.length()));
            }
        }
        if (form.value("check").codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return checked;
    }

    private static Entry entry(Form form, String check, int version) {
        return new Entry(
                check,
                form.value(name(EntryField.NAME)),
                form.value(name(EntryField.HARM)),
                form.value(name(EntryField.REMEDY)),
                form.value(name(EntryField.SELF_CHECK)),
                version);
    }

    /** A field's name in the form. */
    static String name(EntryField field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
