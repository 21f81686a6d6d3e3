package org.fengsui.server.duty.obligation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The obligation ledger: who must do what, on which item, by when, on which basis; when it started
 * and when it was met. It is written by signals alone, but for waiving and extending, which people
 * decide. Nothing else in the product knows about deadlines.
 */
public interface Ledger {

    /** Where an obligation stands. Late is derived, never stored. */
    enum ObligationState {
        /** The clock runs. */
        OPEN,
        /** Both halves are done: 整改 and 反馈. */
        MET,
        /**
         * It goes on elsewhere: another unit's or a later notice's. What is recorded stands as it
         * was at that instant, late or not; it was not met.
         */
        PASSED_ON,
        /** It need not be met; {@link Waiver} says as what. */
        WAIVED
    }

    /**
     * One obligation, as its entries make it.
     *
     * @param id identity
     * @param duty key of the profile's duty: {@code fix-vulnerability}
     * @param basis the article: {@code 第十条}
     * @param subject what it is about
     * @param obligor who owes it
     * @param occurrence from 1, for duties that come again on the same subject
     * @param started when the clock started
     * @param due when it ends; met at this instant is on time. Midnight is 24:00 of the day before
     * @param provisional 暂定: a day that decides the due lies in a year without a published calendar
     * @param state where it stands
     * @param met when it was met or passed on; null otherwise
     * @param waived as what it is waived; null where it is not
     * @param originalDue the first due, before recomputation and extension
     * @param dueExpression the period: {@code 5 working days}
     * @param profileVersion the profile whose duty it is
     * @param calendarVersion the calendar its due was computed with
     */
    record Obligation(
            long id,
            String duty,
            String basis,
            Subject subject,
            Obligor obligor,
            int occurrence,
            Instant started,
            Instant due,
            boolean provisional,
            ObligationState state,
            @Nullable Instant met,
            @Nullable Waiver waived,
            Instant originalDue,
            String dueExpression,
            int profileVersion,
            int calendarVersion) {

        /** Whether it is open past its due, or was met or passed on after it. */
        public boolean late(Instant now) {
            return switch (state) {
                case OPEN -> now.isAfter(due);
                case MET, PASSED_ON -> met != null && met.isAfter(due);
                case WAIVED -> false;
            };
        }
    }

    /** What an entry says. Entries are only ever added. */
    enum EntryKind {
        /** The clock started. */
        STARTED,
        /** It was met. */
        MET,
        /** What met it did not hold; it is open again with the due it had. */
        UNMET,
        /** A later due was granted. */
        EXTENDED,
        /** It goes on elsewhere; the record ends here. */
        PASSED_ON,
        /** It need not be met, for a reason. */
        WAIVED,
        /** A published calendar moved the due; never to an earlier instant. */
        RECOMPUTED,
        /** A reminder or escalation went out. */
        STEP_FIRED,
        /** A step was passed over because a higher one was due as well. */
        STEP_SKIPPED,
        /**
         * The clock began in the ledger of before; what was due to be sent then is not sent now.
         */
        TAKEN_OVER
    }

