package org.fengsui.server.sensing.trace.domain;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.PoolFindings;
import org.fengsui.server.sensing.trace.TaskState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;

/** Puts a traced hit to the task of its account and kind of problem, or opens one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Joining {

    private static final Scope SCHOOL = Scope.school();

    private final TaskStore tasks;
    private final PoolFindings findings;
    private final BusinessClock clock;

    Joining(TaskStore tasks, PoolFindings findings, BusinessClock clock) {
        this.tasks = tasks;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * The task the hit belongs to. A hit from before a task was done is part of what was done then,
     * however late its records came.
     *
     * @param hit one that is traced
     * @param by the machine, or who chose among several accounts
     */
    long join(Hit hit, Actor by) {
        var account = hit.answer().accounts().getFirst();
        var now = clock.now();
        var fitting = tasks.fitting(SCHOOL, account, hit.check(), hit.at());
        if (fitting.isEmpty()) {
            long opened = tasks.open(SCHOOL, account, hit, now);
            tasks.step(SCHOOL, opened, now, by, "opened", "");
            return opened;
        }
        var task = fitting.get();
        if (hit.taskId() == null || hit.taskId() != task.id()) {
            tasks.step(SCHOOL, task.id(), now, by, "joined", place(hit, now));
        }
        if (task.state() == TaskState.DONE) {
            findings.settle(Actor.machine("trace"), List.of(hit.episodeId()), "");
        }
        return task.id();
    }

    private static String place(Hit hit, Instant now) {
        return hit.at().isAfter(now) ? now.toString() : hit.at().toString();
    }
}
