package org.fengsui.server.campus.readiness.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.campus.readiness.Callout;
import org.fengsui.server.campus.readiness.Callout.Outcome;
import org.fengsui.server.campus.readiness.CalloutState;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 叫应: what somebody must accept at once, who was called, and accepting it. */
@Controller
class CalloutController {

    private final Callouts callouts;
    private final SubjectClocks clocks;

    CalloutController(Callouts callouts, SubjectClocks clocks) {
        this.callouts = callouts;
        this.clocks = clocks;
    }

    /** A call-out as a list shows it. */
    record Line(Callout callout, Chip state) {}

    @GetMapping("/callouts")
    @Permits(Permission.READINESS_VIEW)
    String list(Reader reader, Model model) {
        model.addAttribute(
                "lines",
                callouts.all(reader.actor().scope()).stream()
                        .map(one -> new Line(one, chip(one.state(), reader)))
                        .toList());
        return "readiness/callouts";
    }

    private static Chip chip(CalloutState state, Reader reader) {
        var word = reader.say("readiness.callout", state);
        return switch (state) {
            case CALLING -> Chip.open(word);
            case EXHAUSTED -> Chip.late(word);
            case ACCEPTED -> Chip.done(word);
            case CLOSED -> Chip.quiet(word);
        };
    }

    @GetMapping("/callouts/{id:[0-9]+}")
    @Permits(Permission.READINESS_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var callout =
                callouts.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var subject = new Subject("callout", id);
        var works = callout.state().open() && reader.actor().may(Permission.READINESS_WORK);
        model.addAttribute("head", head(callout, works, reader));
        model.addAttribute("callout", callout);
        model.addAttribute("works", works);
        model.addAttribute("attempts", callouts.attempts(scope, id));
        model.addAttribute("bar", clocks.bars(scope, List.of(subject), reader).get(subject));
        model.addAttribute("places", places(callout));
        model.addAttribute("outcomes", outcomes(reader));
        model.addAttribute(
                "form",
                Form.of("callout:" + id, "/callouts/" + id + "/called")
                        .value("version", callout.version())
                        .value("outcome", Outcome.ACCEPTED));
        return "readiness/callout";
    }

    private static DetailHead head(Callout callout, boolean works, Reader reader) {
        var head =
                DetailHead.of(callout.words(), reader.say("readiness.callouts.title"))
                        .under(reader.say("readiness.callouts.title"), "/callouts")
                        .state(chip(callout.state(), reader));
        if (!works) {
            return head;
        }
        var path = "/callouts/" + callout.id();
        return head.primary(
                        Action.post(reader.say("readiness.callout.accept"), path + "/accept")
                                .with("version", callout.version()))
                .more(
                        Action.reason(
                                        reader.say("readiness.callout.close"),
                                        path + "/close",
                                        reader.say("readiness.callout.closeQuestion"))
                                .with("version", callout.version()));
    }

    private static List<Option> places(Callout callout) {
        return Stream.iterate(0, place -> place < callout.list().size(), place -> place + 1)
                .map(place -> {
                    var person = callout.list().get(place);
                    return Option.of(place, person.name() + " " + person.phone());
                })
                .toList();
    }

    private static List<Option> outcomes(Reader reader) {
        return Stream.of(Outcome.ACCEPTED, Outcome.REFUSED, Outcome.NO_ANSWER)
                .map(one -> new Option(one.name(), reader.say("readiness.outcome", one)))
                .toList();
    }

    @PostMapping("/callouts/{id:[0-9]+}/accept")
    @Permits(Permission.READINESS_WORK)
    String accept(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        callouts.accept(reader.actor(), id);
        return done(id, reader, redirect);
    }

    @PostMapping("/callouts/{id:[0-9]+}/called")
    @Permits(Permission.READINESS_WORK)
    String called(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "-1") int place,
            @RequestParam Outcome outcome,
            @RequestParam(defaultValue = "") String note,
            Reader reader,
            RedirectAttributes redirect) {
        callouts.record(reader.actor(), id, version, place, outcome, note);
        return done(id, reader, redirect);
    }

    @PostMapping("/callouts/{id:[0-9]+}/close")
    @Permits(Permission.READINESS_WORK)
    String close(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        callouts.close(reader.actor(), id, version, reason);
        return done(id, reader, redirect);
    }

    private static String done(long id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/callouts/" + id;
    }
}
