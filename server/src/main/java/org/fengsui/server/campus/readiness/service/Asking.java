package org.fengsui.server.campus.readiness.service;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.readiness.ProtectionPeriods;
import org.fengsui.server.campus.readiness.ReadinessSignal;
import org.fengsui.server.campus.readiness.TaskAsked;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.campus.readiness.domain.Draw;
import org.fengsui.server.campus.readiness.domain.TaskTemplate;
import org.fengsui.server.campus.readiness.store.TaskStore;
import org.fengsui.server.campus.readiness.store.TaskStore.Asked;
import org.fengsui.server.campus.readiness.store.TemplateStore;
import org.fengsui.server.campus.readiness.store.TemplateStore.Drawn;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.OnlineSystem;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.Suspicions;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks units for what is due, takes back what is not, and notes what was missed. */
@Component
@Transactional
class Asking {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("readiness");
    private static final List<Post> LADDER = List.of(Post.LIAISON, Post.DEPUTY, Post.HEAD);

    private final TaskStore tasks;
    private final TemplateStore templates;
    private final ProtectionPeriods periods;
    private final Registry registry;
    private final Suspicions suspicions;
    private final SubjectClocks clocks;
    private final ReadinessBook book;
    private final BusinessClock clock;
    private final Texts texts;
    private final SecureRandom random = new SecureRandom();

    Asking(
            TaskStore tasks,
            TemplateStore templates,
            ProtectionPeriods periods,
            Registry registry,
            Suspicions suspicions,
            SubjectClocks clocks,
            ReadinessBook book,
            BusinessClock clock,
            Texts texts) {
        this.tasks = tasks;
        this.templates = templates;
        this.periods = periods;
        this.registry = registry;
        this.suspicions = suspicions;
        this.clocks = clocks;
        this.book = book;
        this.clock = clock;
        this.texts = texts;
    }

    /** Whom or what one is asked of. */
    private record Target(long unitId, @Nullable Long systemId, String about) {

        private Asked key() {
            return new Asked(unitId, systemId == null ? 0 : systemId);
        }
    }

    /** Asks what is due today and takes back what nobody owes any more. */
    void ask() {
        var today = clock.today();
        var units = registry.units(SCHOOL).stream().filter(Unit::responsible).toList();
        var systems = registry.online(SCHOOL);
        for (var template : templates.all(SCHOOL)) {
            if (asks(template, today)) {
                ask(template, targets(template.kind(), units, systems), today);
            }
        }
        drop(units, systems);
    }

    private boolean asks(TaskTemplate template, LocalDate today) {
        var since = template.since();
        return template.kind() == TaskKind.ZERO_REPORT
                ? periods.on(today).stream().anyMatch(ProtectionPeriods.Period::zeroReport)
                : since != null && !since.isAfter(today);
    }

    private List<Target> targets(TaskKind kind, List<Unit> units, List<OnlineSystem> systems) {
        return switch (kind.per()) {
            case UNIT, DRAWN_UNIT ->
                    units.stream().map(unit -> new Target(unit.id(), null, "")).toList();
            case SYSTEM -> systems.stream().map(Asking::target).toList();
            case IMPORTANT_SYSTEM -> {
                var ids = systems.stream().map(OnlineSystem::id).toList();
                var known = registry.systems(SCHOOL, ids);
                yield systems.stream()
                        .filter(system -> {
                            var one = known.get(system.id());
                            return one != null && one.important();
                        })
                        .map(Asking::target)
                        .toList();
            }
        };
    }

    private static Target target(OnlineSystem system) {
        return new Target(system.ownerUnitId(), system.id(), system.name());
    }

    private void ask(TaskTemplate template, List<Target> targets, LocalDate today) {
        var from = Tasks.since(template, today);
        var lately = new HashSet<>(tasks.asked(SCHOOL, template.kind(), from));
        if (template.kind().per() == TaskKind.Per.DRAWN_UNIT) {
            draw(template, targets, from, today);
            return;
        }
        for (var target : targets) {
            if (!lately.contains(target.key())) {
                ask(template, target, null, today);
            }
        }
    }

