package org.fengsui.server.sensing.trace.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.PoolFindings;
import org.fengsui.server.sensing.trace.TaskState;
import org.fengsui.server.sensing.trace.TaskState.Move;
import org.fengsui.server.sensing.trace.TraceProblem;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 终端处置: what people do about what was traced. Identities are in the task and its hits; who looks at
 * them says why, and that is in the log.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class TerminalTasks {

    private static final int HITS_SHOWN = 50;

    private final TaskStore tasks;
    private final HitStore hits;
    private final Joining joining;
    private final Findings findings;
    private final PoolFindings pools;
    private final AuditLog audit;
    private final BusinessClock clock;

    TerminalTasks(
            TaskStore tasks,
            HitStore hits,
            Joining joining,
            Findings findings,
            PoolFindings pools,
            AuditLog audit,
            BusinessClock clock) {
        this.tasks = tasks;
        this.hits = hits;
        this.joining = joining;
        this.findings = findings;
        this.pools = pools;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A task with its latest hits and its history.
     *
     * @param task the task
     * @param hits the latest first
     * @param steps the newest first
     * @param lastWorker the account that worked it last; 0 for nobody
     */
    public record File(Task task, List<Hit> hits, List<Step> steps, long lastWorker) {

        /** Keeps its own copies. */
        public File {
            hits = List.copyOf(hits);
            steps = List.copyOf(steps);
        }
    }

    /** A task with all that is known about it. */
    @Transactional(readOnly = true)
    public Optional<File> file(Scope scope, long id) {
        return tasks.find(scope, id)
                .map(task ->
                        new File(
                                task,
                                hits.ofTask(scope, id, HITS_SHOWN),
                                tasks.steps(scope, id),
                                tasks.lastWorker(scope, id)));
    }

    /** A hit. */
    @Transactional(readOnly = true)
    public Optional<Hit> hit(Scope scope, long id) {
        return hits.find(scope, id);
    }

    /**
     * Notes that somebody looks at identities.
     *
     * @param subject the task or hit
     * @param reason why
     * @throws Refusal if the reason is blank
     */
    public void look(Actor by, Subject subject, String reason) {
        audit.append(
                by.accountId(),
                by.name(),
                "trace.identity-seen",
                subject,
                Map.of("reason", given(reason)));
    }

    /** The person, or their counsellor, was told: whom and how. */
    public void notified(Actor by, long id, String whom) {
        move(by, id, Move.NOTIFY, "notified", whom, null);
    }

    /** The terminal was cleaned: by whom and how. Its findings are over. */
    public void done(Actor by, long id, String how) {
        move(by, id, Move.FINISH, "done", how, null);
        var episodes = hits.episodesOf(by.scope(), id);
        if (!episodes.isEmpty()) {
            pools.settle(by, episodes, "");
        }
    }

    /** 无法溯源: nobody can be told. */
    public void notTraced(Actor by, long id, String reason) {
        move(by, id, Move.LOSE, "not-traced", reason, null);
    }

    /** Nothing is to be done. */
    public void drop(Actor by, long id, String reason) {
        move(by, id, Move.DROP, "dropped", reason, null);
    }

    /**
     * A unit gets a notice instead: its findings are that unit's from now on and go on the ordinary
     * way.
     *
     * @throws Refusal if the actor does not decide this, or nothing of it is open any more
     */
    public void giveToUnit(Actor by, long id, long unitId, String reason) {
        if (tasks.locked(by.scope(), id).isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        Decision.NOTICE_FOR_POOL.by(by, tasks.lastWorker(by.scope(), id));
        move(by, id, Move.GIVE_TO_UNIT, "to-unit", reason, unitId);
        var open = new ArrayList<Long>();
        for (var episode : findings.episodes(by.scope(), hits.episodesOf(by.scope(), id))) {
            if (isOpen(episode)) {
                open.add(episode.id());
            }
        }
        if (open.isEmpty()) {
            throw new Refusal(TraceProblem.NOTHING_OPEN);
        }
        open.forEach(episode -> findings.assign(by, episode, unitId, reason.strip()));
    }

    private static boolean isOpen(Episode episode) {
        return episode.unitId() == null
                && switch (episode.state()) {
                    case NEW, CONFIRMED -> true;
                    case NOTIFIED, ANSWERED, ACCEPTED, CLOSED -> false;
                };
    }

    /**
     * Chooses among the accounts that come into question.
     *
     * @param candidate which, from 0 in their order
     * @return the task it belongs to
     * @throws Refusal if the hit is not ambiguous, or that is none of them
     */
    public long choose(Actor by, long hitId, int candidate, String reason) {
        var why = given(reason);
        var hit =
                hits.locked(by.scope(), hitId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var accounts = hit.answer().accounts();
        if (hit.answer().outcome() != Outcome.AMBIGUOUS
                || candidate < 0
                || candidate >= accounts.size()) {
            throw new Refusal(TraceProblem.NO_CANDIDATE);
        }
        var answer = hit.answer().chosen(accounts.get(candidate));
        long task = joining.join(hit.answered(answer, hit.taskId()), by);
        var now = clock.now();
        hits.answer(by.scope(), hit.answered(answer, task), by.name(), now);
        tasks.step(by.scope(), task, now, by, "chosen", why);
        audit(by, "trace.chosen", new Subject("pool-hit", hitId), why);
        return task;
    }

    private void move(
            Actor by, long id, Move move, String what, String note, @Nullable Long unitId) {
        var said = given(note);
        var task =
                tasks.locked(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        TaskState next = task.state().after(move);
        Instant now = clock.now();
        tasks.move(by.scope(), id, next, unitId, now);
        tasks.step(by.scope(), id, now, by, what, said);
        // Whom was told and who cleaned it are identities, which stand in the history only.
        boolean names = move == Move.NOTIFY || move == Move.FINISH;
        audit(by, "trace.task-" + what, new Subject("terminal-task", id), names ? "" : said);
    }

    private void audit(Actor by, String action, Subject subject, String reason) {
        var details = reason.isEmpty() ? Map.<String, String>of() : Map.of("reason", reason);
        audit.append(by.accountId(), by.name(), action, subject, details);
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(TraceProblem.REASON_MISSING);
        }
        return reason.strip();
    }
}
