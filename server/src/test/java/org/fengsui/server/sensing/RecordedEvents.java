package org.fengsui.server.sensing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.sensing.finding.EpisodesOpened;
import org.fengsui.server.sensing.finding.RiskAccepted;
import org.fengsui.server.sensing.finding.RisksMoved;
import org.fengsui.server.sensing.finding.RuledOut;
import org.fengsui.server.sensing.finding.StillPresent;
import org.fengsui.server.sensing.finding.VerificationRequested;
import org.fengsui.server.sensing.finding.Verified;
import org.springframework.context.event.EventListener;

/** What the finding room told the others. */
public final class RecordedEvents {

    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener({
        EpisodesOpened.class,
        RiskAccepted.class,
        RisksMoved.class,
        RuledOut.class,
        StillPresent.class,
        VerificationRequested.class,
        Verified.class,
        Signalled.class
    })
    void on(Object event) {
        events.add(event);
    }

    /** Forgets them. */
    public void clear() {
        events.clear();
    }

    /** Those of a type, in their order. */
    public <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
