package org.fengsui.server.duty.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * 代录: somebody of a unit said it by telephone or on paper, and the office entered it on the unit’s
 * behalf. Whoever entered it, and whoever said it, is its maker and does not decide it.
 *
 * @param via telephone or paper
 * @param by who said it
 * @param reach the post or telephone
 * @param at when it was said or handed over
 */
public record Relayed(Notice.Via via, String by, String reach, Instant at) {

    private static final int MOST_NAME = 60;

    /** Without blanks around the words. */
    public Relayed {
        by = by.strip();
        reach = reach.strip();
    }

    /**
     * Refuses one that cannot be looked into later.
     *
     * @param since before this nothing could be said; forms ask for minutes, so its minute counts
     * @param files what came with it
     * @throws Refusal if it does not say who and how to reach them, lies outside the time until
     *     now, or is on paper without its scan
     */
    public void require(Instant since, Instant now, List<Attachment> files) {
        if (via == Notice.Via.PORTAL
                || by.isEmpty()
                || reach.isEmpty()
                || by.length() > MOST_NAME
                || reach.length() > MOST_NAME) {
            throw new Refusal(NoticeProblem.RELAYED_INCOMPLETE);
        }
        if (at.isBefore(since.truncatedTo(ChronoUnit.MINUTES)) || at.isAfter(now)) {
            throw new Refusal(NoticeProblem.RELAYED_TIME);
        }
        if (via == Notice.Via.PAPER && files.isEmpty()) {
            throw new Refusal(NoticeProblem.SCAN_MISSING);
        }
    }

    /** Whether it is this person who said it; people of a unit are known by their name alone. */
    public boolean saidBy(Actor person) {
        return by.equals(person.name());
    }
}
