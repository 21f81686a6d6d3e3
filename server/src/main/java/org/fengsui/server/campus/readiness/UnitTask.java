package org.fengsui.server.campus.readiness;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit is asked for in one period; the ledger’s subject {@code unit-task}.
 *
 * @param id identity
 * @param version raised with every change
 * @param kind what
 * @param unitId of whom
 * @param systemId about which system; null where it is about the unit
 * @param about the system’s or the drawn person’s name; empty for neither
 * @param personCode the drawn person; null where anybody of the unit answers
 * @param title what is to be done
 * @param ask how, and what proves it
 * @param starts first day of the period
 * @param askedAt when it was asked
 * @param state where it stands
 * @param doneAt when it was done; null until then
 * @param who who did it
 * @param problem whether something was found
 * @param said what was said
 */
public record UnitTask(
        long id,
        int version,
        TaskKind kind,
        long unitId,
        @Nullable Long systemId,
        String about,
        @Nullable String personCode,
        String title,
        String ask,
        LocalDate starts,
        Instant askedAt,
        State state,
        @Nullable Instant doneAt,
        String who,
        boolean problem,
        String said) {

    /** Where it stands. */
    public enum State {
        /** It is not done. */
        OPEN,
        /** It was done. */
        DONE,
        /** The unit or system is not asked any more. */
        DROPPED
    }

    /** What it is called: what, and about what. */
    public String called() {
        return about.isEmpty() ? title : title + "：" + about;
    }
}
