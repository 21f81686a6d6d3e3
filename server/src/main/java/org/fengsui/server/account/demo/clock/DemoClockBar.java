package org.fengsui.server.account.demo.clock;

import java.time.Instant;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.DemoClock;
import org.fengsui.server.platform.page.FrameBar;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stands above every page of the demo: what time it is there, and the way to the next deadline. */
@Component
@Profile("demo")
class DemoClockBar implements FrameBar {

    private final DemoClock clock;
    private final Ledger ledger;

    DemoClockBar(DemoClock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /** The bar's texts; {@code next} is null when no clock runs. */
    record Face(String now, @Nullable String next, boolean scans) {}

    @Override
    public String template() {
        return "demo/clock";
    }

    @Override
    public String fragment() {
        return "bar";
    }

    @Override
    public Object model(Reader reader) {
        Instant now = clock.now();
        return new Face(
                reader.times().plain(now),
                ledger.nextInstant().map(instant -> reader.times().plainDue(instant)).orElse(null),
                reader.actor().may(Permission.INTAKE_RUN));
    }

    @Override
    public boolean shownTo(Reader reader) {
        return reader.actorOrNull() != null;
    }
}
