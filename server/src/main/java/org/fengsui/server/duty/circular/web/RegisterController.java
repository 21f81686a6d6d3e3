package org.fengsui.server.duty.circular.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.circular.CircularText;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 收文登记: a circular is entered; what its text says of itself is proposed, and a person confirms. */
@Controller
class RegisterController {

    private static final String FORM = "circular-new";

    private final Circulars circulars;

    RegisterController(Circulars circulars) {
        this.circulars = circulars;
    }

    @GetMapping("/circulars/new")
    @Permits(Permission.CIRCULAR_REGISTER)
    String create(Reader reader, Model model) {
        show(
                Form.of(FORM, "/circulars")
                        .value("way", Circular.Way.PHONE)
                        .value("kind", Circular.Kind.HOLE)
                        .value("receivedAt", Typed.field(reader.times().now())),
                reader,
                model);
        return "circular/new";
    }

    private void show(Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("circular.new.title"), reader.say("circular.new.sub"))
                        .under(reader.say("circular.list.title"), "/circulars"));
        model.addAttribute("form", form);
        model.addAttribute(
                "sources",
                circulars.sources().stream()
                        .filter(Circular.Source::offered)
                        .map(source -> Option.of(source.id(), source.name()))
                        .toList());
        model.addAttribute("ways", CircularPages.ways(reader));
        model.addAttribute("kinds", CircularPages.kinds(reader));
    }

    /** The form with what its text says; what somebody typed stays. */
    private Form proposed(Form form) {
        var text = form.value("text");
        var read = CircularText.read(text);
        var proposed = form;
        if (form.value("number").isBlank()) {
            proposed = proposed.value("number", read.number());
        }
        var deadline = read.deadline();
        if (form.value("deadline").isBlank() && deadline != null) {
            proposed = proposed.value("deadline", deadline);
        }
        if (!form.value("source").isBlank()) {
            return proposed;
        }
        var named =
                circulars.sources().stream()
                        .filter(source -> source.offered() && text.contains(source.name()))
                        .findFirst();
        return named.isPresent() ? proposed.value("source", named.get().id()) : proposed;
    }

    @PostMapping("/circulars")
    @Permits(Permission.CIRCULAR_REGISTER)
    ModelAndView register(
            @RequestParam(defaultValue = "false") boolean read,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of(FORM, "/circulars").sent(sent);
        if (read) {
            show(proposed(form), reader, model);
            return new ModelAndView("circular/new", model.asMap());
        }
        try {
            long id = circulars.register(reader.actor(), entry(form, reader), Attachment.of(files));
            Toast.done(redirect, reader.say("circular.done"));
            return new ModelAndView("redirect:/circulars/" + id);
        } catch (Refusal refused) {
            show(said(form, refused, reader), reader, model);
            return CircularPages.unprocessable("circular/new", model);
        }
    }

    private static Form said(Form form, Refusal refused, Reader reader) {
        var problem = "problem." + refused.problem().slug();
        if (!(refused.problem() instanceof CircularProblem ours)) {
            return form.refused(refused, reader);
        }
        var field =
                switch (ours) {
                    case RECEIVED_TIME -> "receivedAt";
                    case BACKDATING -> "lateReason";
                    case CALL_INCOMPLETE -> "caller";
                    case SCAN_MISSING -> "files";
                    case TEXT_MISSING, TEXT_TOO_LONG -> "text";
                    case ILLEGAL_MOVE, UNITS, TOO_MANY_ITEMS, NOTHING_NEW, NOT_REVIEWED -> "";
                };
        return form.error(field, reader.say(problem + ".detail", refused.arguments().toArray()));
    }

    /** What a form says. */
    static Circular.Entry entry(Form form, Reader reader) {
        var source = form.value("source");
        return new Circular.Entry(
                source.matches("[0-9]{1,18}") ? Long.parseLong(source) : 0,
                one(Circular.Way.values(), form.value("way")),
                one(Circular.Kind.values(), form.value("kind")),
                form.value("number").strip(),
                form.value("subject").strip(),
                form.value("text"),
                Typed.moment(form.value("receivedAt"), reader.say("circular.receivedAt"), reader),
                Typed.momentOrNull(form.value("postedAt")),
                form.value("caller").strip(),
                form.value("callBack").strip(),
                form.value("lateReason").strip(),
                Typed.momentOrNull(form.value("deadline")));
    }

    private static <E extends Enum<E>> E one(E[] of, String name) {
        return Arrays.stream(of)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(Objects.requireNonNull(of[0]));
    }
}
