package org.fengsui.server.sensing.assessment.web;

import java.util.Arrays;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Grade;
import org.fengsui.server.sensing.assessment.Reference;
import org.fengsui.server.sensing.assessment.Reference.Category;
import org.fengsui.server.sensing.assessment.Reference.Cell;
import org.fengsui.server.sensing.assessment.Reference.Source;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What standards say, as data to read, and to replace row by row. */
@Controller
class ReferenceController {

    private static final String PATH = "/assessments/reference";

    private final Reference reference;

    ReferenceController(Reference reference) {
        this.reference = reference;
    }

    private static DetailHead head(Reader reader) {
        return DetailHead.of(
                        reader.say("assessment.reference.title"),
                        reader.say("assessment.reference.sub"))
                .under(reader.say("assessment.list.title"), "/assessments");
    }

    @GetMapping(PATH)
    @Permits(Permission.ASSESSMENT_VIEW)
    String show(Reader reader, Model model) {
        model.addAttribute("head", head(reader));
        model.addAttribute("damages", Damage.values());
        model.addAttribute("matrix", MatrixRow.of(reference.matrix()));
        model.addAttribute("cells", reference.matrix());
        model.addAttribute("categories", reference.categories());
        model.addAttribute("mayEdit", reader.actor().may(Permission.REFERENCE_EDIT));
        return "assessment/reference";
    }

    @GetMapping(PATH + "/{kind:matrix|category}/{id:[0-9]+}")
    @Permits(Permission.REFERENCE_EDIT)
    String row(@PathVariable String kind, @PathVariable long id, Reader reader, Model model) {
        var form = form(kind, id);
        if (kind.equals("matrix")) {
            var cell = cell(id);
            form = with(form.value("grade", cell.grade()), cell.source());
        } else {
            var category = category(id);
            form =
                    with(
                            form.value("name", category.name())
                                    .value("code2007", category.code2007()),
                            category.source());
        }
        show(kind, id, form, reader, model);
        return "assessment/reference-row";
    }

    private static Form form(String kind, long id) {
        return Form.of("assessment-reference:" + kind + id, PATH + "/" + kind + "/" + id);
    }

    private static Form with(Form form, Source source) {
        return form.value("source", source.text())
                .value("asOf", source.asOf())
                .value("checked", source.checked() ? "yes" : "no");
    }

    private void show(String kind, long id, Form form, Reader reader, Model model) {
        var about =
                kind.equals("matrix")
                        ? reader.say("assessment.importance", cell(id).importance())
                                + " × "
                                + reader.say("assessment.damage", cell(id).damage())
                        : category(id).code();
        model.addAttribute(
                "head",
                DetailHead.of(about, reader.say("assessment.reference.row"))
                        .under(reader.say("assessment.reference.title"), PATH));
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        model.addAttribute(
                "grades", AssessmentWords.options(Grade.class, "assessment.grade", reader));
        model.addAttribute("answers", AssessmentWork.answers(reader));
    }

    private Cell cell(long id) {
        return reference.matrix().stream()
                .filter(cell -> cell.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private Category category(long id) {
        return reference.categories().stream()
                .filter(category -> category.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    @PostMapping(PATH + "/{kind:matrix|category}/{id:[0-9]+}")
    @Permits(Permission.REFERENCE_EDIT)
    ModelAndView replace(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form(kind, id).sent(sent);
        try {
            var source = source(form, reader);
            if (kind.equals("matrix")) {
                reference.replace(reader.actor(), id, grade(form), source);
            } else {
                reference.replace(
                        reader.actor(), id, form.value("name"), form.value("code2007"), source);
            }
            Toast.done(redirect, reader.say("assessment.done"));
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refused) {
            show(kind, id, form.refused(refused, reader), reader, model);
            return AssessmentWork.again("assessment/reference-row", model);
        }
    }

    private static Grade grade(Form form) {
        return Arrays.stream(Grade.values())
                .filter(grade -> form.has("grade", grade.name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(AssessmentProblem.TEXT_MISSING));
    }

    private static Source source(Form form, Reader reader) {
        return new Source(
                form.value("source").strip(),
                Typed.day(form.value("asOf"), reader.say("assessment.reference.asOf"), reader),
                form.has("checked", "yes"));
    }
}
