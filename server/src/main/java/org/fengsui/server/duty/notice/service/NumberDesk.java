package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
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
    private final AuditLog audit;
    private final BusinessClock clock;

    NumberDesk(Documents documents, NoticePaper paper, AuditLog audit, BusinessClock clock) {
        this.documents = documents;
        this.paper = paper;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A year of the series of notices.
     *
     * @param year of the school's zone
     * @param last as printed; empty if no notice got a number
     * @param next as printed
     */
    public record Year(int year, String last, String next) {}

    /** This year and the next, whose start number may be set beforehand. */
    @Transactional(readOnly = true)
    public List<Year> years() {
        int now = thisYear();
        return IntStream.rangeClosed(now, now + 1).mapToObj(this::year).toList();
    }

    /**
     * Sets the number the next notice of a year gets.
     *
     * @return the year as it stands then
     * @throws Refusal if the year or number is out of range, or a notice already has that number or
     *     a later one
     */
    public Year startAt(Actor by, int year, long first) {
        if (year < thisYear() || year > thisYear() + 1) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "year");
        }
        if (first < 1 || first > GREATEST) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "first");
        }
        var before = year(year);
        documents.startAt(paper.series(), year, first);
        var after = year(year);
        audit.append(
                by.accountId(),
                by.name(),
                "notice.start-number-set",
                null,
                Map.of("before", before.next(), "after", after.next()));
        return after;
    }

    private int thisYear() {
        return clock.now().atZone(BusinessClock.ZONE).getYear();
    }

    private Year year(int year) {
        var standing = documents.standing(paper.series(), year);
        return new Year(
                year,
                standing.issued() == 0 ? "" : printed(year, standing.issued()),
                printed(year, standing.next()));
    }

    private String printed(int year, long number) {
        return Documents.printed(paper.series(), year, number);
    }
}
