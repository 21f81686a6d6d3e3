package org.fengsui.server.platform.page;

import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has to do or may do beside its notices, contributed by a room as a bean; the unit's
 * 待办 lists it among the notices, what is due first before the rest.
 */
public interface UnitWork {

    /**
     * One piece of it.
     *
     * @param title what to do
     * @param note about what, and since when; finished text
     * @param act what the button says that leads there
     * @param href where it is done
     * @param clock until when; null where nothing ends
     */
    record Line(String title, String note, String act, String href, @Nullable ClockBar clock) {}

    /** All of it in the reader's scope. */
    List<Line> of(Reader reader);

    /** How many lines those are. Must be cheap. */
    long count(Actor actor);
}
