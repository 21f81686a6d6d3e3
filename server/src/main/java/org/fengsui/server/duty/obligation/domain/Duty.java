package org.fengsui.server.duty.obligation.domain;

import java.util.List;
import java.util.Set;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Signalled;

/**
 * A duty of the profile: which signals start, meet, un-meet and waive it, and how long it lasts.
 *
 * @param key its name, as obligations carry it
 * @param name what it is called
 * @param article the article it rests on
 * @param debtor who owes it
 * @param starts keys of the signals that start it
 * @param met keys of the signals that meet it
 * @param unmet keys of the signals that open it again with the due it had
 * @param passed keys of the signals after which another obligation goes on with it
 * @param waived keys of the signals after which it need not be met
 * @param confirmed levels at which a leader of the unit confirms what meets it
 * @param due the period
 * @param protectedDue 重保: the period of what starts within a protection period; the same where none
 *     is said
 * @param roll whether an end on a day off moves on
 * @param quiet whether its reminders keep the quiet hours
 * @param ladder who is told, from the obligor upwards
 * @param steps reminders and escalations
 * @param interpretations keys of the readings that touch it
 */
public record Duty(
        String key,
        Wording name,
        String article,
        Debtor debtor,
        Set<String> starts,
        Set<String> met,
        Set<String> unmet,
        Set<String> passed,
        Set<String> waived,
        Set<Severity> confirmed,
        DueExpression due,
        DueExpression protectedDue,
        Roll roll,
        boolean quiet,
        List<Level> ladder,
        List<StepRule> steps,
        List<String> interpretations) {

    /** Who owes a duty. */
    public enum Debtor {
        /** Whoever the starting signal names. */
        SIGNAL,
        /** 信息化工作办公室, whoever the signal names. */
        IT_OFFICE,
        /** 网信办, whoever the signal names. */
        CAC_OFFICE,
        /** 党委宣传部, whoever the signal names. */
        PUBLICITY_OFFICE
    }

    /** What a signal does to an obligation of a duty. */
    public enum Effect {
        /** It meets it. */
        MEETS,
        /** It opens it again. */
        UNMEETS,
        /** Its record ends; another goes on with it. */
        PASSES_ON,
        /** It waives it. */
        WAIVES,
        /** Nothing. */
        NONE
    }

    /** Keeps its own copies. */
    public Duty {
        starts = Set.copyOf(starts);
        met = Set.copyOf(met);
        unmet = Set.copyOf(unmet);
        passed = Set.copyOf(passed);
        waived = Set.copyOf(waived);
        confirmed = Set.copyOf(confirmed);
        ladder = List.copyOf(ladder);
        steps = List.copyOf(steps);
        interpretations = List.copyOf(interpretations);
    }

    /** Whose obligation the signal is about. */
    public Obligor obligor(Signalled signalled) {
        return switch (debtor) {
            case SIGNAL -> signalled.obligor();
            case IT_OFFICE -> new Obligor.ItOffice();
            case CAC_OFFICE -> new Obligor.CacOffice();
            case PUBLICITY_OFFICE -> new Obligor.PublicityOffice();
        };
    }

    /** What a signal does to an obligation of this duty that exists. */
    public Effect effect(String signal) {
        if (met.contains(signal)) {
            return Effect.MEETS;
        }
        if (unmet.contains(signal)) {
            return Effect.UNMEETS;
        }
        if (passed.contains(signal)) {
            return Effect.PASSES_ON;
        }
        return waived.contains(signal) ? Effect.WAIVES : Effect.NONE;
    }
}
