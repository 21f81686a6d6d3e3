package org.fengsui.server.duty.measure.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 处置措施: the list, one measure, and what the offices do with it. */
@Controller
class MeasureController {

    private final Measures measures;
    private final MeasureDesk desk;
    private final SubjectClocks clocks;

    MeasureController(Measures measures, MeasureDesk desk, SubjectClocks clocks) {
        this.measures = measures;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** A measure as a page shows it. */
    record Line(Measure measure, String unit, Chip state, @Nullable ClockBar bar) {}

    /** What was done, as a page shows it. */
    record ActLine(Measure.Act act, String what, @Nullable String said, List<StoredFile> files) {}

    static List<Line> lines(
            List<Measure> all, MeasureDesk desk, SubjectClocks clocks, Reader reader) {
        var subjects = all.stream().map(one -> new Subject("measure", one.id())).toList();
        var bars = clocks.bars(reader.actor().scope(), subjects, reader);
        var units = desk.unitNames();
        return all.stream()
                .map(one ->
                        new Line(
                                one,
                                units.getOrDefault(one.unitId(), ""),
                                MeasurePage.chip(one.state(), reader),
                                bars.get(new Subject("measure", one.id()))))
                .toList();
    }

    @GetMapping("/measures")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = MeasureList.LIST.read(params);
        var found = MeasureList.page(asked, all(reader));
        var units =
                desk.unitNames().entrySet().stream()
                        .map(unit -> new Option(unit.getKey().toString(), unit.getValue()))
                        .toList();
        model.addAttribute(
                "list", MeasureList.LIST.view(asked, found, reader, Map.of("unit", units)));
        model.addAttribute("mayOrder", reader.actor().may(Permission.MEASURE_ORDER));
        return "measure/list";
    }

    private List<Line> all(Reader reader) {
        return lines(desk.all(reader.actor().scope()), desk, clocks, reader);
    }

