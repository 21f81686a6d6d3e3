package org.fengsui.server.duty.notice.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.store.BulkStore;
import org.fengsui.server.duty.notice.store.BulkStore.Job;
import org.fengsui.server.duty.notice.store.BulkStore.Place;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a bulk run, each a transaction: the act and the mark that it is done happen both or
 * not at all, so that a server that stops in between repeats nothing and loses no number.
 */
@Component
@AgainAfterDeadlock
@Transactional
class BulkStep {

    private static final Scope SCHOOL = Scope.school();

    private final BulkStore store;
    private final Notices notices;
    private final Accounts accounts;
    private final Clock systemClock;

    BulkStep(BulkStore store, Notices notices, Accounts accounts, Clock systemClock) {
        this.store = store;
        this.notices = notices;
        this.accounts = accounts;
        this.systemClock = systemClock;
    }

    UUID begin(Actor by, BulkStore.Act act, List<Target> targets) {
        var run = UUID.randomUUID();
        store.insert(SCHOOL, run, act, by.accountId(), targets, systemClock.instant());
        store.end(SCHOOL, run, systemClock.instant());
        return run;
    }

    /** How far a run of this person came. */
    Optional<BulkRuns.Run> find(Actor by, UUID id) {
        return store.find(SCHOOL, id)
                .filter(run -> run.accountId() == by.accountId())
                .map(run -> {
                    var ended = run.endedAt();
                    var until = ended == null ? systemClock.instant() : ended;
                    return new BulkRuns.Run(
                            run.act(),
                            run.total(),
                            run.done(),
                            Duration.between(run.begunAt(), until),
                            ended != null,
                            store.refused(SCHOOL, id),
                            store.notices(SCHOOL, id));
                });
    }

    Optional<Place> next() {
        return store.next(SCHOOL);
    }

    /** Does what stands there; who asked for it acts with the rights held now. */
    void run(Place place) {
        var job = store.take(SCHOOL, place);
        if (job.isEmpty()) {
            return;
        }
        var by =
                accounts.actor(job.get().accountId())
                        .orElseThrow(
                                () -> new Refusal(CommonProblem.FORBIDDEN, job.get().act().name()));
        store.done(SCHOOL, place, act(by, job.get()));
        store.end(SCHOOL, place.run(), systemClock.instant());
    }

    private long act(Actor by, Job job) {
        var target = job.target();
        if (job.act() == BulkStore.Act.DRAFT) {
            return notices.draft(by, Notices.Draft.of(target.episodeIds()));
        }
        long id = Objects.requireNonNull(target.noticeId());
        int version = Objects.requireNonNull(target.version());
        if (job.act() == BulkStore.Act.ISSUE) {
            notices.issue(by, id, version);
        } else {
            notices.propose(by, id, version);
        }
        return id;
    }

    void refused(Place place, Refusal refusal) {
        store.refused(
                SCHOOL,
                place,
                refusal.problem().slug(),
                refusal.arguments().stream().map(String::valueOf).toList());
        store.end(SCHOOL, place.run(), systemClock.instant());
    }
}
