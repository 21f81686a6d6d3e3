package org.fengsui.server.alarm.warning;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.Warning.Text;

/**
 * A published warning as everybody reads it, in its latest edition. It has no place for anything
 * internal.
 *
 * @param id identity
 * @param edition how often it was published under its number, from 1
 * @param change what the latest edition did
 * @param number as printed
 * @param exercise 演练
 * @param text word for word
 * @param reason why it was adjusted, lifted; empty for a first edition
 * @param publishedAt when its first edition was read
 * @param at when its latest was
 * @param earlier when each edition before the latest was published, oldest first
 */
public record PublicWarning(
        long id,
        int edition,
        Change change,
        String number,
        boolean exercise,
        Text text,
        String reason,
        Instant publishedAt,
        Instant at,
        List<Instant> earlier) {

    /** Keeps its own copy. */
    public PublicWarning {
        earlier = List.copyOf(earlier);
    }

    /** Whether it still holds. */
    public boolean holds() {
        return switch (change) {
            case ISSUE, ADJUST -> true;
            case LIFT, EXPIRE -> false;
        };
    }

    /** Title with number, and what it is: {@code 【演练】信办预〔2026〕3号 …}. */
    public String called() {
        return number + " " + text.title();
    }
}
