package org.fengsui.server.duty.circular;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A superior’s circular as it stands; the ledger’s subject {@code circular}.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param round from 1; raised when the superior sends a report back
 * @param reports how often it was reported, supplements included
 * @param servedUnits how many units had it when it was last forwarded to all; 0 before
 * @param entry what was entered when it came
 * @param source the body’s name as it was then
 * @param startsClock whether it started the 24 hours
 * @param registeredAt when it was entered
 * @param registeredBy who entered it
 * @param registrar the name
 */
public record Circular(
        long id,
        int version,
        CircularState state,
        int round,
        int reports,
        int servedUnits,
        Entry entry,
        String source,
        boolean startsClock,
        Instant registeredAt,
        long registeredBy,
        String registrar) {

    /** How it came. */
    public enum Way {
        /** 函件, with its scan. */
        LETTER,
        /** 电话. */
        PHONE,
        /** 系统在线通报. */
        PLATFORM,
        /** 邮件, typed in. */
        MAIL
    }

    /** What it is about. */
    public enum Kind {
        /** A specific hole. */
        HOLE,
        /** 排查. */
        SWEEP,
        /** For information. */
        INFORMATION,
        /** 每日零报告. */
        DAILY
    }

    /**
     * 收文登记.
     *
     * @param sourceId the body
     * @param way how it came
     * @param kind what it is about
     * @param number the superior’s number; may be empty
     * @param subject in a few words
     * @param text what it says
     * @param receivedAt when it came, or was found on a platform; never in the future
     * @param postedAt when the platform says it was posted; null elsewhere
     * @param caller who called; empty where nobody did
     * @param callBack the number to call back; empty where nobody called
     * @param lateReason why it is entered so late; needed where it came some time ago
     * @param deadline the superior’s own; null where it names none
     */
    public record Entry(
            long sourceId,
            Way way,
            Kind kind,
            String number,
            String subject,
            String text,
            Instant receivedAt,
            @Nullable Instant postedAt,
            String caller,
            String callBack,
            String lateReason,
            @Nullable Instant deadline) {}

    /**
     * A body that tells of threats.
     *
     * @param id identity; 0 for a new one
     * @param version raised with every change
     * @param name what it is called
     * @param startsClock whether its circulars start the 24 hours
     * @param offered whether it can be chosen
     */
    public record Source(long id, int version, String name, boolean startsClock, boolean offered) {}

    /**
     * What one unit has to do about it; the ledger’s subject {@code circular-share}.
     *
     * @param id identity
     * @param circularId the circular
     * @param unitId 责任单位
     * @param noticeId its 《安全通报整改通知书》
     * @param round of the circular in which it was drafted
     * @param state where it stands
     * @param servedAt when the unit was served; null until then
     * @param owedAt when 审核、复查、上报 began to be owed; null until then
     */
    public record Share(
            long id,
            long circularId,
            long unitId,
            long noticeId,
            int round,
            ShareState state,
            @Nullable Instant servedAt,
            @Nullable Instant owedAt) {}

    /**
     * What somebody did.
     *
     * @param id identity; its files are about the subject {@code circular-act}
     * @param shareId the share; null where it is about the whole
     * @param move what
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(
            long id,
            @Nullable Long shareId,
            CircularState.Move move,
            Instant at,
            long accountId,
            String who,
            String note) {}

    /** What it is called: number and subject. */
    public String called() {
        return entry.number().isEmpty() ? entry.subject() : entry.number() + " " + entry.subject();
    }

    /** The same elsewhere. */
    public Circular at(CircularState after, int inRound, int afterReports) {
        return new Circular(
                id,
                version,
                after,
                inRound,
                afterReports,
                servedUnits,
                entry,
                source,
                startsClock,
                registeredAt,
                registeredBy,
                registrar);
    }

    /** The same, forwarded to so many units. */
    public Circular servedTo(int units) {
        return new Circular(
                id,
                version,
                state,
                round,
                reports,
                units,
                entry,
                source,
                startsClock,
                registeredAt,
                registeredBy,
                registrar);
    }

    /** Whether it was entered some time after it came. */
    public boolean backdated() {
        return !entry.lateReason().isEmpty();
    }
}
