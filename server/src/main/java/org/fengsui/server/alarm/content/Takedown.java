package org.fengsui.server.alarm.content;

import java.time.Instant;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.jspecify.annotations.Nullable;

/**
 * 处置任务: bad content is taken down (第三条); the ledger's subject {@code content-takedown}.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param recordId the record that led to it; null where none did
 * @param url where it stands
 * @param what what has to go, for who takes it down
 * @param systemId the registered system; null where none is registered there
 * @param systemName its name; empty where none is
 * @param unitId whose task it is; null for 宣传部 itself
 */
public record Takedown(
        long id,
        int version,
        TakedownState state,
        @Nullable Long recordId,
        String url,
        String what,
        @Nullable Long systemId,
        String systemName,
        @Nullable Long unitId) {

    /**
     * What somebody did.
     *
     * @param id identity; its files are about the subject {@code takedown-act}
     * @param move what
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(long id, Move move, Instant at, long accountId, String who, String note) {}

    /** The same in another state. */
    public Takedown in(TakedownState after) {
        return new Takedown(id, version, after, recordId, url, what, systemId, systemName, unitId);
    }

    /** What it is called: the system, or the address where none is registered. */
    public String called() {
        return systemName.isEmpty() ? url : systemName;
    }
}
