package org.fengsui.server.duty.measure.web;

import java.util.List;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit's measures, and its application for restoration. */
@Controller
class UnitMeasureController {

    private final Measures measures;
    private final MeasureDesk desk;
    private final SubjectClocks clocks;

    UnitMeasureController(Measures measures, MeasureDesk desk, SubjectClocks clocks) {
        this.measures = measures;
        this.desk = desk;
        this.clocks = clocks;
    }

    @GetMapping("/unit/measures")
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        var all = desk.all(reader.actor().scope());
        model.addAttribute("lines", MeasureController.lines(all, desk, clocks, reader));
        return "measure/unit-list";
    }

    @GetMapping("/unit/measures/{id}")
    @Permits(Permission.NOTICE_ANSWER)
    String measure(@PathVariable long id, Reader reader, Model model) {
        var measure = find(id, reader);
        show(measure, form(measure), reader, model);
        return "measure/unit-measure";
    }

    private static Form form(Measure measure) {
        return Form.of(
                        "measure-restoration:" + measure.id(),
                        "/unit/measures/" + measure.id() + "/restoration")
                .value("version", measure.version());
    }

    private void show(Measure measure, Form form, Reader reader, Model model) {
        MeasureController.show(measure, measures, desk, clocks, reader, model);
        var mayAsk = measure.state().allows(Move.ASK_RESTORATION);
        model.addAttribute("mayAsk", mayAsk);
        var page = new MeasurePage(measure, List.of(), "", reader);
        model.addAttribute("next", mayAsk ? null : page.whoCan());
        model.addAttribute("form", form);
    }

    @PostMapping("/unit/measures/{id}/restoration")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView ask(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var measure = find(id, reader);
        try {
            measures.move(
                    reader.actor(), id, version, Move.ASK_RESTORATION, text, Attachment.of(files));
        } catch (Refusal refused) {
            var form = form(measure).value("text", text);
            show(measure, form.refused(refused, reader), reader, model);
            return MeasureController.unprocessable("measure/unit-measure", model);
        }
        Toast.done(redirect, reader.say("measure.unit.asked"));
        return new ModelAndView("redirect:/unit/measures/" + id);
    }

    private Measure find(long id, Reader reader) {
        return measures.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
