package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else who reports a finding: a platform, a superior.
 *
 * @param id identity
 * @param findingId the finding
 * @param name who
 * @param number under which number; empty where none is known
 * @param receivedOn when its letter came; null for one that only a report named
 * @param replyDue the last day for the reply; null where it names none
 * @param answeredAt when it was answered; null where it was not
 * @param answeredName who answered
 * @param answer in which words
 */
public record ReportedBy(
        long id,
        long findingId,
        String name,
        String number,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate replyDue,
        @Nullable Instant answeredAt,
        @Nullable String answeredName,
        @Nullable String answer) {

    /** Name and number. */
    public String called() {
        return number.isEmpty() ? name : name + " " + number;
    }
}
