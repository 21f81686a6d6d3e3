package org.fengsui.server.alarm.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a unit.
 *
 * @param id identity
 * @param version raised with every change
 * @param unitId the responsible unit, which sees it
 * @param state where it stands
 * @param source who reported it
 * @param seen what was reported
 * @param reportedAt when
 * @param reportedBy the account; 0 for the machine
 * @param reporter the name as it was then
 * @param unitKnewAt since when the unit knows; null while it does not
 * @param assessmentId how grave it is, is judged there
 * @param found what was established
 * @param lessons 经验教训; empty before it is closed
 * @param containedAt when it was contained; null before
 */
public record Incident(
        long id,
        int version,
        long unitId,
        IncidentState state,
        Source source,
        Seen seen,
        Instant reportedAt,
        long reportedBy,
        String reporter,
        @Nullable Instant unitKnewAt,
        long assessmentId,
        Found found,
        String lessons,
        @Nullable Instant containedAt) {

    /** Who reported it. */
    public enum Source {
        /** 事发单位. */
        UNIT,
        /** The IT office, for somebody who called. */
        OFFICE,
        /** The monitoring. */
        MONITOR
    }

    /**
     * What was reported.
     *
     * @param title one line
     * @param systemId the registered system; null where none is named
     * @param place the system's name, or where else
     * @param text what was seen
     * @param harm how bad it is
     * @param seenAt when it was seen
     */
    public record Seen(
            String title,
            @Nullable Long systemId,
            String place,
            String text,
            String harm,
            Instant seenAt) {}

    /**
     * What was established.
     *
     * @param category the code of GB/T 20986-2023; empty before
     * @param categoryName its name then
     * @param code2007 the class of GB/Z 20986-2007
     * @param scope 事件规模和影响范围; empty before
     * @param impact what harm it did; empty before
     */
    public record Found(
            String category, String categoryName, String code2007, String scope, String impact) {

        /** Nothing yet. */
        public static Found nothing() {
            return new Found("", "", "", "", "");
        }
    }

    /** The three reports of a unit. */
    public enum Stage {
        /** 事发紧急报告. */
        ONSET,
        /** 事中情况报告. */
        PROGRESS,
        /** 事后整改报告. */
        AFTERMATH
    }

    /** What a report says. */
    public enum Section {
        /** What happened. */
        COURSE,
        /** What harm it did and may do. */
        HARM,
        /** What was done. */
        MEASURES,
        /** Why it happened. */
        CAUSE,
        /** What is still to be done; at the end what was learnt. */
        NEXT
    }

    /**
     * A report as it was frozen.
     *
     * @param id identity; its files are about the subject {@code incident-report}
     * @param stage which
     * @param number as printed
     * @param sections by {@link Section}, in its order
     * @param at when it was made
     * @param who who made it
     * @param onBehalf 代录: whether the office wrote it for the unit
     */
    public record Paper(
            long id,
            Stage stage,
            String number,
            List<String> sections,
            Instant at,
            String who,
            boolean onBehalf) {

        /** Keeps its own copy. */
        public Paper {
            sections = List.copyOf(sections);
        }
    }

    /**
     * A call, also in vain.
     *
     * @param caller who called
     * @param callee whom
     * @param phone which number
     * @param answered whether anybody answered
     * @param at when
     * @param words what was said; may be empty
     */
    public record Call(
            String caller,
            String callee,
            String phone,
            boolean answered,
            Instant at,
            String words) {}

    /**
     * Something to do; the ledger's subject {@code incident-task}.
     *
     * @param id identity
     * @param what what
     * @param owner who sees to it
     * @param ofUnit whether the unit owes it; else the IT office
     * @param due by when
     * @param doneAt when it was done; null before
     * @param doneBy who says so; empty before
     * @param result what came of it; empty before
     */
    public record Task(
            long id,
            String what,
            String owner,
            boolean ofUnit,
            Instant due,
            @Nullable Instant doneAt,
            String doneBy,
            String result) {}

    /**
     * 协助 (第十四条): the office helped the unit to establish scope and impact.
     *
     * @param who who assisted
     * @param at when
     * @param scope how far it reaches
     * @param impact what harm it did
     */
    public record Assistance(String who, Instant at, String scope, String impact) {}

    /**
     * What somebody did.
     *
     * @param what key of what was done
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(String what, Instant at, long accountId, String who, String note) {}

    /** The same in another state. */
    public Incident in(IncidentState after) {
        return new Incident(
                id,
                version,
                unitId,
                after,
                source,
                seen,
                reportedAt,
                reportedBy,
                reporter,
                unitKnewAt,
                assessmentId,
                found,
                lessons,
                containedAt);
    }

    /** The same with what was established. */
    public Incident finding(Found established) {
        return new Incident(
                id,
                version,
                unitId,
                state,
                source,
                seen,
                reportedAt,
                reportedBy,
                reporter,
                unitKnewAt,
                assessmentId,
                established,
                lessons,
                containedAt);
    }

    /** The same, known to the unit. */
    public Incident known(Instant at) {
        return new Incident(
                id,
                version,
                unitId,
                state,
                source,
                seen,
                reportedAt,
                reportedBy,
                reporter,
                at,
                assessmentId,
                found,
                lessons,
                containedAt);
    }

    /** The same, contained, or closed with what was learnt. */
    public Incident ended(@Nullable Instant contained, String learnt) {
        return new Incident(
                id,
                version,
                unitId,
                state,
                source,
                seen,
                reportedAt,
                reportedBy,
                reporter,
                unitKnewAt,
                assessmentId,
                found,
                learnt,
                contained);
    }
}
