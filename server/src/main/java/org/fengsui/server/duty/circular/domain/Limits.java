package org.fengsui.server.duty.circular.domain;

import java.util.List;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.platform.kernel.Refusal;

/** How long the texts of this room may be, and which of them are one line. */
public final class Limits {

    /** The text of a circular, in characters. */
    public static final int TEXT = 50_000;

    /** What somebody says of a step. */
    public static final int NOTE = 5_000;

    /** A subject, a name, a place. */
    public static final int LINE = 200;

    /** The items of one notice. */
    public static final int ITEMS = 200;

    private static final int PLACE = 1_000;

    private Limits() {}

    /** A text of one or more lines. */
    public static void text(String text, int most) {
        if (text.length() > most || text.indexOf('\0') >= 0) {
            throw new Refusal(CircularProblem.TEXT_TOO_LONG, Integer.toString(most));
        }
    }

    /** A text of one line. */
    public static void line(String text, int most) {
        if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(CircularProblem.TEXT_TOO_LONG, Integer.toString(most));
        }
    }

    /** What is entered when a circular comes. */
    public static void check(Circular.Entry entry) {
        text(entry.text(), TEXT);
        line(entry.lateReason(), LINE);
        List.of(entry.number(), entry.subject(), entry.caller(), entry.callBack())
                .forEach(line -> line(line, LINE));
    }

    /** What the units are told. */
    public static void check(List<CircularNotices.Draft> drafts) {
        for (var draft : drafts) {
            if (draft.items().size() > ITEMS) {
                throw new Refusal(CircularProblem.TOO_MANY_ITEMS, Integer.toString(ITEMS));
            }
            line(draft.topic(), LINE);
            text(draft.remark(), NOTE);
            draft.items().forEach(Limits::check);
        }
    }

    private static void check(CircularNotices.Item item) {
        line(item.text().name(), LINE);
        line(item.system(), LINE);
        line(item.target(), PLACE);
        text(item.refs(), NOTE);
        text(item.text().harm(), NOTE);
        text(item.text().remedy(), NOTE);
        text(item.text().selfCheck(), NOTE);
    }
}
