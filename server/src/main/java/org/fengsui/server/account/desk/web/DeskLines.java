package org.fengsui.server.account.desk.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;

/**
 * What needs somebody now, in the order of the clock. The duties of one notice that end together
 * are one line, and so are many loose things that end together: forty items are one piece of work.
 */
@Component
class DeskLines {

    private static final int ROWS = 12;
    private static final int LOOKED_AT = 400;
    private static final int LOOSE = 3;

    /** For whom a role works; what other roles look at, somebody else does. */
    private static final Map<Role, Obligor> OFFICES =
            Map.of(
                    Role.OFFICE_OPERATOR, new Obligor.ItOffice(),
                    Role.OFFICE_LEAD, new Obligor.ItOffice(),
                    Role.DUTY_OFFICER, new Obligor.ItOffice(),
                    Role.TRACER, new Obligor.ItOffice(),
                    Role.CAC_OFFICE, new Obligor.CacOffice(),
                    Role.PUBLICITY_OFFICE, new Obligor.PublicityOffice());

    private final Ledger ledger;
    private final Registry registry;
    private final Doors doors;
    private final Map<String, SubjectDescriber> describers = new HashMap<>();

    DeskLines(Ledger ledger, Registry registry, Doors doors, List<SubjectDescriber> describers) {
        this.ledger = ledger;
        this.registry = registry;
        this.doors = doors;
        describers.forEach(describer -> this.describers.put(describer.type(), describer));
    }

    /** A line of what needs somebody now. */
    record Line(String title, String note, String href, ClockBar clock) {}

    /** Duties that end together, to the minute. */
    private record Together(String duty, Obligor obligor, Instant due) {}

    /** What the reader's own office owes. */
    List<Line> own(Reader reader) {
        var mine = obligors(reader.actor());
        return mine.isEmpty()
                ? List.of()
                : lines(ledger.soonest(reader.actor().scope(), mine, LOOKED_AT), reader);
    }

    /** What everybody else owes. */
    List<Line> others(Reader reader) {
        return lines(
                ledger.soonestBut(reader.actor().scope(), obligors(reader.actor()), LOOKED_AT),
                reader);
    }

    private static Set<Obligor> obligors(Actor actor) {
        return actor.roles().stream()
                .map(OFFICES::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Line> lines(List<Obligation> soonest, Reader reader) {
        var described = describe(soonest.stream().map(Obligation::subject).toList());
        Map<Together, List<Obligation>> together =
                soonest.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                new Together(
                                                        one.duty(),
                                                        one.obligor(),
                                                        one.due().truncatedTo(ChronoUnit.MINUTES)),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        for (var group : together.values()) {
            if (lines.size() >= ROWS) {
                break;
            }
            lines.addAll(lines(group, described, reader));
        }
        return lines.stream().limit(ROWS).toList();
    }

    private List<Line> lines(
            List<Obligation> group, Map<Subject, Description> described, Reader reader) {
        Map<Subject, List<Obligation>> wholes =
                group.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> whole(one, described),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (wholes.size() > LOOSE && wholes.size() == group.size()) {
            var first = group.getFirst();
            return List.of(
                    new Line(
                            many(first, group.size(), reader),
                            obligor(reader, Scope.school(), first.obligor()),
                            "/ledger?state=OPEN&duty=" + first.duty(),
                            clock(first)));
        }
        return wholes.values().stream()
                .limit(ROWS)
                .map(items -> line(items, described, reader))
                .toList();
    }

    private static Subject whole(Obligation obligation, Map<Subject, Description> described) {
        var what = described.get(obligation.subject());
        return what == null ? obligation.subject() : what.whole();
    }

    private Line line(List<Obligation> items, Map<Subject, Description> described, Reader reader) {
        var first = items.getFirst();
        var who = obligor(reader, Scope.school(), first.obligor());
        var what = described.get(first.subject());
        if (what == null) {
            return new Line(
                    ledger.dutyName(first.duty(), reader.locale()),
                    who,
                    "/ledger/" + first.id(),
                    clock(first));
        }
        var title =
                items.size() > 1
                        ? many(first, items.size(), reader)
                        : reader.say(
                                "desk.line",
                                ledger.dutyName(first.duty(), reader.locale()),
                                what.title());
        var href =
                doors.open(reader.actor(), what.schoolPath())
                        ? what.schoolPath()
                        : "/ledger/" + first.id();
        return new Line(title, who + " · " + what.wholeTitle(), href, clock(first));
    }

    private String many(Obligation first, int count, Reader reader) {
        return reader.say("desk.lines", ledger.dutyName(first.duty(), reader.locale()), count);
    }

    private static ClockBar clock(Obligation obligation) {
        return ClockBar.running(obligation.started(), obligation.due(), obligation.basis())
                .provisional(obligation.provisional())
                .met(obligation.met())
                .explained("/ledger/" + obligation.id());
    }

    private Map<Subject, Description> describe(List<Subject> subjects) {
        Map<String, List<Long>> byType =
                subjects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Subject::type,
                                        Collectors.mapping(Subject::id, Collectors.toList())));
        Map<Subject, Description> described = new HashMap<>();
        byType.forEach((type, ids) -> {
            var describer = describers.get(type);
            if (describer != null) {
                describer
                        .describe(ids)
                        .forEach((id, what) -> described.put(new Subject(type, id), what));
            }
        });
        return described;
    }

    /** What an obligor is called, as far as a scope sees it. */
    String obligor(Reader reader, Scope scope, Obligor obligor) {
        return switch (obligor) {
            case Obligor.ItOffice() -> reader.say("desk.itOffice");
            case Obligor.CacOffice() -> reader.say("desk.cacOffice");
            case Obligor.PublicityOffice() -> reader.say("desk.publicityOffice");
            case Obligor.Unit(long id) ->
                    registry.unit(scope, id).map(Registry.Unit::name).orElse("—");
        };
    }
}
