package org.fengsui.server.duty.notice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.Supervisions.Demand;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.SupervisionDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * 督办: 网信办 names what it demands of one or of several notices, from their pages, their list or the
 * list of what is late.
 */
@Controller
class SupervisionController {

    private final Supervisions supervisions;
    private final SupervisionDesk desk;
    private final Notices notices;
    private final NoticeDesk books;
    private final NoticeViews views;

    SupervisionController(
            Supervisions supervisions,
            SupervisionDesk desk,
            Notices notices,
            NoticeDesk books,
            NoticeViews views) {
        this.supervisions = supervisions;
        this.desk = desk;
        this.notices = notices;
        this.books = books;
        this.views = views;
    }

    /**
     * A notice that was chosen.
     *
     * @param bars its worst clock; none where none runs
     * @param why why it is left out; null where it is taken
     */
    record Line(Notice notice, String unit, List<ClockBar> bars, @Nullable String why) {}

    @GetMapping("/notices/supervise")
    @Permits(Permission.NOTICE_SUPERVISE)
    String one(@RequestParam(defaultValue = "") List<Long> notice, Reader reader, Model model) {
        return show(notice, form(notice), reader, model);
    }

    @PostMapping("/notices/bulk/supervise")
    @Permits(Permission.NOTICE_SUPERVISE)
    String chosen(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return show(id, form(id), reader, model);
    }

    /** Chosen in the list of what is late. */
    @PostMapping("/notices/bulk/supervise/duties")
    @Permits(Permission.NOTICE_SUPERVISE)
    String late(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        var about = desk.noticesOf(reader.actor().scope(), id);
        return show(about, form(about), reader, model);
    }

    /** Targets are {@code id.version} as they were shown. */
    @PostMapping("/notices/supervise")
    @Permits(Permission.NOTICE_SUPERVISE)
    ModelAndView place(
            @RequestParam(defaultValue = "") List<String> target,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var versions = versions(target);
        var ids = List.copyOf(versions.keySet());
        var form = form(ids).sent(sent);
        var demand = new Demand(form.value("demand"), Typed.dayOrNull(form.value("until")));
        try {
            supervisions.place(reader.actor(), versions, demand);
        } catch (Refusal refused) {
            show(ids, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/supervise", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.supervised", ids.size()));
        return new ModelAndView(
                ids.size() == 1
                        ? "redirect:/notices/" + ids.getFirst()
                        : "redirect:/notices?supervised=yes");
    }

    private static Map<Long, Integer> versions(List<String> targets) {
        var versions = new LinkedHashMap<Long, Integer>();
        for (var target : targets) {
            if (!target.matches("\\d{1,18}\\.\\d{1,9}")) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            var dot = target.indexOf('.');
            versions.put(
                    Long.parseLong(target.substring(0, dot)),
                    Integer.parseInt(target.substring(dot + 1)));
        }
        if (versions.isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return versions;
    }

    @PostMapping("/notices/supervisions/{id:[0-9]+}/lift")
    @Permits(Permission.NOTICE_SUPERVISE)
    String lift(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        supervisions.lift(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("notice.done.supervisionLifted"));
        var of = supervisions.find(reader.actor().scope(), id).orElseThrow();
        return "redirect:/notices/" + of.noticeId();
    }

    /** 督办通知单, to be printed, signed and sealed. */
    @GetMapping("/notices/supervisions/{id:[0-9]+}/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> paper(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return print(id, format, reader);
    }

    @GetMapping("/unit/supervisions/{id:[0-9]+}/{format:docx|pdf}")
    @Permits(Permission.NOTICE_ANSWER)
    ResponseEntity<byte[]> paperOfUnit(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return print(id, format, reader);
    }

    private ResponseEntity<byte[]> print(long id, String format, Reader reader) {
        var printed = desk.print(reader.actor(), id);
        var name = reader.say("notice.supervision.file", printed.name());
        return PaperFormat.of(format).attachment(name, printed.files());
    }

    private static Form form(List<Long> ids) {
        return Form.of(
                "notice-supervise:" + Integer.toHexString(ids.hashCode()), "/notices/supervise");
    }

    private String show(List<Long> ids, Form form, Reader reader, Model model) {
        var lines = ids.stream().map(id -> line(id, reader)).toList();
        model.addAttribute("taken", lines.stream().filter(line -> line.why() == null).toList());
        model.addAttribute("left", lines.stream().filter(line -> line.why() != null).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("notice.supervise.title"),
                                reader.say("notice.supervise.sub"))
                        .under(reader.say("nav.NOTICES"), "/notices"));
        return "notice/supervise";
    }

    private Line line(long id, Reader reader) {
        var scope = reader.actor().scope();
        var notice =
                notices.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var already =
                supervisions.of(scope, id).stream().anyMatch(one -> one.holds(notice.state()));
        var why =
                already
                        ? reader.say("notice.supervise.already")
                        : notice.owed() ? null : reader.say("notice.supervise.nothing");
        return new Line(notice, books.unitName(notice.unitId()), views.worst(notice, reader), why);
    }
}
