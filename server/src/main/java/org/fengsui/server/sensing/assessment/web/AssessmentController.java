package org.fengsui.server.sensing.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Approval;
import org.fengsui.server.sensing.assessment.ReportState;
import org.fengsui.server.sensing.assessment.Reports;
import org.fengsui.server.sensing.assessment.service.AssessmentDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 研判: the list, one assessment as a file, and what the leading group approves. */
@Controller
class AssessmentController {

    private final Assessments assessments;
    private final Reports reports;
    private final AssessmentDesk desk;
    private final Panels panels;
    private final ObjectProvider<SubjectClocks> clocks;

    AssessmentController(
            Assessments assessments,
            Reports reports,
            AssessmentDesk desk,
            Panels panels,
            ObjectProvider<SubjectClocks> clocks) {
        this.assessments = assessments;
        this.reports = reports;
        this.desk = desk;
        this.panels = panels;
        this.clocks = clocks;
    }

    @GetMapping("/assessments")
    @Permits(Permission.ASSESSMENT_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = AssessmentList.LIST.read(params);
        var found = desk.list(reader.actor().scope(), asked);
        model.addAttribute("list", AssessmentList.LIST.view(asked, found, reader));
        model.addAttribute("mayWork", reader.actor().may(Permission.ASSESSMENT_WORK));
        return "assessment/list";
    }

    @GetMapping("/assessments/{id:[0-9]+}")
    @Permits(Permission.ASSESSMENT_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var assessment = find(id, reader);
        var page = page(assessment, reader);
        var subject = new Subject("assessment", id);
        model.addAttribute("head", page.headWithActs());
        model.addAttribute("assessment", assessment);
        model.addAttribute("judgements", assessments.judgements(scope, id));
        model.addAttribute("bar", bars(List.of(subject), reader).get(subject));
        model.addAttribute("units", units(assessment));
        model.addAttribute("lines", lines(page, reader));
        model.addAttribute("approvals", reports.approvals(scope, id));
        model.addAttribute("story", page.story(assessments.acts(scope, id)));
        model.addAttribute("panels", panels.of(subject, reader));
        return "assessment/detail";
    }

    private AssessmentPage page(Assessment assessment, Reader reader) {
        var scope = reader.actor().scope();
        return new AssessmentPage(
                assessment,
                reports.of(scope, assessment.id()),
                waiting(assessment, reader),
                reader);
    }

    private @Nullable Approval waiting(Assessment assessment, Reader reader) {
        return reports.approvals(reader.actor().scope(), assessment.id()).stream()
                .filter(Approval::waits)
                .findFirst()
                .orElse(null);
    }

    private List<String> units(Assessment assessment) {
        var names = desk.unitNames();
        return assessment.seen().unitIds().stream()
                .map(unit -> names.getOrDefault(unit, ""))
                .toList();
    }

    private Map<Subject, ClockBar> bars(List<Subject> subjects, Reader reader) {
        return clocks.stream()
                .findFirst()
                .map(each -> each.bars(reader.actor().scope(), subjects, reader))
                .orElse(Map.of());
    }

    private List<ReportLine> lines(AssessmentPage page, Reader reader) {
        var scope = reader.actor().scope();
        var sent = reports.sent(scope, page.assessment().id());
        var bars =
                bars(page.reports().stream().map(AssessmentController::subject).toList(), reader);
        return page.reports().stream()
                .map(report -> {
                    var from = aheadFrom(report, reader);
                    var now = from != null && !reader.times().now().isBefore(from);
                    return new ReportLine(
                            reader.say("assessment.superior", report.superior()),
                            AssessmentWords.chip(report, reader),
                            bars.get(subject(report)),
                            from == null || now
                                    ? ""
                                    : reader.say(
                                            "assessment.aheadFrom", reader.times().plain(from)),
                            page.acts(report, now),
                            ReportLine.sent(report, sent, reader));
                })
                .toList();
    }

    private static Subject subject(Report report) {
        return new Subject("assessment-report", report.id());
    }

    /** From when it may go ahead of the approval; null where that is no matter. */
    private @Nullable Instant aheadFrom(Report report, Reader reader) {
        return report.state().after(ReportState.Move.SEND_AHEAD, report.superior()) == null
                ? null
                : reports.aheadFrom(reader.actor().scope(), report.id()).orElse(null);
    }

    @PostMapping("/assessments/{id:[0-9]+}/{act:decide|return}")
    @Permits(Permission.ASSESSMENT_WORK)
    String act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        if (act.equals("decide")) {
            assessments.decide(reader.actor(), id, version);
        } else {
            assessments.sendBack(reader.actor(), id, version, reason);
        }
        return done(id, reader, redirect);
    }

    /** What the leading group is asked, with the time that is left. */
    @GetMapping("/assessments/{id:[0-9]+}/approve")
    @Permits(Permission.ASSESSMENT_VIEW)
    String approval(@PathVariable long id, Reader reader, Model model) {
        var assessment = find(id, reader);
        var page = page(assessment, reader);
        model.addAttribute("head", AssessmentPage.head(assessment, reader));
        model.addAttribute("assessment", assessment);
        model.addAttribute("units", units(assessment));
        model.addAttribute("question", page.waiting());
        model.addAttribute(
                "lines",
                lines(
                        new AssessmentPage(
                                assessment,
                                page.reports().stream()
                                        .filter(one -> one.state() == ReportState.ASKED)
                                        .toList(),
                                page.waiting(),
                                reader),
                        reader));
        model.addAttribute(
                "form",
                Form.of("assessment-approve:" + id, AssessmentPage.path(assessment) + "/approve"));
        model.addAttribute("mayApprove", reader.actor().may(Permission.REPORT_APPROVE));
        model.addAttribute("mayRecord", reader.actor().may(Permission.ASSESSMENT_WORK));
        return "assessment/approve";
    }

    @PostMapping("/assessments/{id:[0-9]+}/{answer:approve|refuse}")
    @Permits(Permission.REPORT_APPROVE)
    String answer(
            @PathVariable long id,
            @PathVariable String answer,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        reports.answer(reader.actor(), id, version, answer.equals("approve"), reason);
        return done(id, reader, redirect);
    }

    @PostMapping("/assessments/{id:[0-9]+}/reports/{report:[0-9]+}/ratify")
    @Permits(Permission.REPORT_APPROVE)
    String ratify(
            @PathVariable long id,
            @PathVariable long report,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        reports.ratify(reader.actor(), id, version, report, reason);
        return done(id, reader, redirect);
    }

    private static String done(long id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("assessment.done"));
        return "redirect:/assessments/" + id;
    }

    private Assessment find(long id, Reader reader) {
        return assessments
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
