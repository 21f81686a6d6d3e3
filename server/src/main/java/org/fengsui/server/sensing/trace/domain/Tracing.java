package org.fengsui.server.sensing.trace.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.tracing.Question;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.PoolFindings;
import org.fengsui.server.sensing.trace.RecordsArrived;
import org.fengsui.server.sensing.trace.domain.Hit.Answer;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;
import org.fengsui.server.sensing.trace.domain.HitStore.Known;
import org.fengsui.server.sensing.trace.record.StoredRecords;
import org.fengsui.server.sensing.trace.record.TraceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Traces what is seen in pools: each open episode there, each time it was last seen, once; and
 * again what records that came later may tell more about.
 */
@Component
public class Tracing implements Periodic {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("trace");
    private static final int BATCH = 200;

    private final PoolFindings findings;
    private final Registry registry;
    private final StoredRecords records;
    private final HitStore hits;
    private final TaskStore tasks;
    private final Joining joining;
    private final TraceSettings settings;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    Tracing(
            PoolFindings findings,
            Registry registry,
            StoredRecords records,
            HitStore hits,
            TaskStore tasks,
            Joining joining,
            TraceSettings settings,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.findings = findings;
        this.registry = registry;
        this.records = records;
        this.hits = hits;
        this.tasks = tasks;
        this.joining = joining;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RecordsArrived arrived) {
        hits.waitForTurn(SCHOOL);
        hits.again(SCHOOL, arrived, settings.skew());
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void runOnce() {
        long after = 0;
        while (after >= 0) {
            long from = after;
            after = Objects.requireNonNull(transaction.execute(status -> fresh(from)));
        }
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(status -> again()));
        }
    }

    /** A batch of episodes; the identity to go on after, or -1 at the end. */
    private long fresh(long after) {
        if (!hits.takeTurn(SCHOOL)) {
            return -1;
        }
        var episodes = findings.inPools(SCHOOL, after, BATCH);
        var known = hits.known(SCHOOL, episodes.stream().map(Episode::id).toList());
        for (var episode : episodes) {
            if (!known.contains(new Known(episode.id(), episode.lastSeen()))) {
                trace(episode);
            }
        }
        return episodes.size() < BATCH ? -1 : episodes.getLast().id();
    }

    private void trace(Episode episode) {
        if (episode.ip() == null) {
            return;
        }
        var address = IpAddress.parse(episode.ip());
        var now = clock.now();
        @Nullable NetworkKind pool = registry.attributor().poolOf(address, now).orElse(null);
        var transport = Transport.of(episode.protocol());
        var answer = answer(address, episode.port(), transport, episode.lastSeen(), pool);
        var hit =
                new Hit(
                        0,
                        episode.id(),
                        episode.lastSeen(),
                        address,
                        episode.port(),
                        transport == null ? null : transport.word(),
                        pool == null ? null : pool.name(),
                        episode.check(),
                        episode.title(),
                        episode.severity(),
                        answer,
                        null);
        hits.add(SCHOOL, placed(hit, answer), now);
    }

    private boolean again() {
        if (!hits.takeTurn(SCHOOL)) {
            return false;
        }
        List<Hit> marked = hits.toTryAgain(SCHOOL, BATCH);
        for (var hit : marked) {
            var pool = hit.pool() == null ? null : NetworkKind.valueOf(hit.pool());
            var answer =
                    answer(
                            hit.address(),
                            hit.port(),
                            Transport.of(hit.transport()),
                            hit.at(),
                            pool);
            if (hit.taskId() != null && !answer.equals(hit.answer())) {
                contradicted(hit, answer);
            }
            hits.answer(SCHOOL, placed(hit, answer), null, clock.now());
        }
        return marked.size() == BATCH;
    }

    /** The task stays with whom it was opened for; its history says that records disagree now. */
    private void contradicted(Hit hit, Answer answer) {
        if (!answer.accounts().equals(hit.answer().accounts())) {
            tasks.step(
                    SCHOOL,
                    Objects.requireNonNull(hit.taskId()),
                    clock.now(),
                    MACHINE,
                    "contradicted",
                    hit.at().toString());
        }
    }

    private Hit placed(Hit hit, Answer answer) {
        var answered = hit.answered(answer, hit.taskId());
        return answer.outcome() == Outcome.TRACED
                ? answered.answered(answer, joining.join(answered, MACHINE))
                : answered;
    }

    private Answer answer(
            IpAddress address,
            @Nullable Integer port,
            @Nullable Transport transport,
            Instant at,
            @Nullable NetworkKind pool) {
        return Answer.of(
                records.resolve(
                        new Question(address, port, transport, at, pool == NetworkKind.NAT)));
    }
}