    /**
     * One entry.
     *
     * @param kind what happened
     * @param at when it happened
     * @param by the person who decided it; null where it followed from what happened
     * @param text the cause, reason or step in Chinese, as it stands in the record
     * @param due the due from then on; null where the entry does not touch it
     * @param step key of the step, for step entries
     * @param recipients names of those a step went to
     */
    record Entry(
            EntryKind kind,
            Instant at,
            @Nullable String by,
            String text,
            @Nullable Instant due,
            @Nullable String step,
            List<String> recipients) {

        /** Keeps its own copy. */
        public Entry {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * 解释口径: how the school reads the regulation where it is silent.
     *
     * @param key its key in the profile
     * @param text the reading, as it was when the clock was written
     * @param decision who had decided it and when (第十六条); null for a proposal of Fengsui that the
     *     school's CAC office had not decided then
     * @param since what was decided later, for later clocks; null where nothing was
     */
    record Interpretation(
            String key,
            String text,
            @Nullable InterpretationDecision decision,
            @Nullable InterpretationDecision since) {}

    /**
     * Who decided how the regulation is read.
     *
     * @param by the office, as it is printed
     * @param on the day
     * @param document number of the document; empty where a profile names none
     */
    record InterpretationDecision(String by, LocalDate on, String document) {}

    /**
     * Why the due is what it is, in one language.
     *
     * @param obligation the obligation
     * @param duty the duty's name
     * @param regulation what the article belongs to
     * @param article the article's wording
     * @param days from the starting day to the due, a line each
     * @param interpretations the readings that touch this due
     * @param provisional why it is provisional; empty when it is not
     * @param held how long the school's offices held an answer that they sent back in the end
     * @param entries all entries, oldest first
     */
    record Explanation(
            Obligation obligation,
            String duty,
            String regulation,
            String article,
            List<String> days,
            List<Interpretation> interpretations,
            String provisional,
            Duration held,
            List<Entry> entries) {

        /** Keeps its own copies. */
        public Explanation {
            days = List.copyOf(days);
            interpretations = List.copyOf(interpretations);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Figures of a period. An obligation belongs to the period its due lies in; those open now are
     * counted whatever their due.
     *
     * @param metOnTime due in the period and met at or before the due
     * @param metLate due in the period and met, or passed on unmet, after it
     * @param open open now and not past the due
     * @param openLate open now past the due
     * @param dueToday open and due before the end of today in the school's zone
     */
    record Figures(long metOnTime, long metLate, long open, long openLate, long dueToday) {

        /** Share of what was due and is decided that was met on time; NaN where nothing was. */
        public double onTimeRate() {
            long decided = metOnTime + metLate + openLate;
            return decided == 0 ? Double.NaN : (double) metOnTime / decided;
        }
    }

    /** The same for one obligor. */
    record ObligorFigures(Obligor obligor, Figures figures) {}

    /**
     * A duty in words, as a paper states it before any clock runs.
     *
     * @param duty key of the duty
     * @param name what it is called
     * @param regulation what the article belongs to
     * @param article the article it rests on
     * @param period the period: {@code 5 个工作日}
     */
    record Terms(String duty, String name, String regulation, String article, String period) {}

    /** How many open obligations have their last day then. */
    record DayLoad(LocalDate day, long open) {}

    /** The obligations about these subjects, by subject and due. */
    List<Obligation> of(Scope scope, Collection<Subject> subjects);

    /** One obligation, if the scope sees it. */
    Optional<Obligation> find(Scope scope, long id);

    /**
     * Why an obligation is due when it is, and all that happened to it.
     *
     * @throws Refusal if the scope sees no such obligation
     */
    Explanation explain(Scope scope, long id, Locale locale);

    /**
     * The reminders and escalations that went out about these subjects, oldest first; one that
     * spoke of several of them stands here once.
     */
    List<Entry> steps(Scope scope, Collection<Subject> subjects);

    /**
     * What is open past its due about these subjects and has been left so for so long that its
     * escalations reach a role; whether anybody was told or it was late already when it was taken
     * over.
     */
    List<Obligation> escalated(Scope scope, Collection<Subject> subjects, Role to);

    /**
     * Waives what is open about a subject; who may do so is the caller's to check. Nothing open
     * changes nothing.
     */
    void waive(Actor by, Subject subject, Waiver as, String reason);

    /**
     * Sets a later due beside the old one; who may do so is the caller's to check.
     *
     * @throws Refusal if it is not open, or the due is not later
     */
    void extend(Actor by, long id, Instant due, String reason);

    /**
     * 接管: says of the open clocks about a subject that they began in a ledger of before. Their
     * reminders and escalations of the time until now are passed over; those to come go out.
     *
     * @param obligor whose clocks
     * @param due the due the old ledger gave; null keeps the one the period gives
     * @param reason where it was taken from, as the entry says it
     */
    void takeOver(Actor by, Subject subject, Obligor obligor, @Nullable Instant due, String reason);

    /** Figures of what is open alone. */
    Figures openNow(Scope scope);

    /** Figures of what is due in a period, from inclusive, to exclusive, and of what is open. */
    Figures figures(Scope scope, Instant from, Instant to);

    /** The same per obligor, the worst on-time rate first. */
    List<ObligorFigures> byObligor(Scope scope, Instant from, Instant to);

    /**
     * Open obligations of these obligors, the soonest due first; those past their due stand before.
     */
    List<Obligation> soonest(Scope scope, Set<Obligor> of, int limit);

    /** The same of all other obligors. */
    List<Obligation> soonestBut(Scope scope, Set<Obligor> of, int limit);

    /** The load of the coming days, today first; what is late counts to no day. */
    List<DayLoad> load(Scope scope, int days);

    /** The next instant after now at which a step fires or a due passes. */
    Optional<Instant> nextInstant();

    /**
     * When a clock that the signal starts at an instant would be due, by the profile and calendar
     * in force; of several the soonest. Empty where it starts none.
     */
    Optional<Instant> dueFrom(Signal signal, Instant at);

    /** The duties of the profile in force that a signal will start. */
    List<Terms> startedBy(Signal signal, Locale locale);

    /**
     * 负责人确认: whether a leader of the unit confirms what the signal would meet, by the profile each
     * open obligation was started under.
     *
     * @param level the level of what is answered
     */
    boolean leaderConfirms(Subject subject, Obligor obligor, Signal signal, Severity level);

    /** The channels whose receipt for a post-holder serves a notice, by the profile in force. */
    Set<Channel> serviceChannels();

    /** A duty's name in a language; the key itself for a duty no profile knows any more. */
    String dutyName(String duty, Locale locale);
}
