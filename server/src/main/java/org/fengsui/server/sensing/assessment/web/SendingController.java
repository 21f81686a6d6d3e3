package org.fengsui.server.sensing.assessment.web;

import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Item;
import org.fengsui.server.sensing.assessment.Report.Sent;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.fengsui.server.sensing.assessment.Reports;
import org.fengsui.server.sensing.assessment.service.AssessmentDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing down what went out to a superior, item by item. */
@Controller
class SendingController {

    private final Assessments assessments;
    private final Reports reports;
    private final AssessmentDesk desk;

    SendingController(Assessments assessments, Reports reports, AssessmentDesk desk) {
        this.assessments = assessments;
        this.reports = reports;
        this.desk = desk;
    }

    /** A field for an item. */
    record Field(String name, String label, int rows) {}

    @GetMapping(
            "/assessments/{id:[0-9]+}/reports/{report:[0-9]+}/{step:send|ahead|supplement|summarise|ratify-phone}")
    @Permits(Permission.ASSESSMENT_WORK)
    String form(
            @PathVariable long id,
            @PathVariable long report,
            @PathVariable String step,
            Reader reader,
            Model model) {
        var assessment = find(id, reader);
        var one = find(id, report, reader);
        var form =
                before(
                        form(assessment, one, step)
                                .value("at", Typed.field(reader.times().now()))
                                .value("answer", "yes")
                                .value("to", reader.say("assessment.superior", one.superior())),
                        assessment,
                        one,
                        reader);
        show(assessment, one, step, form, reader, model);
        return view(step);
    }

    private static String view(String step) {
        return step.equals("ratify-phone") ? "assessment/act" : "assessment/send";
    }

    private static Form form(Assessment assessment, Report report, String step) {
        return Form.of(
                        "assessment-" + step + ":" + report.id() + ":" + assessment.version(),
                        AssessmentPage.path(assessment) + "/reports/" + report.id() + "/" + step)
                .value("version", assessment.version());
    }

    /** What the last one to anybody said, or what the assessment says itself. */
    private Form before(Form form, Assessment assessment, Report report, Reader reader) {
        var all = reports.sent(reader.actor().scope(), assessment.id());
        var last =
                all.stream()
                        .filter(sent -> sent.reportId() == report.id())
                        .reduce((_, later) -> later)
                        .or(() -> all.stream().reduce((_, later) -> later))
                        .map(Sent::dispatch)
                        .map(Dispatch::items)
                        .orElseGet(() -> first(assessment, reader));
        var filled = form;
        var items = Item.values();
        for (int i = 0; i < items.length && i < last.size(); i++) {
            filled = filled.value(AssessmentForm.field(items[i]), last.get(i));
        }
        return filled;
    }

    private List<String> first(Assessment assessment, Reader reader) {
        var names = desk.unitNames();
        var units =
                assessment.seen().unitIds().stream()
                        .map(unit -> names.getOrDefault(unit, ""))
                        .toList();
        var grade = assessment.grade();
        return List.of(
                String.join("、", units) + " " + assessment.seen().title(),
                reader.say(
                        "assessment.send.what",
                        reader.times().plain(assessment.seen().foundAt()),
                        assessment.seen().text(),
                        grade == null ? "" : reader.say("assessment.grade", grade)));
    }

    private static void show(
            Assessment assessment,
            Report report,
            String step,
            Form form,
            Reader reader,
            Model model) {
        var label = reader.say("assessment.step." + step);
        model.addAttribute(
                "head",
                AssessmentPage.under(
                        assessment,
                        label + " · " + reader.say("assessment.superior", report.superior()),
                        reader));
        model.addAttribute("form", form);
        model.addAttribute("step", step);
        model.addAttribute("label", label);
        model.addAttribute("answers", AssessmentWork.answers(reader));
        model.addAttribute("ways", AssessmentWords.options(Way.class, "assessment.way", reader));
        model.addAttribute(
                "fields",
                Arrays.stream(Item.values())
                        .map(item ->
                                new Field(
                                        AssessmentForm.field(item),
                                        reader.say("assessment.item", item),
                                        item == Item.WHAT ? 5 : 2))
                        .toList());
    }

    @PostMapping(
            "/assessments/{id:[0-9]+}/reports/{report:[0-9]+}/{step:send|ahead|supplement|summarise|ratify-phone}")
    @Permits(Permission.ASSESSMENT_WORK)
    ModelAndView send(
            @PathVariable long id,
            @PathVariable long report,
            @PathVariable String step,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var assessment = find(id, reader);
        var one = find(id, report, reader);
        var form = form(assessment, one, step).sent(sent);
        try {
            write(id, version, report, step, form, reader);
            return AssessmentWork.done(id, reader, redirect);
        } catch (Refusal refused) {
            show(assessment, one, step, form.refused(refused, reader), reader, model);
            return AssessmentWork.again(view(step), model);
        }
    }

    private void write(long id, int version, long report, String step, Form form, Reader reader) {
        var by = reader.actor();
        if (step.equals("ratify-phone")) {
            reports.ratifyByPhone(by, id, version, report, AssessmentForm.answer(form, reader));
            return;
        }
        var dispatch = AssessmentForm.dispatch(form, reader);
        switch (step) {
            case "send" -> reports.send(by, id, version, report, dispatch);
            case "ahead" -> reports.sendAhead(by, id, version, report, dispatch);
            case "supplement" -> reports.supplement(by, id, version, report, dispatch);
            default -> reports.summarise(by, id, version, report, dispatch);
        }
    }

    private Assessment find(long id, Reader reader) {
        return assessments
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private Report find(long id, long report, Reader reader) {
        return reports.of(reader.actor().scope(), id).stream()
                .filter(one -> one.id() == report)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
