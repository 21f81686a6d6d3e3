package org.fengsui.server.campus.readiness.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.campus.readiness.ProtectionPeriods.Period;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.domain.Closing;
import org.fengsui.server.campus.readiness.domain.TaskTemplate;
import org.fengsui.server.campus.readiness.service.Periods;
import org.fengsui.server.campus.readiness.service.Tasks;
import org.fengsui.server.campus.readiness.store.TaskStore.Score;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the office asks of units, how they did, and the protection periods. */
@Controller
class ReadinessController {

    private final Tasks tasks;
    private final Periods periods;
    private final Registry registry;
    private final SubjectClocks clocks;

    ReadinessController(Tasks tasks, Periods periods, Registry registry, SubjectClocks clocks) {
        this.tasks = tasks;
        this.periods = periods;
        this.registry = registry;
        this.clocks = clocks;
    }

    /** How a unit did, as a page shows it. */
    record ScoreLine(String unit, String kind, Score score) {}

    /** A unit’s open task, as a page shows it. */
    record OpenLine(String unit, UnitTaskController.Line line) {}

    @GetMapping("/readiness")
    @Permits(Permission.READINESS_VIEW)
    String readiness(Reader reader, Model model) {
        var scope = reader.actor().scope();
        var units = registry.unitNames(scope);
        model.addAttribute("mayKeep", reader.actor().may(Permission.READINESS_KEEP));
        model.addAttribute("templates", tasks.templates().stream().map(this::form).toList());
        model.addAttribute("draws", tasks.draws(scope));
        model.addAttribute(
                "open",
                UnitTaskController.lines(tasks.open(scope), clocks, reader).stream()
                        .map(line ->
                                new OpenLine(units.getOrDefault(line.task().unitId(), ""), line))
                        .toList());
        model.addAttribute(
                "scores",
                tasks.scores(scope).stream()
                        .map(score ->
                                new ScoreLine(
                                        units.getOrDefault(score.unitId(), ""),
                                        reader.say("readiness.task.kind", score.kind()),
                                        score))
                        .toList());
        return "readiness/readiness";
    }

    private Form form(TaskTemplate template) {
        var kind = template.kind();
        return Form.of("template:" + kind, "/readiness/templates/" + kind)
                .value("kind", kind)
                .value("version", template.version())
                .value("title", template.title())
                .value("ask", template.ask())
                .value("everyDays", template.everyDays())
                .value("percent", template.percent())
                .value("since", template.since());
    }

    @PostMapping("/readiness/templates/{kind:[A-Z_]+}")
    @Permits(Permission.READINESS_KEEP)
    String template(
            @PathVariable TaskKind kind,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String ask,
            @RequestParam(defaultValue = "0") int everyDays,
            @RequestParam(defaultValue = "100") int percent,
            @RequestParam(defaultValue = "") String since,
            Reader reader,
            RedirectAttributes redirect) {
        tasks.put(
                reader.actor(),
                new TaskTemplate(
                        kind,
                        version,
                        title.strip(),
                        ask.strip(),
                        everyDays,
                        percent,
                        Typed.dayOrNull(since)));
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/readiness";
    }

    /** A period as a page shows it. */
    record PeriodLine(Period period, Form form, List<ClosingLine> closings) {

        /** Keeps its own copy. */
        PeriodLine {
            closings = List.copyOf(closings);
        }
    }

    /**
     * A system that is closed for a period.
     *
     * @param act what comes next, finished text; null where nothing does
     */
    record ClosingLine(Closing closing, String unit, String state, @Nullable String act) {}

    @GetMapping("/readiness/periods")
    @Permits(Permission.READINESS_VIEW)
    String periods(Reader reader, Model model) {
        var keeps = reader.actor().may(Permission.READINESS_KEEP);
        var all = new ArrayList<>(periods.all().reversed());
        if (keeps) {
            var today = reader.times().today();
            all.addFirst(new Period(0, 0, "", today, today, true));
        }
        model.addAttribute("mayKeep", keeps);
        model.addAttribute("lines", all.stream().map(one -> line(one, reader)).toList());
        return "readiness/periods";
    }

    private PeriodLine line(Period period, Reader reader) {
        var form =
                Form.of("period:" + period.id(), "/readiness/periods")
                        .value("id", period.id())
                        .value("version", period.version())
                        .value("name", period.name())
                        .value("first", period.first())
                        .value("last", period.last())
                        .value("zeroReport", period.zeroReport());
        var units = registry.unitNames(Scope.school());
        return new PeriodLine(
                period,
                form,
                periods.closings(reader.actor().scope(), period.id()).stream()
                        .map(closing ->
                                new ClosingLine(
                                        closing,
                                        units.getOrDefault(closing.unitId(), ""),
                                        reader.say("readiness.closing", closing.state()),
                                        act(closing, reader)))
                        .toList());
    }

    private static @Nullable String act(Closing closing, Reader reader) {
        var next = closing.state().next();
        return next == null ? null : reader.say("readiness.closing.act", next);
    }

    @PostMapping("/readiness/periods")
    @Permits(Permission.READINESS_KEEP)
    String period(
            @RequestParam long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "false") boolean zeroReport,
            Reader reader,
            RedirectAttributes redirect) {
        periods.put(
                reader.actor(),
                new Period(
                        id,
                        version,
                        name.strip(),
                        Typed.day(first, reader.say("readiness.period.first"), reader),
                        Typed.day(last, reader.say("readiness.period.last"), reader),
                        zeroReport));
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/readiness/periods";
    }

    /** What a unit closes for the periods ahead. */
    @GetMapping("/unit/closings")
    @Permits(Permission.NOTICE_ANSWER)
    String closings(Reader reader, Model model) {
        var scope = reader.actor().scope();
        var lines = periods.current().stream().map(one -> line(one, reader)).toList();
        var closed =
                lines.stream()
                        .flatMap(line -> line.closings().stream())
                        .map(line -> line.closing().periodId() + ":" + line.closing().systemId())
                        .collect(Collectors.toSet());
        model.addAttribute("lines", lines);
        model.addAttribute("closed", closed);
        model.addAttribute(
                "systems",
                registry.online(scope).stream()
                        .filter(system -> scope.sees(system.ownerUnitId()))
                        .toList());
        return "readiness/unit-closings";
    }

    @PostMapping("/unit/closings")
    @Permits(Permission.NOTICE_ANSWER)
    String propose(
            @RequestParam long period,
            @RequestParam long system,
            Reader reader,
            RedirectAttributes redirect) {
        if (period <= 0 || system <= 0) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        periods.propose(reader.actor(), period, system);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/unit/closings";
    }

    @PostMapping("/unit/closings/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String confirm(
            @PathVariable long id,
            @RequestParam int version,
            Reader reader,
            RedirectAttributes redirect) {
        periods.confirm(reader.actor(), id, version);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/unit/closings";
    }
}
