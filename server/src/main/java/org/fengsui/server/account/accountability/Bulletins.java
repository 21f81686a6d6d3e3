package org.fengsui.server.account.accountability;

import java.time.YearMonth;
import java.util.Optional;
import org.fengsui.server.account.accountability.Bulletin.Period;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.Documents.Rendered;

/** 通报、简报: drafted by one, issued by another, frozen then. */
public interface Bulletins {

    /** One, if the scope sees it. */
    Optional<Bulletin> find(Scope scope, long id);

    /**
     * Counts a period that is over and keeps the figures as a draft.
     *
     * @param month any month of the period
     * @return its identity
     * @throws Refusal if the period is not over or has a bulletin
     */
    long draft(Actor by, Period period, YearMonth month, String remark);

    /** Counts a draft's figures anew. */
    void recount(Actor by, long id);

    /** Gives a draft up. */
    void withdraw(Actor by, long id);

    /**
     * Issues a draft: it gets its number, and its papers are kept.
     *
     * @throws Refusal if the actor may not, drafted it, or it is no draft
     */
    void issue(Actor by, long id);

    /**
     * The papers as they would be, or are.
     *
     * @param internal whether units are named
     */
    Rendered papers(Bulletin bulletin, boolean internal);
}
