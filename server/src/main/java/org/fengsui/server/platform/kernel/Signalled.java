package org.fengsui.server.platform.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal that has happened, published as an application event inside the business transaction.
 * The ledger handles it synchronously in that transaction; the same one twice changes nothing.
 *
 * @param signal what happened
 * @param subject what it happened to
 * @param obligor who owes the duties it starts or meets
 * @param at when it happened, which may lie before the present (a letter received yesterday)
 * @param occurrence tells repeated happenings to one subject apart; 1 for the first
 * @param cause who or what caused it and on which paper, as the ledger will print it
 * @param due by when whoever is owed it demands it; null for the profile's period
 * @param by the person whose decision it was; null where nobody decided anything
 * @param waiver as what the duties that it waives need not be met
 */
public record Signalled(
        Signal signal,
        Subject subject,
        Obligor obligor,
        Instant at,
        int occurrence,
        String cause,
        @Nullable Instant due,
        @Nullable By by,
        Waiver waiver) {

    /**
     * Who decided.
     *
     * @param accountId the account
     * @param name the person's name
     */
    public record By(long accountId, String name) {}

    /** Refuses a subject of another type than the signal's and an occurrence below 1. */
    public Signalled {
        if (!signal.subjectType().equals(subject.type())) {
            throw new IllegalArgumentException(
                    signal.key() + " is about " + signal.subjectType() + ", not " + subject);
        }
        if (occurrence < 1) {
            throw new IllegalArgumentException("occurrence below 1: " + occurrence);
        }
    }

    /** One that follows from no person's decision. */
    public Signalled(
            Signal signal,
            Subject subject,
            Obligor obligor,
            Instant at,
            int occurrence,
            String cause,
            @Nullable Instant due) {
        this(signal, subject, obligor, at, occurrence, cause, due, null, Waiver.OTHER);
    }

    /** One whose due is the profile's. */
    public Signalled(
            Signal signal,
            Subject subject,
            Obligor obligor,
            Instant at,
            int occurrence,
            String cause) {
        this(signal, subject, obligor, at, occurrence, cause, null);
    }

    /** The same as a person's decision; null leaves it nobody's. */
    public Signalled decidedBy(@Nullable By person) {
        return new Signalled(signal, subject, obligor, at, occurrence, cause, due, person, waiver);
    }

    /** The same, saying as what it waives duties. */
    public Signalled waivedAs(Waiver as) {
        return new Signalled(signal, subject, obligor, at, occurrence, cause, due, by, as);
    }

    /** The first happening of a signal to its subject. */
    public static Signalled first(
            Signal signal, Subject subject, Obligor obligor, Instant at, String cause) {
        return new Signalled(signal, subject, obligor, at, 1, cause);
    }
}
