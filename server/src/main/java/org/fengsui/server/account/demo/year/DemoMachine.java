package org.fengsui.server.account.demo.year;

import java.time.Instant;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.DemoClock;
import org.fengsui.server.platform.kernel.Turns;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the machine does by itself, done at once at the moment of the demo's clock. */
@Component
@Profile("demo")
class DemoMachine {

    private final DemoClock clock;
    private final Ledger ledger;
    private final Turns turns;

    DemoMachine(DemoClock clock, Ledger ledger, Turns turns) {
        this.clock = clock;
        this.ledger = ledger;
        this.turns = turns;
    }

    /** Reads the reports that wait. */
    void read() {
        turns.now("imports");
    }

    /** Hands the waiting messages over. */
    void deliver() {
        turns.now("delivery-relay");
    }

    /** Lets time pass; what falls due on the way happens at its own moment. */
    void passUntil(Instant instant) {
        var due = ledger.nextInstant();
        while (due.isPresent() && due.get().isBefore(instant)) {
            move(due.get().plusSeconds(1));
            turns.now("obligation-sweep");
            deliver();
            due = ledger.nextInstant();
        }
        move(instant);
    }

    private void move(Instant instant) {
        if (instant.isAfter(clock.now())) {
            clock.moveTo(instant);
        }
    }
}
