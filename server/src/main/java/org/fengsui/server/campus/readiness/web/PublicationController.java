package org.fengsui.server.campus.readiness.web;

import java.util.List;
import org.fengsui.server.campus.readiness.domain.Publication;
import org.fengsui.server.campus.readiness.domain.Publication.State;
import org.fengsui.server.campus.readiness.domain.Publication.State.Move;
import org.fengsui.server.campus.readiness.service.Publications;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 先审后发: one person of a unit submits, another reviews, then it is published. */
@Controller
class PublicationController {

    private static final String LIST = "/unit/publications";

    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    /** What is to be published, as a list shows it. */
    record Line(Publication publication, Chip state) {}

    private static Chip chip(State state, Reader reader) {
        var word = reader.say("readiness.publication", state);
        return switch (state) {
            case SUBMITTED -> Chip.open(word);
            case APPROVED -> Chip.waiting(word);
            case PUBLISHED -> Chip.done(word);
            case RETURNED -> Chip.quiet(word);
        };
    }

    @GetMapping(LIST)
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        model.addAttribute(
                "lines",
                publications.all(reader.actor().scope()).stream()
                        .map(one -> new Line(one, chip(one.state(), reader)))
                        .toList());
        return "readiness/publications";
    }

    @GetMapping("/unit/publications/new")
    @Permits(Permission.NOTICE_ANSWER)
    String create(Reader reader, Model model) {
        show(Form.of("publication-new", LIST), reader, model);
        return "readiness/publication-new";
    }

    private static void show(Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("readiness.publication.new"),
                                reader.say("readiness.publications.sub"))
                        .under(reader.say("readiness.publications.title"), LIST));
        model.addAttribute("form", form);
    }

    @PostMapping(LIST)
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView submit(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of("publication-new", LIST).sent(sent);
        try {
            long id =
                    publications.submit(
                            reader.actor(),
                            form.value("title"),
                            form.value("place"),
                            form.value("text"),
                            Attachment.of(files));
            Toast.done(redirect, reader.say("readiness.done"));
            return new ModelAndView("redirect:" + LIST + "/" + id);
        } catch (Refusal refused) {
            show(form.refused(refused, reader), reader, model);
            return new ModelAndView(
                    "readiness/publication-new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/unit/publications/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String one(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var publication = publications.get(scope, id);
        model.addAttribute("head", head(publication, reader));
        model.addAttribute("publication", publication);
        model.addAttribute("files", publications.files(scope, id));
        return "readiness/publication";
    }

    private static DetailHead head(Publication one, Reader reader) {
        var head =
                DetailHead.of(one.title(), one.place())
                        .under(reader.say("readiness.publications.title"), LIST)
                        .state(chip(one.state(), reader));
        var path = LIST + "/" + one.id() + "/";
        return switch (one.state()) {
            case SUBMITTED ->
                    one.authorId() == reader.actor().accountId()
                            ? head.whoCan(reader.say("readiness.publication.whoCan"))
                            : head.primary(
                                            Action.post(
                                                            reader.say(
                                                                    "readiness.publication.APPROVE"),
                                                            path + Move.APPROVE)
                                                    .with("version", one.version()))
                                    .more(
                                            Action.reason(
                                                            reader.say(
                                                                    "readiness.publication.RETURN"),
                                                            path + Move.RETURN,
                                                            reader.say(
                                                                    "readiness.publication.returnQuestion"))
                                                    .with("version", one.version()));
            case APPROVED ->
                    head.primary(
                            Action.post(
                                            reader.say("readiness.publication.PUBLISH"),
                                            path + Move.PUBLISH)
                                    .with("version", one.version()));
            case RETURNED, PUBLISHED -> head;
        };
    }

    @PostMapping("/unit/publications/{id:[0-9]+}/{move:[A-Z]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String move(
            @PathVariable long id,
            @PathVariable Move move,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        publications.move(reader.actor(), id, version, move, reason);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:" + LIST + "/" + id;
    }
}
