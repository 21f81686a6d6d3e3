package org.fengsui.server.alarm.content;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 处置任务 from the order to the confirmation. 宣传部 owns them; a unit sees its own. Every change names
 * the version it was read at.
 */
public interface Takedowns {

    /**
     * What 宣传部 orders.
     *
     * @param recordId the record that led to it; null where none did
     * @param url where it stands: an address on the web
     * @param what what has to go
     * @param own whether 宣传部 takes it down itself, whosever the system is
     */
    record Order(@Nullable Long recordId, String url, String what, boolean own) {}

    /** One task, if the reader may see it. */
    Optional<Takedown> find(Actor reader, long id);

    /** What was done about a task that the reader may see, oldest first. */
    List<Takedown.Act> acts(Actor reader, long id);

    /**
     * Orders that something is taken down. The registry says whose system stands at the address;
     * its unit gets the task, else 宣传部 itself.
     *
     * @param before what it looks like now; needed
     * @return its identity
     * @throws Refusal if the actor may not, something is missing, or a file is refused
     */
    long order(Actor by, Order order, List<Attachment> before);

    /**
     * Taking down, confirming, finding that it still stands, giving up.
     *
     * @param text what was done, or why
     * @param files what it looks like now; needed for taking down
     * @throws Refusal if its state or the actor does not allow it: the unit, or 宣传部 for its own,
     *     takes down, another person of 宣传部 confirms
     */
    void move(Actor by, long id, int version, Move move, String text, List<Attachment> files);
}
