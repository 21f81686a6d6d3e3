package org.fengsui.server.duty.notice.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One act with many notices, each in a transaction of its own; it goes on when the page is left.
 * How far it came is known to the node that runs it until that node stops; what is done stays done.
 */
@Component
public class BulkRuns {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRuns.class);
    private static final int KEPT = 200;

    private final Notices notices;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    BulkRuns(Notices notices) {
        this.notices = notices;
    }

    /** What is done with each. */
    public enum Act {
        /** 送核. */
        PROPOSE,
        /** 签发. */
        ISSUE
    }

    /** A notice at the version that was previewed. */
    public record Target(long id, int version, String called) {}

    /** A notice that was refused, with the refusal. */
    public record Refused(Target target, Refusal refusal) {}

    /** A run under way or over. */
    public static final class Run {
        private final Act act;
        private final long accountId;
        private final int total;
        private final long begun = System.nanoTime();
        private final List<Refused> refused = new ArrayList<>();
        private int done;
        private long ended;

        private Run(Act act, long accountId, int total) {
            this.act = act;
            this.accountId = accountId;
            this.total = total;
        }

        private synchronized void took(List<Refused> failures) {
            done++;
            refused.addAll(failures);
        }

        private synchronized void end() {
            ended = System.nanoTime();
        }

        /** What is done. */
        public Act act() {
            return act;
        }

        /** How many there are. */
        public int total() {
            return total;
        }

        /** How many were tried. */
        public synchronized int done() {
            return done;
        }

        /** Those refused so far. */
        public synchronized List<Refused> refused() {
            return List.copyOf(refused);
        }

        /** Whether it is over. */
        public synchronized boolean finished() {
            return ended != 0;
        }

        /** How long it has run. */
        public synchronized Duration elapsed() {
            return Duration.ofNanos((ended == 0 ? System.nanoTime() : ended) - begun);
        }
    }

    /** Starts a run and gives its name. */
    public String start(Actor by, Act act, List<Target> targets) {
        var run = new Run(act, by.accountId(), targets.size());
        var name = UUID.randomUUID().toString();
        forgetOld();
        runs.put(name, run);
        Thread.ofVirtual().name("notice-bulk").start(() -> work(by, run, targets));
        return name;
    }

    /** A run of this person. */
    public Optional<Run> find(Actor by, String name) {
        return Optional.ofNullable(runs.get(name)).filter(run -> run.accountId == by.accountId());
    }

    private void forgetOld() {
        if (runs.size() >= KEPT) {
            runs.values().removeIf(Run::finished);
        }
    }

    private void work(Actor by, Run run, List<Target> targets) {
        try {
            for (var target : targets) {
                run.took(one(by, run.act, target));
            }
        } catch (RuntimeException e) {
            LOG.error("a bulk run of notices broke off", e);
        } finally {
            run.end();
        }
    }

    private List<Refused> one(Actor by, Act act, Target target) {
        try {
            switch (act) {
                case PROPOSE -> notices.propose(by, target.id(), target.version());
                case ISSUE -> notices.issue(by, target.id(), target.version());
            }
            return List.of();
        } catch (Refusal refusal) {
            return List.of(new Refused(target, refusal));
        }
    }
}
