package org.fengsui.server.duty.notice.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 起始编号: a school that takes over during the year goes on where its paper ledger ended (RULES:
 * numbers without gaps).
 */
@Service
@Transactional
public class NumberDesk {

    /** The greatest start number: far above what a school issues in a year. */
    public static final long GREATEST = 99_999;

    private final Documents documents;
    private final NoticePaper paper;
    private final TakeoverStore takeovers;
    private final AuditLog audit;
    private final BusinessClock clock;

    NumberDesk(
            Documents documents,
            NoticePaper paper,
            TakeoverStore takeovers,
            AuditLog audit,
            BusinessClock clock) {
        this.documents = documents;
        this.paper = paper;
        this.takeovers = takeovers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A year of the series of a kind of notices.
     *
     * @param kind whose series
     * @param year of the school's zone
     * @param last as printed; empty if no notice got a number
     * @param next as printed
     */
    public record Year(Notice.Kind kind, int year, String last, String next) {}

    /** This year and the next of each kind, whose start number may be set beforehand. */
    @Transactional(readOnly = true)
    public List<Year> years() {
        int now = thisYear();
        return Arrays.stream(Notice.Kind.values())
                .flatMap(kind ->
                        IntStream.rangeClosed(now, now + 1).mapToObj(year -> year(kind, year)))
                .toList();
    }

    /**
     * Sets the number the next notice of a year gets.
     *
     * @return the year as it stands then
     * @throws Refusal if the year or number is out of range, a notice already has that number or a
     *     later one, or notices have been issued and it would leave numbers nobody got
     */
    public Year startAt(Actor by, Notice.Kind kind, int year, long first) {
        if (year < thisYear() || year > thisYear() + 1) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "year");
        }
        if (first < 1 || first > GREATEST) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "first");
        }
        var before = year(kind, year);
        refuseGap(kind, year, first);
        documents.startAt(paper.series(kind), year, first);
        return set(by, before);
    }

    private Year set(Actor by, Year before) {
        var after = year(before.kind(), before.year());
        audit.append(
                by.accountId(),
                by.name(),
                "notice.start-number-set",
                null,
                Map.of("before", before.next(), "after", after.next()));
        return after;
    }

    /** Once a year has begun here, its numbers go on behind the last one, issued or taken over. */
    private void refuseGap(Notice.Kind kind, int year, long first) {
        var series = paper.series(kind);
        long issued = documents.standing(series, year).issued();
        long taken = takeovers.greatest(Scope.school(), series, year);
        long next = Math.max(issued, taken) + 1;
        if (first <= taken || (issued > 0 && first > next)) {
            throw new Refusal(
                    NoticeProblem.NUMBER_GAP,
                    printed(kind, year, first),
                    printed(kind, year, next));
        }
    }

    /** Lets the series go on above the numbers of notices that were taken over. */
    void above(Actor by, Collection<OldNotice> notices) {
        notices.stream()
                .map(OldNotice::series)
                .filter(Objects::nonNull)
                .filter(number -> number.series().equals(paper.series()))
                .map(OldNotice.Series::year)
                .filter(year -> year >= thisYear())
                .distinct()
                .forEach(year -> above(by, year));
    }

    private void above(Actor by, int year) {
        long first = takeovers.greatest(Scope.school(), paper.series(), year) + 1;
        if (documents.standing(paper.series(), year).next() < first) {
            var before = year(Notice.Kind.VULNERABILITY, year);
            documents.startAt(paper.series(), year, first);
            set(by, before);
        }
    }

    private int thisYear() {
        return clock.now().atZone(BusinessClock.ZONE).getYear();
    }

    private Year year(Notice.Kind kind, int year) {
        var standing = documents.standing(paper.series(kind), year);
        return new Year(
                kind,
                year,
                standing.issued() == 0 ? "" : printed(kind, year, standing.issued()),
                printed(kind, year, standing.next()));
    }

    private String printed(Notice.Kind kind, int year, long number) {
        return Documents.printed(paper.series(kind), year, number);
    }
}
