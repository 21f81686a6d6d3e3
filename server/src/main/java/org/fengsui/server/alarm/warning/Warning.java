package org.fengsui.server.alarm.warning;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.alarm.warning.WarningState.Move;
import org.jspecify.annotations.Nullable;

/**
 * A warning as the offices see it.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param exercise 演练: nobody has to act
 * @param number as printed, {@code 信办预〔2026〕3号}; null before it is published
 * @param text what the public reads, or will
 * @param internal what the public never reads
 * @param proposal an adjustment or lifting that waits for its decision; null where none does
 * @param publishedAt when everybody read it first; null before
 */
public record Warning(
        long id,
        int version,
        WarningState state,
        boolean exercise,
        @Nullable String number,
        Text text,
        Internal internal,
        @Nullable Proposal proposal,
        @Nullable Instant publishedAt) {

    /**
     * What the public reads, word for word.
     *
     * @param level how grave
     * @param superior who warned first; empty for the school's own
     * @param superiorNumber the number of that warning; empty for the school's own
     * @param title one line
     * @param audience whom it concerns
     * @param words what may happen
     * @param products products with versions, one a line; may be empty
     * @param refs CVE and CNVD identities
     * @param advice what to do
     * @param validUntil when it is over by itself
     */
    public record Text(
            WarningLevel level,
            String superior,
            String superiorNumber,
            String title,
            String audience,
            String words,
            String products,
            List<String> refs,
            String advice,
            Instant validUntil) {

        /** Keeps its own copy. */
        public Text {
            refs = List.copyOf(refs);
        }
    }

    /**
     * What the offices and the units concerned know beside it.
     *
     * @param detail for the offices alone
     * @param ports systems found with one of these open are affected too
     * @param confirm whether the owners of affected systems must confirm
     */
    public record Internal(String detail, List<Integer> ports, boolean confirm) {

        /** Keeps its own copy. */
        public Internal {
            ports = List.copyOf(ports);
        }
    }

    /**
     * What waits for a decision about a published warning.
     *
     * @param change ADJUST or LIFT
     * @param text what the public would read then
     * @param reason why, for the public
     * @param by who proposes it
     * @param name the name
     * @param at when
     */
    public record Proposal(
            Change change, Text text, String reason, long by, String name, Instant at) {}

    /** What a further edition does. */
    public enum Change {
        /** 发布. */
        ISSUE,
        /** 调整. */
        ADJUST,
        /** 解除. */
        LIFT,
        /** The time is over. */
        EXPIRE
    }

    /**
     * What somebody did.
     *
     * @param move what
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(Move move, Instant at, long accountId, String who, String note) {}

    /** What it is called: its number and title, or the title alone. */
    public String called() {
        return number == null ? text.title() : number + " " + text.title();
    }

    /** The same in another state. */
    public Warning in(WarningState after) {
        return new Warning(
                id, version, after, exercise, number, text, internal, proposal, publishedAt);
    }

    /** The same saying something else. */
    public Warning saying(Text other, Internal inside, boolean only) {
        return new Warning(id, version, state, only, number, other, inside, proposal, publishedAt);
    }

    /** The same with what waits for a decision. */
    public Warning proposing(@Nullable Proposal waiting) {
        return new Warning(
                id, version, state, exercise, number, text, internal, waiting, publishedAt);
    }

    /** The same, published under a number. */
    public Warning published(String printed, Instant at) {
        return new Warning(id, version, state, exercise, printed, text, internal, proposal, at);
    }
}
