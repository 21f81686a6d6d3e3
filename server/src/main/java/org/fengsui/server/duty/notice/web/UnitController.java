package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.service.DutyOfficer;
import org.fengsui.server.duty.notice.service.EvidenceDesk;
import org.fengsui.server.duty.notice.service.HandlerDesk;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.PaperDesk;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.Findings;
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

/** The unit's frame: what is to be done, the notices, and one of them. */
@Controller
class UnitController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final PaperDesk papers;
    private final NoticeViews views;
    private final RequestDesk requests;
    private final HandlerDesk handlers;
    private final SupportLines supports;
    private final DutyOfficer duty;
    private final Findings findings;
    private final Supervisions supervisions;
    private final EvidenceDesk evidence;
    private final UnitTodo todo;

    UnitController(
            Notices notices,
            NoticeDesk desk,
            PaperDesk papers,
            NoticeViews views,
            RequestDesk requests,
            HandlerDesk handlers,
            SupportLines supports,
            DutyOfficer duty,
            Findings findings,
            Supervisions supervisions,
            EvidenceDesk evidence,
            UnitTodo todo) {
        this.notices = notices;
        this.desk = desk;
        this.papers = papers;
        this.views = views;
        this.requests = requests;
        this.handlers = handlers;
        this.supports = supports;
        this.duty = duty;
        this.findings = findings;
        this.supervisions = supervisions;
        this.evidence = evidence;
        this.todo = todo;
    }

    @GetMapping("/unit")
    @Permits(Permission.NOTICE_ANSWER)
    String todo(Reader reader, Model model) {
        var entries = todo.of(reader);
        desk.listed(reader.actor(), "/unit", entries.size());
        model.addAttribute("entries", entries);
        model.addAttribute("phone", duty.phone());
        return "notice/unit-todo";
    }

    @GetMapping("/unit/notices")
    @Permits(Permission.NOTICE_ANSWER)
    String all(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = NoticeList.OF_UNIT.read(params);
        var found = desk.issued(reader.actor().scope(), asked);
        desk.listed(reader.actor(), asked.onPage(asked.page()), found.rows().size());
        model.addAttribute(
                "list", NoticeList.OF_UNIT.view(asked, views.lines(found, reader), reader));
        return "notice/unit-list";
    }

    /** Looking at it after signing in serves it. */
    @GetMapping("/unit/notices/{id}")
    @Permits(Permission.NOTICE_ANSWER)
    String notice(@PathVariable long id, Reader reader, Model model) {
        notices.opened(reader.actor(), id);
        desk.viewed(reader.actor(), find(id, reader).id());
        show(find(id, reader), acknowledgement(id, reader), reader, model);
        return "notice/unit-notice";
    }

    @PostMapping("/unit/notices/{id}/acknowledge")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView acknowledge(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = NoticeForms.signed(acknowledgement(id, reader), name, phone, reader);
        if (form.refused()) {
            show(find(id, reader), form, reader, model);
            return new ModelAndView(
                    "notice/unit-notice", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        notices.acknowledge(reader.actor(), id, name, phone);
        Toast.done(redirect, reader.say("notice.done.acknowledged"));
        return new ModelAndView("redirect:/unit/notices/" + id);
    }

    private static Form acknowledgement(long id, Reader reader) {
        return Form.of("notice-acknowledge:" + id, "/unit/notices/" + id + "/acknowledge")
                .value("name", reader.actor().name());
    }

    private void show(Notice notice, Form form, Reader reader, Model model) {
        var bar = views.worst(notice, reader).stream().findFirst().orElse(null);
        var page = todo.page(notice, bar, reader);
        var lines =
                page.lines(
                        views.files(notice, reader),
                        requests.ofNotice(reader.actor().scope(), notice.id()));
        model.addAttribute("page", page);
        model.addAttribute("notice", notice);
        model.addAttribute("lines", lines);
        model.addAttribute("dues", views.dues(notice, reader));
        model.addAttribute(
                "supervisions",
                SupervisionView.of(
                        supervisions.of(reader.actor().scope(), notice.id()),
                        notice.state(),
                        reader));
        model.addAttribute("handlers", handlers.ofNotice(reader.actor().scope(), notice.id()));
        model.addAttribute(
                "shown",
                findings.attachments(reader.actor().scope(), Notice.episodes(notice.items())));
        model.addAttribute("found", evidence.discoveries(reader.actor().scope(), notice));
        model.addAttribute("split", supports.split(notice, reader));
        model.addAttribute("supports", supports.said(notice, reader));
        model.addAttribute("next", page.next(lines).orElse(null));
        model.addAttribute("several", lines.stream().filter(UnitPage.Line::open).count() > 1);
        model.addAttribute("form", form);
        model.addAttribute("phone", duty.phone());
        model.addAttribute(
                "withdrawal", papers.withdrawal(reader.actor().scope(), notice.id()).orElse(null));
        model.addAttribute(
                "stamped",
                notices.stamped(reader.actor().scope(), notice.id()).stream()
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "story",
                NoticeStory.of(
                        desk.story(reader.actor().scope(), notice.id()).stream()
                                .filter(line -> NoticeStory.forUnits(line.kind()))
                                .toList(),
                        List.of(),
                        reader));
    }

    private Notice find(long id, Reader reader) {
        return notices.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
