package org.fengsui.server.duty.circular.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.circular.service.CircularDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the office does with a circular and with a unit’s share of it: one form for each step. */
@Controller
class CircularWork {

    private final Circulars circulars;
    private final CircularDesk desk;

    CircularWork(Circulars circulars, CircularDesk desk) {
        this.circulars = circulars;
        this.desk = desk;
    }

    private Circular find(long id, Reader reader) {
        return circulars
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static Form form(Circular circular, String path) {
        return Form.of("circular-act:" + circular.id() + ":" + path, "/circulars/" + path)
                .value("version", circular.version());
    }

    private void show(Circular circular, String what, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                CircularPages.head(circular, reader)
                        .under(circular.called(), CircularPages.path(circular)));
        model.addAttribute("what", what);
        model.addAttribute("label", reader.say("circular.act." + what));
        model.addAttribute("form", form);
        model.addAttribute("shares", ready(circular, reader));
    }

    /** The units’ results that can be reported. */
    private List<Option> ready(Circular circular, Reader reader) {
        var units = desk.unitNames();
        return circulars.shares(reader.actor().scope(), circular.id()).stream()
                .filter(share -> share.state() == ShareState.RETESTED)
                .map(share -> Option.of(share.id(), units.getOrDefault(share.unitId(), "")))
                .toList();
    }

    @GetMapping("/circulars/{id:[0-9]+}/{act:[a-z-]+}")
    @Permits(Permission.NOTICE_DRAFT)
    String act(@PathVariable long id, @PathVariable String act, Reader reader, Model model) {
        var circular = find(id, reader);
        if (!CircularPages.offered(
                circular, circulars.shares(reader.actor().scope(), id), CircularPages.move(act))) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        show(circular, act, form(circular, id + "/" + act), reader, model);
        return "circular/act";
    }

    @PostMapping("/circulars/{id:[0-9]+}/{act:[a-z-]+}")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var circular = find(id, reader);
        var move = CircularPages.move(act);
        var form = form(circular, id + "/" + act).sent(sent);
        var by = reader.actor();
        var text = form.value("text");
        try {
            switch (move) {
                case FIND_NONE, CLOSE -> circulars.close(by, id, version, move, text);
                case REPORT, REPORT_PARTLY, SUPPLEMENT ->
                        circulars.report(
                                by, id, version, move, chosen(form), text, Attachment.of(files));
                default ->
                        circulars.outcome(
                                by,
                                id,
                                version,
                                move,
                                text,
                                Typed.momentOrNull(form.value("deadline")));
            }
        } catch (Refusal refused) {
            show(circular, act, form.refused(refused, reader), reader, model);
            return CircularPages.unprocessable("circular/act", model);
        }
        Toast.done(redirect, reader.say("circular.done"));
        return new ModelAndView("redirect:" + CircularPages.path(circular));
    }

    private static Set<Long> chosen(Form form) {
        return form.all("share").stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    @GetMapping("/circulars/{id:[0-9]+}/shares/{share:[0-9]+}/{act:[a-z-]+}")
    @Permits(Permission.NOTICE_DRAFT)
    String share(
            @PathVariable long id,
            @PathVariable long share,
            @PathVariable String act,
            Reader reader,
            Model model) {
        var circular = find(id, reader);
        show(circular, known(act), form(circular, path(id, share, act)), reader, model);
        return "circular/act";
    }

    private static String path(long id, long share, String act) {
        return id + "/shares/" + share + "/" + act;
    }

    private static String known(String act) {
        if (!Set.of("review", "retest", "send-back").contains(act)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return act;
    }

    @PostMapping("/circulars/{id:[0-9]+}/shares/{share:[0-9]+}/{act:[a-z-]+}")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView share(
            @PathVariable long id,
            @PathVariable long share,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var circular = find(id, reader);
        var form = form(circular, path(id, share, known(act))).sent(sent);
        var by = reader.actor();
        var text = form.value("text");
        try {
            switch (act) {
                case "review" -> circulars.review(by, id, version, share, text);
                case "retest" ->
                        circulars.retest(by, id, version, share, text, Attachment.of(files));
                default -> circulars.sendBack(by, id, version, share, text);
            }
        } catch (Refusal refused) {
            show(circular, act, form.refused(refused, reader), reader, model);
            return CircularPages.unprocessable("circular/act", model);
        }
        Toast.done(redirect, reader.say("circular.done"));
        return new ModelAndView("redirect:" + CircularPages.path(circular));
    }
}