    /** One draw a month. */
    private void draw(
            TaskTemplate template, List<Target> targets, LocalDate from, LocalDate today) {
        if (targets.isEmpty() || !templates.draws(SCHOOL, from).isEmpty()) {
            return;
        }
        long seed = random.nextLong();
        var byUnit = targets.stream().collect(Collectors.toMap(Target::unitId, one -> one));
        var drawn = Draw.of(seed, byUnit.keySet(), template.percent());
        if (!templates.drawn(
                SCHOOL, new Drawn(today, seed, template.percent(), byUnit.size(), drawn.size()))) {
            return;
        }
        for (var unit : drawn) {
            var holder = reached(unit);
            var target = new Target(unit, null, holder == null ? "" : holder.name());
            ask(template, target, holder == null ? null : holder.personCode(), today);
        }
    }

    private @Nullable PostHolder reached(long unit) {
        return registry.holders(SCHOOL, unit, LADDER).stream()
                .min(Comparator.comparingInt(holder -> LADDER.indexOf(holder.post())))
                .orElse(null);
    }

    private void ask(
            TaskTemplate template, Target target, @Nullable String person, LocalDate today) {
        var task =
                new UnitTask(
                        0,
                        1,
                        template.kind(),
                        target.unitId(),
                        target.systemId(),
                        target.about(),
                        person,
                        template.title(),
                        template.ask(),
                        today,
                        clock.now(),
                        UnitTask.State.OPEN,
                        null,
                        "",
                        false,
                        "");
        tasks.insert(SCHOOL, task).ifPresent(id -> asked(task, id));
    }

    private void asked(UnitTask task, long id) {
        tell(task.kind().asked(), task, id);
        if (task.kind() == TaskKind.CONTACT_TEST) {
            book.publish(new TaskAsked(id, task.unitId(), task.called(), "/unit/tasks/" + id));
        }
    }

    private void tell(ReadinessSignal signal, UnitTask task, long id) {
        book.signal(
                signal,
                new Subject("unit-task", id),
                new Obligor.Unit(task.unitId()),
                1,
                task.called());
    }

    private void drop(List<Unit> units, List<OnlineSystem> systems) {
        var live = units.stream().map(Unit::id).collect(Collectors.toSet());
        var owners =
                systems.stream()
                        .collect(
                                Collectors.toMap(
                                        OnlineSystem::id, OnlineSystem::ownerUnitId, (a, b) -> a));
        var needless = new ArrayList<Long>();
        for (var task : tasks.toWatch(SCHOOL)) {
            if (needless(task, live, owners)) {
                needless.add(task.id());
            }
        }
        for (var task : tasks.drop(SCHOOL, needless)) {
            tell(ReadinessSignal.TASK_DROPPED, task, task.id());
        }
    }

    private static boolean needless(UnitTask task, Set<Long> live, Map<Long, Long> owners) {
        var system = task.systemId();
        if (system == null) {
            return !live.contains(task.unitId());
        }
        var owner = owners.get(system);
        return owner == null || owner != task.unitId();
    }

    /** Notes what is past its time; of people, that they may have left (第十三条). */
    void miss() {
        var now = clock.now();
        var watched = tasks.toWatch(SCHOOL);
        var subjects = watched.stream().map(one -> new Subject("unit-task", one.id())).toList();
        var reader = new Reader(null, Locale.CHINESE, texts, new Times(now, Locale.CHINESE, texts));
        var bars = clocks.bars(SCHOOL, subjects, reader);
        for (var task : watched) {
            var bar = bars.get(new Subject("unit-task", task.id()));
            var late = bar != null && bar.state(now) == ClockBar.State.LATE;
            if (late && tasks.missed(SCHOOL, task.id(), now) && task.kind().tellsOfPeople()) {
                boolean opened =
                        suspicions.suspect(
                                MACHINE,
                                task.unitId(),
                                Post.LIAISON,
                                clock.today(),
                                texts.chinese("readiness.task.missed", task.called()));
                book.log(
                        MACHINE,
                        "task-missed",
                        new Subject("unit-task", task.id()),
                        Map.of("suspected", Boolean.toString(opened)));
            }
        }
    }
}