    @GetMapping("/measures/export.csv")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = MeasureList.LIST.read(params).forExport();
        desk.exported(reader.actor(), asked.at("/"));
        return Csv.download(
                reader.say("measure.list.title"),
                MeasureList.LIST,
                asked,
                MeasureList.page(asked, all(reader)).rows().stream(),
                reader);
    }

    @GetMapping("/measures/{id:[0-9]+}")
    @Permits(Permission.NOTICE_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var measure = find(id, reader);
        model.addAttribute("head", page(measure, reader).headWithActs());
        show(measure, measures, desk, clocks, reader, model);
        return "measure/detail";
    }

    private MeasurePage page(Measure measure, Reader reader) {
        return new MeasurePage(
                measure,
                measures.acts(reader.actor().scope(), measure.id()),
                desk.unitName(measure.unitId()),
                reader);
    }

    static void show(
            Measure measure,
            Measures measures,
            MeasureDesk desk,
            SubjectClocks clocks,
            Reader reader,
            Model model) {
        var scope = reader.actor().scope();
        var acts = measures.acts(scope, measure.id());
        var files = desk.files(scope, acts);
        var line = lines(List.of(measure), desk, clocks, reader).getFirst();
        model.addAttribute("line", line);
        model.addAttribute("steps", new MeasurePage(measure, acts, line.unit(), reader).steps());
        model.addAttribute(
                "acts",
                acts.reversed().stream()
                        .map(act ->
                                new ActLine(
                                        act,
                                        reader.say("measure.move", act.move()),
                                        said(act.relayed(), reader),
                                        files.getOrDefault(act.id(), List.of())))
                        .toList());
    }

    private static @Nullable String said(@Nullable Relayed relayed, Reader reader) {
        return relayed == null
                ? null
                : reader.say(
                        "measure.said",
                        relayed.by(),
                        relayed.reach(),
                        reader.say("notice.via", relayed.via()),
                        reader.times().moment(relayed.at()));
    }

    private static Move move(String name) {
        try {
            return Move.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
    }

    @GetMapping("/measures/{id:[0-9]+}/{act}")
    @Permits({Permission.MEASURE_ORDER, Permission.MEASURE_WORK})
    String act(@PathVariable long id, @PathVariable String act, Reader reader, Model model) {
        var measure = find(id, reader);
        var form = form(measure, move(act)).value("via", Via.PHONE);
        showAct(measure, move(act), form, reader, model);
        return "measure/act";
    }

    private static Form form(Measure measure, Move move) {
        return Form.of("measure-act:" + measure.id() + ":" + move, MeasurePage.path(measure, move))
                .value("version", measure.version());
    }

    private void showAct(Measure measure, Move move, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                page(measure, reader).head().under(measure.called(), "/measures/" + measure.id()));
        show(measure, measures, desk, clocks, reader, model);
        model.addAttribute("move", move);
        model.addAttribute("form", form);
        var relayed = move == Move.ASK_RESTORATION;
        model.addAttribute("label", MeasurePage.label(move, reader));
        model.addAttribute("relayed", relayed);
        model.addAttribute("vias", relayed ? vias(reader) : List.of());
        model.addAttribute("files", relayed || move == Move.CONFIRM || move == Move.PASS_RETEST);
        model.addAttribute("kinds", kinds(measure.systemId(), reader));
        model.addAttribute("executors", executors(reader));
    }

    private static List<Option> vias(Reader reader) {
        return Stream.of(Via.PHONE, Via.PAPER)
                .map(via -> new Option(via.name(), reader.say("notice.via", via)))
                .toList();
    }

    private static Relayed relayed(Form form, Reader reader) {
        return new Relayed(
                form.value("via").equals(Via.PAPER.name()) ? Via.PAPER : Via.PHONE,
                form.value("saidBy"),
                form.value("saidReach"),
                Typed.moment(form.value("saidAt"), reader.say("relayed.at"), reader));
    }

    /** Those the campus network carries out are not offered for a system off campus. */
    List<Option> kinds(@Nullable Long systemId, Reader reader) {
        var system =
                systemId == null
                        ? null
                        : desk.system(reader.actor().scope(), systemId).orElse(null);
        var off = system != null && system.offCampus();
        return measures.kinds().stream()
                .filter(kind -> kind.offered() && !(off && kind.campusNetwork()))
                .map(kind -> Option.of(kind.id(), kind.name()))
                .toList();
    }

    List<Option> executors(Reader reader) {
        return desk.executors().stream()
                .filter(account -> account.id() != reader.actor().accountId())
                .map(account -> Option.of(account.id(), account.displayName()))
                .toList();
    }

    @PostMapping("/measures/{id:[0-9]+}/{act}")
    @Permits({Permission.MEASURE_ORDER, Permission.MEASURE_WORK})
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var measure = find(id, reader);
        var move = move(act);
        var form = form(measure, move).sent(sent);
        var by = reader.actor();
        var text = form.value("text");
        try {
            switch (move) {
                case ORDER ->
                        measures.orderProposed(
                                by,
                                id,
                                version,
                                number(form, "kind"),
                                number(form, "executor"),
                                text);
                case ASK_RESTORATION ->
                        measures.recordRestoration(
                                by, id, version, relayed(form, reader), text, Attachment.of(files));
                case ASSIGN -> measures.assign(by, id, version, number(form, "executor"), text);
                default -> measures.move(by, id, version, move, text, Attachment.of(files));
            }
        } catch (Refusal refused) {
            showAct(measure, move, form.refused(refused, reader), reader, model);
            return unprocessable("measure/act", model);
        }
        Toast.done(redirect, reader.say("measure.done"));
        return new ModelAndView("redirect:/measures/" + id);
    }

    static ModelAndView unprocessable(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static long number(Form form, String field) {
        var text = form.value(field);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private Measure find(long id, Reader reader) {
        return measures.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
