package org.fengsui.server.duty.obligation.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.fengsui.server.duty.obligation.domain.StepPlan;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.duty.obligation.store.StepStore;
import org.fengsui.server.duty.obligation.store.StepStore.Swept;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires the reminders and escalations that are due by the business clock. Each obligor in
 * transactions of its own under an advisory lock, so that workers and nodes share the work, a step
 * and its messages are written together, and one obligor's trouble does not hold up the rest.
 */
@Component
public class LedgerSweep implements Periodic {

    /** Obligations in one transaction. */
    private static final int BATCH = 10_000;

    /**
     * Obligors at once on one node: the record works for one while the other's texts are written.
     */
    private static final int AT_ONCE = 2;

    private static final Scope SCHOOL = Scope.school();

    private final StepStore store;
    private final Profiles profiles;
    private final StepSender sender;
    private final StepTexts texts;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    LedgerSweep(
            StepStore store,
            Profiles profiles,
            StepSender sender,
            StepTexts texts,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.profiles = profiles;
        this.sender = sender;
        this.texts = texts;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "obligation-sweep";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void runOnce() {
        sweep();
    }

    /**
     * Does all steps due now.
     *
     * @return how many obligations had one
     * @throws IllegalStateException if an obligor's could not be done; the others' are
     */
    public int sweep() {
        var now = clock.now();
        var due = transaction.execute(status -> store.obligorsDue(SCHOOL, now));
        if (due == null || due.isEmpty()) {
            return 0;
        }
        var waiting = new ConcurrentLinkedQueue<>(due);
        var done = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(AT_ONCE, due.size()); i++) {
                workers.execute(() -> work(waiting, now, done, failures));
            }
        }
        if (!failures.isEmpty()) {
            var failed = new IllegalStateException(failures.size() + " obligors not swept");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
        return done.get();
    }

    private void work(
            Queue<String> waiting,
            Instant now,
            AtomicInteger done,
            Queue<RuntimeException> failures) {
        for (var obligor = waiting.poll(); obligor != null; obligor = waiting.poll()) {
            try {
                done.addAndGet(sweep(obligor, now));
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    private int sweep(String obligor, Instant now) {
        var audience = sender.audience(Obligor.of(obligor));
        int all = 0;
        int done;
        do {
            var swept = transaction.execute(status -> batch(obligor, audience, now));
            done = swept == null ? 0 : swept;
            all += done;
        } while (done == BATCH);
        return all;
    }

    private int batch(String obligor, Audience audience, Instant now) {
        if (!store.lock(SCHOOL, obligor)) {
            return 0;
        }
        var rows = store.take(SCHOOL, Obligor.of(obligor), now, BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        var ids = rows.stream().map(Row::id).toList();
        Map<Long, Set<String>> told = store.told(SCHOOL, ids);
        var due = new ArrayList<StepSender.DueStep>();
        var swept = new ArrayList<Swept>();
        for (var row : rows) {
            var duty = profiles.duty(row);
            var plan =
                    new StepPlan(duty, profiles.of(row.profileVersion()).quiet(), row.standing());
            var outcome = plan.at(now, row.stepsDone());
            var fired = outcome.fired();
            if (fired == null) {
                swept.add(new Swept(row, outcome, "", List.of(), List.of()));
            } else {
                var known = told.getOrDefault(row.id(), Set.of());
                due.add(new StepSender.DueStep(row, duty, fired, outcome, known));
            }
        }
        swept.addAll(sender.send(audience, due, now));
        store.write(SCHOOL, swept, texts.skipped(), now);
        return rows.size();
    }
}
