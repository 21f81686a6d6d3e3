package org.fengsui.server.duty.notice.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.BulkStore.Act;
import org.fengsui.server.duty.notice.store.BulkStore.Place;
import org.fengsui.server.duty.notice.store.BulkStore.Refused;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One act with many notices, each in a transaction of its own. What is to be done stands in the
 * record: a run goes on when the page is left, and when the server stops and starts again. One that
 * is refused stops no other.
 */
@Component
public class BulkRuns implements Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRuns.class);

    private final BulkStep step;
    private final ReentrantLock working = new ReentrantLock();

    BulkRuns(BulkStep step) {
        this.step = step;
    }

    /**
     * How far a run came.
     *
     * @param act what is done
     * @param total how many there are
     * @param done how many were tried
     * @param elapsed how long it has run, or ran
     * @param finished whether it is over
     * @param refused those refused so far
     * @param notices those it was done with so far
     */
    public record Run(
            Act act,
            int total,
            int done,
            Duration elapsed,
            boolean finished,
            List<Refused> refused,
            List<Long> notices) {

        /** Keeps its own copies. */
        public Run {
            refused = List.copyOf(refused);
            notices = List.copyOf(notices);
        }
    }

    /** Writes a run down, begins with it and gives its name. */
    public String start(Actor by, Act act, List<Target> targets) {
        var run = step.begin(by, act, targets);
        Thread.ofVirtual().name("notice-bulk").start(this::runOnce);
        return run.toString();
    }

    /** A run of this person. */
    public Optional<Run> find(Actor by, String name) {
        UUID id;
        try {
            id = UUID.fromString(name);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return step.find(by, id);
    }

    @Override
    public String name() {
        return "notice-bulk";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    /** Works off what waits; a run that was left by a server that stopped is taken up here. */
    @Override
    public void runOnce() {
        if (!working.tryLock()) {
            return;
        }
        try {
            for (var place = step.next(); place.isPresent(); place = step.next()) {
                one(place.get());
            }
        } finally {
            working.unlock();
        }
    }

    private void one(Place place) {
        try {
            step.run(place);
        } catch (Refusal refusal) {
            step.refused(place, refusal);
        } catch (RuntimeException e) {
            LOG.error("a notice of a bulk run failed", e);
            step.refused(place, new Refusal(e, NoticeProblem.BULK_FAILED));
        }
    }
}
