package org.fengsui.server.platform.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a story: people and the machine in one line of time, newest first.
 *
 * @param at when it happened
 * @param who a person's name, or null where the machine acted by itself
 * @param what what happened, as a sentence without its subject
 * @param note what stands below it: a reason, a rule, a reply; or null
 * @param href where it leads, or null
 */
public record StoryEntry(
        Instant at,
        @Nullable String who,
        String what,
        @Nullable String note,
        @Nullable String href) {

    /** Something a person did. */
    public static StoryEntry by(Instant at, String who, String what) {
        return new StoryEntry(at, who, what, null, null);
    }

    /** Something the machine did. */
    public static StoryEntry machine(Instant at, String what) {
        return new StoryEntry(at, null, what, null, null);
    }

    /** The same with a note below it. */
    public StoryEntry note(@Nullable String text) {
        return new StoryEntry(at, who, what, text, href);
    }

    /** The same, leading somewhere. */
    public StoryEntry to(String target) {
        return new StoryEntry(at, who, what, note, target);
    }
}
