package org.fengsui.server.duty.mailbox.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularText;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.service.MailDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.platform.reading.Extract;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 来函邮件: what came by mail, and the circular that a person makes of it. */
@Controller
class MailController {

    private static final int LONGEST = 50_000;

    private final MailDesk desk;
    private final Circulars circulars;

    MailController(MailDesk desk, Circulars circulars) {
        this.desk = desk;
        this.circulars = circulars;
    }

    /** A document as a page shows it. */
    record PartLine(Mail.Part part, String state, boolean locked) {}

    @GetMapping("/circulars/mails")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = MailList.LIST.read(params);
        var found = desk.list(reader.actor().scope(), asked);
        var lines =
                found.rows().stream()
                        .map(mail ->
                                new MailList.Line(
                                        mail,
                                        MailList.title(mail, reader),
                                        MailList.chip(mail.state(), reader)))
                        .toList();
        var page = new ListResult<>(lines, found.more(), found.total());
        model.addAttribute("list", MailList.LIST.view(asked, page, reader));
        return "mailbox/list";
    }

    private Mail find(long id, Reader reader) {
        return desk.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    @GetMapping("/circulars/mails/{id:[0-9]+}")
    @Permits(Permission.NOTICE_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var mail = find(id, reader);
        var parts = desk.parts(reader.actor().scope(), id);
        show(mail, parts, proposed(mail, parts), reader, model);
        return "mailbox/detail";
    }

    private static Form form(Mail mail) {
        return Form.of("circular-mail:" + mail.id(), MailList.path(mail) + "/register");
    }

    /** What the mail and its documents say of themselves. */
    private Form proposed(Mail mail, List<Mail.Part> parts) {
        var text = text(mail, parts);
        var read = CircularText.read(text);
        var named =
                circulars.sources().stream()
                        .filter(source -> source.offered() && text.contains(source.name()))
                        .map(Circular.Source::id)
                        .findFirst();
        var source = mail.sourceId() == null ? named.orElse(null) : mail.sourceId();
        return form(mail)
                .value("text", text)
                .value("subject", mail.head().subject())
                .value("kind", Circular.Kind.HOLE)
                .value("number", read.number())
                .value("deadline", read.deadline())
                .value("source", source);
    }

    private static String text(Mail mail, List<Mail.Part> parts) {
        var text =
                mail.body()
                        + parts.stream()
                                .map(Mail.Part::read)
                                .filter(read -> read.state() == Extract.State.READ)
                                .filter(read -> !read.text().isBlank())
                                .map(read -> "\n\n" + read.name() + "\n" + read.text().strip())
                                .collect(Collectors.joining());
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text.strip();
    }

    private void show(Mail mail, List<Mail.Part> parts, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(MailList.title(mail, reader), mail.head().sender())
                        .under(reader.say("mailbox.list.title"), "/circulars/mails")
                        .state(MailList.chip(mail.state(), reader)));
        model.addAttribute("mail", mail);
        model.addAttribute("form", form);
        model.addAttribute(
                "parts",
                parts.stream()
                        .map(part ->
                                new PartLine(
                                        part,
                                        reader.say("mailbox.part", part.read().state()),
                                        part.read().state() == Extract.State.PASSWORD))
                        .toList());
        model.addAttribute("may", reader.actor().may(Permission.CIRCULAR_REGISTER));
        model.addAttribute("keeps", reader.actor().decides(Decision.REPORT_CIRCULAR));
        model.addAttribute(
                "sources",
                circulars.sources().stream()
                        .filter(Circular.Source::offered)
                        .map(source -> Option.of(source.id(), source.name()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(Circular.Kind.values())
                        .map(kind -> new Option(kind.name(), reader.say("circular.kind", kind)))
                        .toList());
    }

    @PostMapping("/circulars/mails/{id:[0-9]+}/register")
    @Permits(Permission.CIRCULAR_REGISTER)
    ModelAndView register(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "false") boolean remember,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var mail = find(id, reader);
        var form = form(mail).sent(sent);
        try {
            long circular = desk.register(reader.actor(), id, entry(mail, form, reader), remember);
            Toast.done(redirect, reader.say("circular.done"));
            return new ModelAndView("redirect:/circulars/" + circular);
        } catch (Refusal refused) {
            show(
                    mail,
                    desk.parts(reader.actor().scope(), id),
                    form.refused(refused, reader),
                    reader,
                    model);
            return new ModelAndView(
                    "mailbox/detail", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Circular.Entry entry(Mail mail, Form form, Reader reader) {
        var source = form.value("source");
        return new Circular.Entry(
                source.matches("[0-9]{1,18}") ? Long.parseLong(source) : 0,
                Circular.Way.MAIL,
                Arrays.stream(Circular.Kind.values())
                        .filter(one -> one.name().equals(form.value("kind")))
                        .findFirst()
                        .orElse(Circular.Kind.HOLE),
                form.value("number").strip(),
                form.value("subject").strip(),
                form.value("text"),
                mail.head().arrivedAt(),
                null,
                "",
                "",
                reader.say("mailbox.late", mail.head().sender(), Long.toString(mail.id())),
                Typed.momentOrNull(form.value("deadline")));
    }

    @PostMapping("/circulars/mails/{id:[0-9]+}/set-aside")
    @Permits(Permission.CIRCULAR_REGISTER)
    String setAside(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        desk.setAside(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("circular.done"));
        return "redirect:/circulars/mails";
    }

    @PostMapping("/circulars/mails/{id:[0-9]+}/files/{file:[0-9]+}/open")
    @Permits(Permission.CIRCULAR_REGISTER)
    String open(
            @PathVariable long id,
            @PathVariable long file,
            @RequestParam(defaultValue = "") String password,
            Reader reader,
            RedirectAttributes redirect) {
        desk.open(reader.actor(), id, file, password);
        Toast.done(redirect, reader.say("circular.done"));
        return "redirect:/circulars/mails/" + id;
    }
}
