package org.fengsui.server.campus.readiness.web;

import java.util.List;
import org.fengsui.server.campus.readiness.Callout;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.campus.readiness.DutyRoster.Shift;
import org.fengsui.server.campus.readiness.domain.Handover;
import org.fengsui.server.campus.readiness.service.Rosters;
import org.fengsui.server.campus.readiness.service.Rosters.DutyDay;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
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

/** 值班: who is on duty now and in the days ahead, and one shift handing over to the next. */
@Controller
class RosterController {

    private static final int SHOWN = 15;
    private static final String FORM = "roster-plan";

    private final Rosters rosters;
    private final Callouts callouts;
    private final SubjectClocks clocks;

    RosterController(Rosters rosters, Callouts callouts, SubjectClocks clocks) {
        this.rosters = rosters;
        this.callouts = callouts;
        this.clocks = clocks;
    }

    /** A shift as a page shows it. */
    record ShiftLine(Shift shift, String hours, boolean ahead) {}

    /** A day as a page shows it. */
    record DayLine(
            String day,
            boolean holiday,
            String gap,
            @Nullable ClockBar bar,
            List<ShiftLine> shifts) {}

    /** A hand-over as a page shows it. */
    record HandoverLine(Handover handover, Chip state, boolean mayAnswer) {}

    @GetMapping("/roster")
    @Permits(Permission.READINESS_VIEW)
    String roster(Reader reader, Model model) {
        var days = rosters.days(reader.actor().scope(), SHOWN);
        var subjects = days.stream().map(RosterController::subject).toList();
        var bars = clocks.bars(reader.actor().scope(), subjects, reader);
        var now = rosters.onDuty(reader.times().now()).orElse(null);
        model.addAttribute("head", head(reader));
        model.addAttribute("now", now);
        model.addAttribute("nowHours", now == null ? "" : hours(now, reader));
        model.addAttribute("list", rosters.callList(reader.times().now()));
        model.addAttribute(
                "days",
                days.stream()
                        .map(day ->
                                new DayLine(
                                        reader.times().date(day.day()),
                                        day.holiday(),
                                        day.gap() ? reader.times().span(day.open()) : "",
                                        day.gap() ? bars.get(subject(day)) : null,
                                        day.shifts().stream()
                                                .map(shift -> line(shift, reader))
                                                .toList()))
                        .toList());
        model.addAttribute(
                "handovers",
                rosters.handovers(reader.actor().scope()).stream()
                        .map(one -> line(one, reader))
                        .toList());
        model.addAttribute("mayWork", reader.actor().may(Permission.READINESS_WORK));
        model.addAttribute("mayKeep", reader.actor().may(Permission.READINESS_KEEP));
        model.addAttribute(
                "giving", Form.of("handover", "/roster/handovers").value("body", open(reader)));
        return "readiness/roster";
    }

    private static Subject subject(DutyDay day) {
        return new Subject("duty-day", day.day().toEpochDay());
    }

    private static DetailHead head(Reader reader) {
        var head =
                DetailHead.of(
                        reader.say("readiness.roster.title"), reader.say("readiness.roster.sub"));
        return reader.actor().may(Permission.READINESS_KEEP)
                ? head.more(Action.link(reader.say("readiness.roster.plan"), "/roster/plan"))
                : head;
    }

    private static String hours(Shift shift, Reader reader) {
        return reader.times().clock(shift.from()) + "–" + reader.times().clock(shift.to());
    }

    private static ShiftLine line(Shift shift, Reader reader) {
        return new ShiftLine(
                shift, hours(shift, reader), shift.from().isAfter(reader.times().now()));
    }

    private static HandoverLine line(Handover one, Reader reader) {
        var word = reader.say("readiness.handover", one.state());
        var chip =
                switch (one.state()) {
                    case OFFERED -> Chip.open(word);
                    case ACCEPTED -> Chip.done(word);
                    case RETURNED -> Chip.waiting(word);
                };
        return new HandoverLine(
                one,
                chip,
                one.state() == Handover.State.OFFERED
                        && reader.actor().may(Permission.READINESS_WORK)
                        && reader.actor().accountId() != one.givenBy());
    }

    /** What a hand-over begins with: the call-outs nobody accepted. */
    private String open(Reader reader) {
        return String.join(
                "\n",
                callouts.all(reader.actor().scope()).stream()
                        .filter(one -> one.state().open())
                        .map(Callout::words)
                        .toList());
    }

    @PostMapping("/roster/handovers")
    @Permits(Permission.READINESS_WORK)
    String give(
            @RequestParam(defaultValue = "") String body,
            Reader reader,
            RedirectAttributes redirect) {
        rosters.give(reader.actor(), body);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/roster";
    }

    @PostMapping("/roster/handovers/{id:[0-9]+}")
    @Permits(Permission.READINESS_WORK)
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(defaultValue = "") String text,
            Reader reader,
            RedirectAttributes redirect) {
        rosters.answer(reader.actor(), id, accepted, text);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/roster";
    }

    @PostMapping("/roster/shifts/{id:[0-9]+}/drop")
    @Permits(Permission.READINESS_KEEP)
    String drop(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        rosters.drop(reader.actor(), id);
        Toast.done(redirect, reader.say("readiness.done"));
        return "redirect:/roster";
    }

    @GetMapping("/roster/plan")
    @Permits(Permission.READINESS_KEEP)
    String plan(Reader reader, Model model) {
        var today = reader.times().today();
        show(
                Form.of(FORM, "/roster/plan")
                        .value("first", today)
                        .value("last", today.plusDays(27)),
                reader,
                model);
        return "readiness/plan";
    }

    private static void show(Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("readiness.roster.plan"),
                                reader.say("readiness.roster.planSub"))
                        .under(reader.say("readiness.roster.title"), "/roster"));
        model.addAttribute("form", form);
    }

    @PostMapping("/roster/plan")
    @Permits(Permission.READINESS_KEEP)
    ModelAndView plan(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of(FORM, "/roster/plan").sent(sent);
        try {
            int planned =
                    rosters.plan(
                            reader.actor(),
                            form.value("table"),
                            Typed.day(
                                    form.value("first"),
                                    reader.say("readiness.roster.first"),
                                    reader),
                            Typed.day(
                                    form.value("last"),
                                    reader.say("readiness.roster.last"),
                                    reader));
            Toast.done(redirect, reader.say("readiness.roster.planned", planned));
            return new ModelAndView("redirect:/roster");
        } catch (Refusal refused) {
            show(form.refused(refused, reader), reader, model);
            return new ModelAndView(
                    "readiness/plan", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
