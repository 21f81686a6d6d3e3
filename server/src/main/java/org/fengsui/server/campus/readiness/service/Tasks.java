package org.fengsui.server.campus.readiness.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.ReadinessSignal;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.campus.readiness.domain.TaskTemplate;
import org.fengsui.server.campus.readiness.store.TaskStore;
import org.fengsui.server.campus.readiness.store.TaskStore.Score;
import org.fengsui.server.campus.readiness.store.TemplateStore;
import org.fengsui.server.campus.readiness.store.TemplateStore.Drawn;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What units are asked for again and again: the office says what and how often, units do it. */
@Service
@AgainAfterDeadlock
@Transactional
public class Tasks {

    private static final Scope SCHOOL = Scope.school();
    private static final int SHOWN = 100;
    private static final int YEAR = 365;

    private final TaskStore tasks;
    private final TemplateStore templates;
    private final Accounts accounts;
    private final Files files;
    private final ReadinessBook book;
    private final BusinessClock clock;

    Tasks(
            TaskStore tasks,
            TemplateStore templates,
            Accounts accounts,
            Files files,
            ReadinessBook book,
            BusinessClock clock) {
        this.tasks = tasks;
        this.templates = templates;
        this.accounts = accounts;
        this.files = files;
        this.book = book;
        this.clock = clock;
    }

    /** What is asked how often. */
    @Transactional(readOnly = true)
    public List<TaskTemplate> templates() {
        return templates.all(SCHOOL);
    }

    /**
     * Changes what is asked and how often, begins to ask it, or stops.
     *
     * @throws Refusal if the actor may not, figures are out of their limits, or somebody else was
     *     first
     */
    public void put(Actor by, TaskTemplate template) {
        ReadinessBook.require(by, Permission.READINESS_KEEP);
        if (!template.legal()) {
            throw new Refusal(ReadinessProblem.PERIOD);
        }
        if (!templates.put(SCHOOL, template)) {
            throw new Refusal(CommonProblem.STALE);
        }
        book.log(
                by,
                "template-changed",
                null,
                Map.of(
                        "kind", template.kind().name(),
                        "days", Integer.toString(template.everyDays()),
                        "since", String.valueOf(template.since())));
    }

    /** What is to be done in this scope, the oldest first. */
    @Transactional(readOnly = true)
    public List<UnitTask> open(Scope scope) {
        return tasks.open(scope);
    }

    /** How much that is. */
    @Transactional(readOnly = true)
    public long count(Scope scope) {
        return tasks.count(scope);
    }

    /** What was done last. */
    @Transactional(readOnly = true)
    public List<UnitTask> done(Scope scope) {
        return tasks.over(scope, SHOWN);
    }

    /**
     * One of them.
     *
     * @throws Refusal if the scope sees none
     */
    @Transactional(readOnly = true)
    public UnitTask get(Scope scope, long id) {
        return tasks.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The proof of one. */
    @Transactional(readOnly = true)
    public List<StoredFile> files(Scope scope, long id) {
        return files.of(scope, new Subject("unit-task", id));
    }

    /** How units did in the last year. */
    @Transactional(readOnly = true)
    public List<Score> scores(Scope scope) {
        return tasks.scores(scope, clock.today().minusDays(YEAR));
    }

    /** The draws of the last year, the newest first. */
    @Transactional(readOnly = true)
    public List<Drawn> draws(Scope scope) {
        return templates.draws(scope, clock.today().minusDays(YEAR));
    }

    /**
     * A unit did it.
     *
     * @param problem whether something was found
     * @param said what was done; needed where one click is not enough
     * @throws Refusal if it is another unit’s, somebody else was drawn, nothing is said, it is over
     *     or somebody else was first
     */
    public void done(
            Actor by, long id, int version, boolean problem, String said, List<Attachment> proof) {
        ReadinessBook.require(by, Permission.NOTICE_ANSWER);
        var task = get(by.scope(), id);
        drawn(by, task);
        var text =
                problem || !task.kind().oneClick()
                        ? ReadinessBook.said(said)
                        : ReadinessBook.cut(said);
        if (task.state() != UnitTask.State.OPEN) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, task.called());
        }
        if (task.version() != version
                || !tasks.done(by.scope(), by, task, problem, text, clock.now())) {
            throw new Refusal(CommonProblem.STALE);
        }
        var about = new Subject("unit-task", id);
        proof.forEach(file -> files.store(by, about, task.unitId(), file));
        book.log(
                by,
                "task-done",
                about,
                Map.of("task", task.called(), "problem", Boolean.toString(problem)));
        book.signal(
                ReadinessSignal.TASK_DONE,
                about,
                new Obligor.Unit(task.unitId()),
                1,
                task.called() + "，" + by.name());
    }

    /** Whoever was drawn answers himself: that is what is tested. */
    private void drawn(Actor by, UnitTask task) {
        var person = task.personCode();
        var own = accounts.find(by.accountId()).map(Account::personCode).orElse(null);
        if (person != null && own != null && !Objects.equals(person, own)) {
            throw new Refusal(ReadinessProblem.NOT_THE_DRAWN, task.about());
        }
    }

    /** The day after which one of a kind has been asked lately enough. */
    static LocalDate since(TaskTemplate template, LocalDate today) {
        return template.kind() == TaskKind.CONTACT_TEST
                ? today.withDayOfMonth(1)
                : today.minusDays(template.everyDays() - 1L);
    }
}
