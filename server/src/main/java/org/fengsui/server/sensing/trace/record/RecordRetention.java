package org.fengsui.server.sensing.trace.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Look-up records, counted in the hours in which those of a kind start; whole days (UTC) go. */
@Component
class RecordRetention implements Kept.ForATime {

    private final HourStore hours;
    private final TraceSettings settings;

    RecordRetention(HourStore hours, TraceSettings settings) {
        this.hours = hours;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "look-up-records";
    }

    @Override
    public Term term() {
        return Term.bySetting(settings.keepDays(), "fengsui.trace.keep");
    }

    @Override
    public long due(Scope scope, Instant before) {
        return hours.countBefore(scope, before.truncatedTo(ChronoUnit.DAYS));
    }

    /** All at once: of whole weeks it is the emptying of their partitions. */
    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return new Batch(hours.dropBefore(scope, before.truncatedTo(ChronoUnit.DAYS)), after);
    }
}
