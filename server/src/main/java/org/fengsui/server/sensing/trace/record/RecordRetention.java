package org.fengsui.server.sensing.trace.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/**
 * Look-up records, counted in the hours in which those of a kind start, with what was said of the
 * files they came in; whole days (UTC) go.
 */
@Component
class RecordRetention implements Kept.ForATime {

    private final HourStore hours;
    private final UploadStore uploads;
    private final TraceSettings settings;

    RecordRetention(HourStore hours, UploadStore uploads, TraceSettings settings) {
        this.hours = hours;
        this.uploads = uploads;
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
        var first = before.truncatedTo(ChronoUnit.DAYS);
        return hours.countBefore(scope, first) + uploads.countBefore(scope, first);
    }

    /**
     * All at once: of whole weeks it is the emptying of their partitions. What was said of the
     * files they came in goes with them.
     */
    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        var first = before.truncatedTo(ChronoUnit.DAYS);
        int files = uploads.forgetBefore(scope, first);
        return new Batch(files + hours.dropBefore(scope, first), after);
    }
}
