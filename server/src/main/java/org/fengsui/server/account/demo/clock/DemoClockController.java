package org.fengsui.server.account.demo.clock;

import java.time.Duration;
import java.time.Instant;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.DemoClock;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the demo's clock, so that a newcomer sees a week in a minute. */
@Controller
@Profile("demo")
class DemoClockController {

    private final DemoClock clock;
    private final Ledger ledger;
    private final Turns turns;

    DemoClockController(DemoClock clock, Ledger ledger, Turns turns) {
        this.clock = clock;
        this.ledger = ledger;
        this.turns = turns;
    }

    /**
     * To the next reminder, escalation or deadline; then everything that falls due is done at once.
     */
    @PostMapping("/demo/clock/next")
    @Permits(Permission.SELF)
    String next(
            @RequestParam(defaultValue = "/") String back,
            Reader reader,
            RedirectAttributes redirect) {
        var next = ledger.nextInstant();
        if (next.isEmpty()) {
            Toast.done(redirect, reader.say("demo.clock.nothing"));
            return "redirect:" + own(back);
        }
        move(next.get().plusSeconds(1));
        Toast.done(redirect, reader.say("demo.clock.moved", reader.times().plain(clock.now())));
        return "redirect:" + own(back);
    }

    /** One day on. */
    @PostMapping("/demo/clock/day")
    @Permits(Permission.SELF)
    String day(
            @RequestParam(defaultValue = "/") String back,
            Reader reader,
            RedirectAttributes redirect) {
        move(clock.now().plus(Duration.ofDays(1)));
        Toast.done(redirect, reader.say("demo.clock.moved", reader.times().plain(clock.now())));
        return "redirect:" + own(back);
    }

    private void move(Instant instant) {
        clock.moveTo(instant);
        turns.now();
        turns.now();
    }

    /** Only a path of this server. */
    private static String own(String back) {
        return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") ? back : "/";
    }
}
