package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.StoryStore.Line;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;

/** One line of time from the notice's own story and the ledger's reminders and escalations. */
final class NoticeStory {

    private NoticeStory() {}

    /** Newest first; of what happened at one instant, the later written first. */
    static List<StoryEntry> of(List<Line> lines, List<Ledger.Entry> steps, Reader reader) {
        var all = new ArrayList<StoryEntry>();
        lines.forEach(line -> all.add(entry(line, reader)));
        steps.forEach(step ->
                all.add(
                        StoryEntry.machine(step.at(), reader.say("notice.story.step"))
                                .note(step.text())));
        all.sort(Comparator.comparing(StoryEntry::at));
        return all.reversed();
    }

    /** Whether a line is the units' business: what happened since the issue. */
    static boolean forUnits(Kind kind) {
        return switch (kind) {
            case DRAFTED,
                    EDITED,
                    SPLIT_OFF,
                    PROPOSED,
                    RETURNED,
                    ISSUED_ALONE,
                    COUNTERSIGNED,
                    SERVE_BY_PHONE,
                    UNREACHED,
                    REACHED,
                    TO_BE_CONTINUED ->
                    false;
            case ISSUED,
                    STAMPED,
                    STAMP_REPLACED,
                    SERVED,
                    ACKNOWLEDGED,
                    GIVEN,
                    ANSWERED_FIXED,
                    ANSWERED_PROTECTED,
                    ANSWERED_NOT_AFFECTED,
                    SUPPORTED,
                    TO_CONFIRM,
                    CONFIRMED,
                    SENT_BACK,
                    REVIEWED,
                    REJECTED,
                    ACCEPTED_ON_PAPER,
                    VERIFIED,
                    PROVED_UNANSWERED,
                    STILL_PRESENT,
                    FALSE_CLAIM,
                    EXCUSED,
                    EXTENSION_ASKED,
                    DISPUTED,
                    NOT_OURS_ASKED,
                    REQUEST_GRANTED,
                    REQUEST_REFUSED,
                    REQUEST_TAKEN_BACK,
                    ITEM_WITHDRAWN,
                    MISDIRECTED,
                    TRANSFERRED,
                    CARRIED_OVER,
                    SUPERVISED,
                    SUPERVISION_LIFTED,
                    WITHDRAWN,
                    CLOSED,
                    TAKEN_OVER ->
                    true;
        };
    }

    private static StoryEntry entry(Line line, Reader reader) {
        var what = reader.say("notice.story." + line.kind().name(), line.about());
        var note = line.note().isEmpty() ? null : line.note();
        return line.accountId() == 0
                ? StoryEntry.machine(line.at(), what).note(note)
                : StoryEntry.by(line.at(), line.who(), what).note(note);
    }
}
