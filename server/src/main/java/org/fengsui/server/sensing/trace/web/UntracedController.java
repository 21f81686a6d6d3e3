package org.fengsui.server.sensing.trace.web;

import java.util.List;
import java.util.stream.IntStream;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.trace.domain.Hit;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;
import org.fengsui.server.sensing.trace.domain.TerminalTasks;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.fengsui.server.sensing.trace.web.TaskPage.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 无法溯源: hits that lead to no account, or to several of which a person chooses one. */
@Controller
class UntracedController {

    private final TraceBook book;
    private final TerminalTasks tasks;

    UntracedController(TraceBook book, TerminalTasks tasks) {
        this.book = book;
        this.tasks = tasks;
    }

    /** An account that comes into question; the act is null for who may not choose. */
    record Candidate(String account, @Nullable Action choose) {}

    @GetMapping("/terminal-tasks/untraced")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = UntracedList.LIST.read(params);
        var found = book.untraced(reader.actor().scope(), asked);
        model.addAttribute("list", UntracedList.LIST.view(asked, found, reader));
        return "trace/untraced";
    }

    @GetMapping("/terminal-tasks/hits/{id:[0-9]+}")
    @Permits(Permission.FINDING_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        return show(id, Identities.MASKED, reader, model);
    }

    /** A POST, so that nobody sees identities by following a link or going back to a page. */
    @PostMapping("/terminal-tasks/hits/{id:[0-9]+}/look")
    @Permits(Permission.TRACE_VIEW)
    String look(@PathVariable long id, @RequestParam String reason, Reader reader, Model model) {
        hit(id, reader);
        tasks.look(reader.actor(), new Subject("pool-hit", id), reason);
        return show(id, Identities.SHOWN, reader, model);
    }

    @PostMapping("/terminal-tasks/hits/{id:[0-9]+}/choose")
    @Permits(Permission.TRACE_WORK)
    String choose(
            @PathVariable long id,
            @RequestParam int candidate,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        long task = tasks.choose(reader.actor(), id, candidate, reason);
        Toast.done(redirect, reader.say("trace.did.choose"));
        return "redirect:/terminal-tasks/" + task;
    }

    private String show(long id, Identities identities, Reader reader, Model model) {
        var hit = hit(id, reader);
        model.addAttribute("head", head(hit, reader));
        model.addAttribute("facts", facts(hit, identities, reader));
        model.addAttribute("candidates", candidates(hit, identities, reader));
        model.addAttribute("others", hit.answer().others());
        model.addAttribute(
                "look",
                !identities.shown() && reader.actor().may(Permission.TRACE_VIEW)
                        ? Action.reason(
                                reader.say("trace.look"),
                                "/terminal-tasks/hits/" + id + "/look",
                                reader.say("trace.look.ask"))
                        : null);
        model.addAttribute("shown", identities.shown());
        return "trace/hit";
    }

    private static DetailHead head(Hit hit, Reader reader) {
        var head =
                DetailHead.of(hit.title(), TraceLooks.place(hit))
                        .under(reader.say("trace.untraced.title"), "/terminal-tasks/untraced")
                        .level(Level.of(hit.severity()))
                        .state(TraceLooks.outcome(hit.answer().outcome(), reader));
        if (hit.taskId() != null) {
            return head.primary(
                    Action.link(reader.say("trace.hit.task"), "/terminal-tasks/" + hit.taskId()));
        }
        return hit.answer().outcome() == Outcome.AMBIGUOUS
                        && !reader.actor().may(Permission.TRACE_WORK)
                ? head.whoCan(reader.say("trace.whoCan"))
                : head;
    }

    private static List<Fact> facts(Hit hit, Identities identities, Reader reader) {
        return List.of(
                fact("place", TraceLooks.place(hit), reader),
                fact("at", reader.times().moment(hit.at()), reader),
                fact(
                        "pool",
                        hit.pool() == null ? "—" : reader.say("trace.pool." + hit.pool()),
                        reader),
                fact("inside", identities.say(hit.answer().inside()), reader),
                fact("mac", identities.say(hit.answer().mac()), reader),
                fact("why", TraceLooks.why(hit, reader), reader));
    }

    private static Fact fact(String key, String value, Reader reader) {
        return new Fact(reader.say("trace.fact." + key), value.isEmpty() ? "—" : value);
    }

    private static List<Candidate> candidates(Hit hit, Identities identities, Reader reader) {
        var accounts = hit.answer().accounts();
        boolean choosing =
                hit.answer().outcome() == Outcome.AMBIGUOUS
                        && reader.actor().may(Permission.TRACE_WORK);
        return IntStream.range(0, accounts.size())
                .mapToObj(at ->
                        new Candidate(
                                identities.say(accounts.get(at)),
                                choosing
                                        ? Action.reason(
                                                        reader.say("trace.choose"),
                                                        "/terminal-tasks/hits/"
                                                                + hit.id()
                                                                + "/choose",
                                                        reader.say("trace.choose.ask"))
                                                .with("candidate", at)
                                        : null))
                .toList();
    }

    private Hit hit(long id, Reader reader) {
        return tasks.hit(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
