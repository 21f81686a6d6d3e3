package org.fengsui.server.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 考核指标 (第十五条): what one room's records say of those who owe duties, so that they can be compared. A
 * room offers one bean for each measure it can take; who weighs them knows none of the rooms.
 * Nobody enters a figure by hand: what is measured follows from the record alone.
 */
public interface Yardstick {

    /**
     * Unique in the product: {@code on-time}. Its texts are {@code yardstick.<key>.name, .what}.
     */
    String key();

    /**
     * What kind of record it counts; an excused record is excused under all measures of its kind.
     */
    String recordType();

    /**
     * A period.
     *
     * @param from exclusive: midnight is 24:00 of the day before
     * @param to inclusive
     * @param now the present, by which what is still open is judged
     */
    record Span(Instant from, Instant to, Instant now) {}

    /**
     * What stands in the record of one obligor.
     *
     * @param cases how many records were looked at
     * @param against how much of it stands against the obligor: records, or days
     * @param office how long the school's offices held what is counted; it is in no other figure
     */
    record Tally(long cases, long against, Duration office) {

        /** Nothing. */
        public static final Tally NONE = new Tally(0, 0, Duration.ZERO);
    }

    /**
     * One record that stands against an obligor.
     *
     * @param id its identity within its kind
     * @param obligor whose it is
     * @param title what it is called, in Chinese, without details of a finding
     * @param at the moment it is counted by
     * @param against how much it counts
     * @param office how long the offices held it
     * @param enteredBy the account that entered what is counted; 0 where it follows from the clock
     * @param schoolPath its page for the school's offices
     * @param unitPath its page in the unit's frame; null where the unit has none
     */
    record Case(
            long id,
            Obligor obligor,
            String title,
            Instant at,
            long against,
            Duration office,
            long enteredBy,
            String schoolPath,
            @Nullable String unitPath) {}

    /**
     * The tallies of a period by obligor, in one question; who has no record is not among them.
     *
     * @param excused identities of records that count for nothing
     */
    Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused);

    /**
     * The records that stand against obligors, the excused among them, the newest first.
     *
     * @param of whose; null for everybody's
     */
    List<Case> cases(Scope scope, Span span, @Nullable Obligor of);
}
