package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Level;
import org.fengsui.server.duty.obligation.domain.StepRule;
import org.fengsui.server.duty.obligation.domain.StepTime;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** The Chinese of reminders, escalations and their entries. */
@Component
class StepTexts {

    private final Texts texts;
    private final Registry registry;

    StepTexts(Texts texts, Registry registry) {
        this.texts = texts;
        this.registry = registry;
    }

    /**
     * A message's subject line and text.
     *
     * @param subject one line
     * @param text lines
     */
    record Letter(String subject, String text) {}

    /**
     * What a message speaks of.
     *
     * @param duty the duty
     * @param who the obligor's name
     * @param whole what the items are part of
     * @param count how many items
     * @param due the earliest due of them
     * @param provisional whether that is provisional
     */
    record Matter(
            Duty duty, String who, String whole, int count, Instant due, boolean provisional) {}

    Letter letter(Matter matter, StepRule step, Audience.Choice choice, Instant now) {
        var times = new Times(now, Locale.CHINESE, texts);
        var kind = step.time().reminds() ? "reminder" : "escalation";
        var due = times.plainDue(matter.due());
        var count = Integer.toString(matter.count());
        var name = matter.duty().name().zh();
        var subject =
                texts.chinese(
                        "obligation.letter." + kind + ".subject",
                        matter.who(),
                        matter.whole(),
                        count,
                        name,
                        due);
        var text =
                texts.chinese(
                        "obligation.letter." + kind + ".text",
                        matter.who(),
                        matter.whole(),
                        count,
                        name,
                        matter.duty().article(),
                        due + provisional(matter.provisional()),
                        times.remaining(matter.due()),
                        choice.level().name().zh());
        return new Letter(subject, text + passed(choice.passed()));
    }

    Letter correction(Matter matter, Instant before, Instant now) {
        var times = new Times(now, Locale.CHINESE, texts);
        return new Letter(
                texts.chinese(
                        "obligation.letter.correction.subject",
                        matter.whole(),
                        times.plainDue(matter.due())),
                texts.chinese(
                        "obligation.letter.correction.text",
                        matter.who(),
                        matter.whole(),
                        Integer.toString(matter.count()),
                        matter.duty().name().zh(),
                        matter.duty().article(),
                        times.plainDue(before),
                        times.plainDue(matter.due()) + provisional(matter.provisional())));
    }

    /** What the entry of a fired step says. */
    String entry(StepRule step, Audience.Choice choice) {
        if (choice.to().isEmpty()) {
            return texts.chinese("obligation.entry.nobody", when(step));
        }
        return texts.chinese(
                        "obligation.entry.fired",
                        when(step),
                        choice.level().name().zh(),
                        choice.to().stream().map(Recipient::name).collect(Collectors.joining("、")))
                + passed(choice.passed());
    }

    /** What the entry of a step that was passed over says. */
    String skipped() {
        return texts.chinese("obligation.entry.skipped");
    }

    /** What the entry of a recomputation says. */
    String recomputed(int year, boolean moved) {
        return texts.chinese(
                moved ? "obligation.entry.recomputed" : "obligation.entry.kept",
                Integer.toString(year));
    }

    /** The obligor's name. */
    String who(Obligor obligor) {
        return switch (obligor) {
            case Obligor.ItOffice() -> texts.chinese("obligor.it-office");
            case Obligor.CacOffice() -> texts.chinese("obligor.cac-office");
            case Obligor.PublicityOffice() -> texts.chinese("obligor.publicity-office");
            case Obligor.Unit(long id) ->
                    registry.unit(Scope.school(), id)
                            .map(Registry.Unit::name)
                            .orElse(obligor.key());
        };
    }

    private String when(StepRule step) {
        return switch (step.time()) {
            case StepTime.Half() -> texts.chinese("obligation.step.half");
            case StepTime.Before(var lead) ->
                    lead.toHours() > 0
                            ? texts.chinese("obligation.step.before", Long.toString(lead.toHours()))
                            : texts.chinese(
                                    "obligation.step.minutes", Long.toString(lead.toMinutes()));
            case StepTime.After(var delay) ->
                    delay.isZero()
                            ? texts.chinese("obligation.step.due")
                            : texts.chinese(
                                    "obligation.step.after", Long.toString(delay.toHours()));
        };
    }

    private String passed(List<Level> levels) {
        if (levels.isEmpty()) {
            return "";
        }
        return texts.chinese(
                "obligation.entry.passed",
                levels.stream().map(level -> level.name().zh()).collect(Collectors.joining("、")));
    }

    private String provisional(boolean yes) {
        return yes ? texts.chinese("obligation.provisional") : "";
    }
}
