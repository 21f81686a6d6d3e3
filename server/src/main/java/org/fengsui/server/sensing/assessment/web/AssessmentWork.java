package org.fengsui.server.sensing.assessment.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Likelihood;
import org.fengsui.server.sensing.assessment.Reference;
import org.fengsui.server.sensing.assessment.Reports;
import org.fengsui.server.sensing.assessment.service.AssessmentDesk;
import org.springframework.beans.factory.ObjectProvider;
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

/** What the offices write about an assessment: one form for each step. */
@Controller
class AssessmentWork {

    private final Assessments assessments;
    private final Reports reports;
    private final Reference reference;
    private final AssessmentDesk desk;
    private final ObjectProvider<SubjectDescriber> describers;

    AssessmentWork(
            Assessments assessments,
            Reports reports,
            Reference reference,
            AssessmentDesk desk,
            ObjectProvider<SubjectDescriber> describers) {
        this.assessments = assessments;
        this.reports = reports;
        this.reference = reference;
        this.desk = desk;
        this.describers = describers;
    }

    @GetMapping("/assessments/new")
    @Permits(Permission.ASSESSMENT_WORK)
    String create(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String of,
            Reader reader,
            Model model) {
        var form =
                newForm(subject, of)
                        .value("title", title(subject, of))
                        .value("foundAt", Typed.field(reader.times().now()))
                        .value("crime", "no");
        showNew(form, reader, model);
        return "assessment/judge";
    }

    private static Form newForm(String subject, String of) {
        return Form.of("assessment-new:" + subject + of, "/assessments/new")
                .value("fresh", "yes")
                .value("subject", subject)
                .value("of", of);
    }

    /** What the thing is called by its own room. */
    private String title(String type, String id) {
        var subject = AssessmentForm.subject(type, id);
        if (subject == null) {
            return "";
        }
        return describers.stream()
                .filter(describer -> describer.type().equals(subject.type()))
                .flatMap(describer -> describer.describe(List.of(subject.id())).values().stream())
                .map(SubjectDescriber.Description::title)
                .findFirst()
                .orElse("");
    }

    private void showNew(Form form, Reader reader, Model model) {
        show(
                form,
                DetailHead.of(reader.say("assessment.new.title"), reader.say("assessment.new.sub"))
                        .under(reader.say("assessment.list.title"), "/assessments"),
                reader,
                model);
        model.addAttribute(
                "units",
                desk.unitNames().entrySet().stream()
                        .map(unit -> Option.of(unit.getKey(), unit.getValue()))
                        .toList());
    }

    private void show(Form form, DetailHead head, Reader reader, Model model) {
        model.addAttribute("head", head);
        model.addAttribute("form", form);
        model.addAttribute(
                "importances",
                AssessmentWords.options(Importance.class, "assessment.importance", reader));
        model.addAttribute(
                "damages", AssessmentWords.options(Damage.class, "assessment.damage", reader));
        model.addAttribute(
                "likelihoods",
                AssessmentWords.options(Likelihood.class, "assessment.likelihood", reader));
        model.addAttribute("matrix", MatrixRow.of(reference.matrix()));
        model.addAttribute("answers", answers(reader));
    }

    static List<Option> answers(Reader reader) {
        return List.of(
                new Option("yes", reader.say("assessment.yes")),
                new Option("no", reader.say("assessment.no")));
    }

    @PostMapping("/assessments/new")
    @Permits(Permission.ASSESSMENT_WORK)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = newForm(first(sent, "subject"), first(sent, "of")).sent(sent);
        try {
            long id =
                    assessments.open(
                            reader.actor(),
                            AssessmentForm.seen(form, reader),
                            AssessmentForm.opinion(form));
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            showNew(form.refused(refused, reader), reader, model);
            return again("assessment/judge", model);
        }
    }

    private static String first(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value;
    }

    @GetMapping("/assessments/{id:[0-9]+}/judge")
    @Permits(Permission.ASSESSMENT_WORK)
    String judge(@PathVariable long id, Reader reader, Model model) {
        var assessment = find(id, reader);
        var holds = assessment.holds();
        var form = judgeForm(assessment).value("crime", "no");
        show(
                holds == null ? form : AssessmentForm.with(form, holds.opinion()),
                judgeHead(assessment, reader),
                reader,
                model);
        return "assessment/judge";
    }

    private static Form judgeForm(Assessment assessment) {
        return Form.of(
                        "assessment-judge:" + assessment.id() + ":" + assessment.version(),
                        AssessmentPage.path(assessment) + "/judge")
                .value("version", assessment.version());
    }

    private static DetailHead judgeHead(Assessment assessment, Reader reader) {
        return AssessmentPage.under(assessment, reader.say("assessment.move.PROPOSE"), reader);
    }

    @PostMapping("/assessments/{id:[0-9]+}/judge")
    @Permits(Permission.ASSESSMENT_WORK)
    ModelAndView judge(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var assessment = find(id, reader);
        var form = judgeForm(assessment).sent(sent);
        try {
            assessments.propose(reader.actor(), id, version, AssessmentForm.opinion(form));
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            var head = judgeHead(assessment, reader);
            show(form.refused(refused, reader), head, reader, model);
            return again("assessment/judge", model);
        }
    }

    @GetMapping("/assessments/{id:[0-9]+}/{step:ask|tell|phone|handled}")
    @Permits(Permission.ASSESSMENT_WORK)
    String step(@PathVariable long id, @PathVariable String step, Reader reader, Model model) {
        var assessment = find(id, reader);
        var form =
                stepForm(assessment, step)
                        .value("at", Typed.field(reader.times().now()))
                        .value("answer", "yes");
        showStep(assessment, step, form, reader, model);
        return "assessment/act";
    }

    private static Form stepForm(Assessment assessment, String step) {
        return Form.of(
                        "assessment-" + step + ":" + assessment.id() + ":" + assessment.version(),
                        AssessmentPage.path(assessment) + "/" + step)
                .value("version", assessment.version());
    }

    private static void showStep(
            Assessment assessment, String step, Form form, Reader reader, Model model) {
        var label = reader.say("assessment.step." + step);
        model.addAttribute("head", AssessmentPage.under(assessment, label, reader));
        model.addAttribute("form", form);
        model.addAttribute("step", step);
        model.addAttribute("label", label);
        model.addAttribute("answers", answers(reader));
    }

    @PostMapping("/assessments/{id:[0-9]+}/{step:ask|tell|phone|handled}")
    @Permits(Permission.ASSESSMENT_WORK)
    ModelAndView step(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var assessment = find(id, reader);
        var form = stepForm(assessment, step).sent(sent);
        var by = reader.actor();
        try {
            switch (step) {
                case "ask" -> reports.ask(by, id, version, form.value("words"));
                case "tell" -> assessments.tell(by, id, version, form.value("words"));
                case "phone" ->
                        reports.answerByPhone(by, id, version, AssessmentForm.answer(form, reader));
                default ->
                        assessments.endHandling(
                                by,
                                id,
                                Typed.moment(
                                        form.value("at"),
                                        reader.say("assessment.step.handled"),
                                        reader));
            }
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            showStep(assessment, step, form.refused(refused, reader), reader, model);
            return again("assessment/act", model);
        }
    }

    static ModelAndView again(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static ModelAndView done(long id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("assessment.done"));
        return new ModelAndView("redirect:/assessments/" + id);
    }

    private Assessment find(long id, Reader reader) {
        return assessments
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
