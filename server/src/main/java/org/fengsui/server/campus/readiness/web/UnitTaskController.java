package org.fengsui.server.campus.readiness.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.campus.readiness.TaskEvidence;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.campus.readiness.service.Tasks;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a unit is asked for again and again: self-checks, contacts, reports of the day. */
@Controller
class UnitTaskController {

    private final Tasks tasks;
    private final SubjectClocks clocks;
    private final List<TaskEvidence> evidence;

    UnitTaskController(Tasks tasks, SubjectClocks clocks, List<TaskEvidence> evidence) {
        this.tasks = tasks;
        this.clocks = clocks;
        this.evidence = List.copyOf(evidence);
    }

    /** What is asked, as a page shows it. */
    record Line(
            UnitTask task, Chip state, @Nullable ClockBar bar, boolean oneClick, String click) {}

    /** What is asked of these, with their clocks. */
    static List<Line> lines(List<UnitTask> all, SubjectClocks clocks, Reader reader) {
        var subjects = all.stream().map(UnitTaskController::subject).toList();
        Map<Subject, ClockBar> bars = clocks.bars(reader.actor().scope(), subjects, reader);
        return all.stream()
                .map(task ->
                        new Line(
                                task,
                                state(task, reader),
                                bars.get(subject(task)),
                                task.kind().oneClick(),
                                click(task.kind(), reader)))
                .toList();
    }

    private static Subject subject(UnitTask task) {
        return new Subject("unit-task", task.id());
    }

    private static String click(TaskKind kind, Reader reader) {
        return kind.oneClick() ? reader.say("readiness.task.click", kind) : "";
    }

    private static Chip state(UnitTask task, Reader reader) {
        return switch (task.state()) {
            case OPEN -> Chip.open(reader.say("readiness.task.OPEN"));
            case DONE ->
                    task.problem()
                            ? Chip.waiting(reader.say("readiness.task.problem"))
                            : Chip.done(reader.say("readiness.task.DONE"));
            case DROPPED -> Chip.quiet(reader.say("readiness.task.DROPPED"));
        };
    }

    @GetMapping("/unit/tasks")
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        var scope = reader.actor().scope();
        model.addAttribute("open", lines(tasks.open(scope), clocks, reader));
        model.addAttribute("done", lines(tasks.done(scope), clocks, reader));
        return "readiness/unit-tasks";
    }

    @GetMapping("/unit/tasks/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String one(@PathVariable long id, Reader reader, Model model) {
        show(tasks.get(reader.actor().scope(), id), null, "/unit/tasks", reader, model);
        return "readiness/task";
    }

    /** The same for the offices, who only read it. */
    @GetMapping("/readiness/tasks/{id:[0-9]+}")
    @Permits(Permission.READINESS_VIEW)
    String read(@PathVariable long id, Reader reader, Model model) {
        show(tasks.get(reader.actor().scope(), id), null, "/readiness", reader, model);
        return "readiness/task";
    }

    private void show(UnitTask task, @Nullable Form sent, String list, Reader reader, Model model) {
        var line = lines(List.of(task), clocks, reader).getFirst();
        List<StoredFile> files = tasks.files(reader.actor().scope(), task.id());
        var works =
                task.state() == UnitTask.State.OPEN && reader.actor().may(Permission.NOTICE_ANSWER);
        model.addAttribute(
                "head",
                DetailHead.of(task.called(), reader.times().date(task.starts()))
                        .under(reader.say("readiness.tasks.title"), list)
                        .state(line.state()));
        model.addAttribute("line", line);
        model.addAttribute("files", files);
        model.addAttribute("works", works);
        model.addAttribute(
                "evidence",
                evidence.stream().flatMap(one -> one.of(task, reader).stream()).toList());
        model.addAttribute("form", sent == null ? form(task) : sent);
    }

    private static Form form(UnitTask task) {
        return Form.of("unit-task:" + task.id(), "/unit/tasks/" + task.id() + "/done")
                .value("version", task.version());
    }

    @PostMapping("/unit/tasks/{id:[0-9]+}/done")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView done(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean problem,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var task = tasks.get(reader.actor().scope(), id);
        var form = form(task).sent(sent);
        try {
            tasks.done(
                    reader.actor(), id, version, problem, form.value("said"), Attachment.of(files));
        } catch (Refusal refused) {
            show(task, form.refused(refused, reader), "/unit/tasks", reader, model);
            return new ModelAndView(
                    "readiness/task", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("readiness.done"));
        return new ModelAndView("redirect:/unit/tasks");
    }
}
