package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.sensing.finding.ScanTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long scans hold: as the profile says; for ever, where nothing says it. */
@Component
class ScanPeriods {

    private final ObjectProvider<ScanTerm> term;
    private final BusinessClock clock;

    ScanPeriods(ObjectProvider<ScanTerm> term, BusinessClock clock) {
        this.term = term;
        this.clock = clock;
    }

    /** When the next scan is due after one at an instant; empty where none is asked for. */
    Optional<Instant> due(ScanKind kind, Instant scanned) {
        var told = term.getIfAvailable();
        if (told == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case COVERING -> told.due(scanned);
            case LOGIN -> told.loginDue(scanned);
        };
    }

    /** Whether a scan at an instant holds no more; what was never scanned is beyond any period. */
    boolean beyond(ScanKind kind, @Nullable Instant scanned) {
        return scanned == null || due(kind, scanned).filter(clock.now()::isAfter).isPresent();
    }

    /** Whether half of the time from one scan to the next is gone. */
    boolean half(Instant scanned, Instant due) {
        return !clock.now().isBefore(scanned.plus(Duration.between(scanned, due).dividedBy(2)));
    }
}
