package org.fengsui.server.sensing.trace.web;

import java.util.List;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.trace.domain.TerminalTasks;
import org.fengsui.server.sensing.trace.domain.TerminalTasks.File;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 终端处置: the tasks, and what is done about each. */
@Controller
class TaskController {

    private final TraceBook book;
    private final TerminalTasks tasks;
    private final Registry registry;

    TaskController(TraceBook book, TerminalTasks tasks, Registry registry) {
        this.book = book;
        this.tasks = tasks;
        this.registry = registry;
    }

    @GetMapping("/terminal-tasks")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var asked = TaskList.LIST.read(params);
        model.addAttribute("list", TaskList.LIST.view(asked, book.tasks(scope, asked), reader));
        var figures = book.figures(scope);
        model.addAttribute(
                "figures",
                List.of(
                        kpi("open", figures.open(), "/terminal-tasks?state=OPEN", reader),
                        kpi(
                                "notified",
                                figures.notified(),
                                "/terminal-tasks?state=NOTIFIED",
                                reader),
                        kpi("done", figures.done(), "/terminal-tasks?state=DONE", reader),
                        kpi(
                                "ambiguous",
                                figures.ambiguous(),
                                "/terminal-tasks/untraced?outcome=AMBIGUOUS",
                                reader),
                        kpi(
                                "notTraced",
                                figures.notTraced(),
                                "/terminal-tasks/untraced?outcome=NOT_TRACED",
                                reader)));
        return "trace/list";
    }

    private static Kpi kpi(String what, long figure, @Nullable String href, Reader reader) {
        return new Kpi(reader.times().number(figure), reader.say("trace.figure." + what), "", href);
    }

    @GetMapping("/terminal-tasks/{id:[0-9]+}")
    @Permits(Permission.FINDING_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        return show(id, Identities.MASKED, reader, model);
    }

    /** A POST, so that nobody sees identities by following a link or going back to a page. */
    @PostMapping("/terminal-tasks/{id:[0-9]+}/look")
    @Permits(Permission.TRACE_VIEW)
    String look(@PathVariable long id, @RequestParam String reason, Reader reader, Model model) {
        file(id, reader);
        tasks.look(reader.actor(), new Subject("terminal-task", id), reason);
        return show(id, Identities.SHOWN, reader, model);
    }

    private String show(long id, Identities identities, Reader reader, Model model) {
        var page = new TaskPage(file(id, reader), identities, reader);
        model.addAttribute("head", page.head());
        model.addAttribute("facts", page.facts(registry.unitNames(Scope.school())));
        model.addAttribute("lines", page.lines());
        model.addAttribute("story", page.story());
        model.addAttribute("look", page.look());
        model.addAttribute("shown", identities.shown());
        return "trace/task";
    }

    @PostMapping("/terminal-tasks/{id:[0-9]+}/notify")
    @Permits(Permission.TRACE_WORK)
    String tell(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        tasks.notified(reader.actor(), id, reason);
        return did(id, "notify", reader, redirect);
    }

    @PostMapping("/terminal-tasks/{id:[0-9]+}/done")
    @Permits(Permission.TRACE_WORK)
    String done(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        tasks.done(reader.actor(), id, reason);
        return did(id, "done", reader, redirect);
    }

    @PostMapping("/terminal-tasks/{id:[0-9]+}/not-traced")
    @Permits(Permission.TRACE_WORK)
    String notTraced(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        tasks.notTraced(reader.actor(), id, reason);
        return did(id, "not-traced", reader, redirect);
    }

    @PostMapping("/terminal-tasks/{id:[0-9]+}/drop")
    @Permits(Permission.TRACE_WORK)
    String drop(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        tasks.drop(reader.actor(), id, reason);
        return did(id, "drop", reader, redirect);
    }

    /** Asks which unit gets the notice. */
    @GetMapping("/terminal-tasks/{id:[0-9]+}/unit")
    @Permits(Permission.NOTICE_ISSUE)
    String unit(@PathVariable long id, Reader reader, Model model) {
        model.addAttribute("title", file(id, reader).task().title());
        model.addAttribute("task", "/terminal-tasks/" + id);
        model.addAttribute(
                "units",
                registry.units(reader.actor().scope()).stream()
                        .map(it -> Filter.Option.of(it.id(), it.name()))
                        .toList());
        model.addAttribute("form", Form.of("trace-unit:" + id, "/terminal-tasks/" + id + "/unit"));
        return "trace/unit";
    }

    @PostMapping("/terminal-tasks/{id:[0-9]+}/unit")
    @Permits(Permission.NOTICE_ISSUE)
    String giveToUnit(
            @PathVariable long id,
            @RequestParam long unit,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        var actor = reader.actor();
        if (registry.unit(actor.scope(), unit).isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        tasks.giveToUnit(actor, id, unit, reason);
        return did(id, "to-unit", reader, redirect);
    }

    private static String did(long id, String act, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("trace.did." + act));
        return "redirect:/terminal-tasks/" + id;
    }

    private File file(long id, Reader reader) {
        return tasks.file(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
