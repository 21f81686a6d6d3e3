package org.fengsui.server.campus.registry.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.RegistryStory;
import org.fengsui.server.campus.registry.domain.RegistryStory.Change;
import org.fengsui.server.campus.registry.domain.RowChange.Cell;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.springframework.stereotype.Component;

/** What happened to a row of the registry, as its file tells it. */
@Component
class StoryLines {

    private final RegistryStory story;
    private final RegistryBook book;
    private final Registry registry;

    StoryLines(RegistryStory story, RegistryBook book, Registry registry) {
        this.registry = registry;
        this.story = story;
        this.book = book;
    }

    /** The changes of a system, newest first. */
    List<StoryEntry> ofSystem(long id, Reader reader) {
        return lines(story.ofSystem(reader.actor().scope(), id), reader).toList();
    }

    /** The changes of a unit and who came to its posts and left them, newest first. */
    List<StoryEntry> ofUnit(long id, Reader reader) {
        var scope = reader.actor().scope();
        return with(
                story.ofUnit(scope, id),
                book.appointments(scope, id),
                "registry.story.post.",
                Appointment::personName,
                reader);
    }

    /** The changes of a person and which posts it came to and left, newest first. */
    List<StoryEntry> ofPerson(long id, Reader reader) {
        var scope = reader.actor().scope();
        var units = registry.unitNames(Scope.school());
        return with(
                story.of(scope, RowKind.PERSON, id),
                book.appointmentsOfPerson(scope, id),
                "registry.story.held.",
                held -> units.getOrDefault(held.unitId(), ""),
                reader);
    }

    /** The changes of a network, newest first. */
    List<StoryEntry> ofNetwork(long id, Reader reader) {
        var changes = story.of(reader.actor().scope(), RowKind.NETWORK, id);
        return lines(changes, reader).toList();
    }

    private List<StoryEntry> with(
            List<Change> changes,
            List<Appointment> appointments,
            String key,
            Function<Appointment, String> name,
            Reader reader) {
        var today = reader.times().today();
        var posts = new ArrayList<StoryEntry>();
        for (var each : appointments) {
            if (!each.from().isAfter(today)) {
                posts.add(line(key + "taken", each.from(), name.apply(each), each, reader));
            }
            var last = each.to();
            if (last != null && last.isBefore(today)) {
                posts.add(line(key + "left", last.plusDays(1), name.apply(each), each, reader));
            }
        }
        return Stream.concat(lines(changes, reader), posts.stream())
                .sorted(Comparator.comparing(StoryEntry::at).reversed())
                .toList();
    }

    private static StoryEntry line(
            String key, LocalDate day, String name, Appointment held, Reader reader) {
        return StoryEntry.machine(
                day.atStartOfDay(BusinessClock.ZONE).toInstant(),
                reader.say(key, name, reader.say("registry.post", held.post())));
    }

    private Stream<StoryEntry> lines(List<Change> changes, Reader reader) {
        var units = book.unitsByCode(Scope.school());
        return changes.stream().map(change -> entry(change, units, reader));
    }

    private static StoryEntry entry(
            Change change, Map<String, Registry.Unit> units, Reader reader) {
        var entry =
                StoryEntry.by(
                        change.at(),
                        change.who(),
                        reader.say("registry.story." + change.act())
                                + through(change.through(), reader));
        var note =
                change.reason().isEmpty()
                        ? change.cells().stream()
                                .map(cell -> words(cell, units, reader))
                                .collect(Collectors.joining(reader.say("registry.story.between")))
                        : change.reason();
        return to(change.through(), entry.note(note.isEmpty() ? null : note), reader);
    }

    private static String through(String through, Reader reader) {
        var parts = through.split(" ", 2);
        return parts.length < 2 ? "" : reader.say("registry.story.through." + parts[0], parts[1]);
    }

    /** A change that was proposed leads to the proposal, on the reader's side. */
    private static StoryEntry to(String through, StoryEntry entry, Reader reader) {
        var proposal = through.startsWith("proposal ") ? through.substring(9) : "";
        if (proposal.isEmpty()) {
            return entry;
        }
        return reader.actor().may(Permission.REGISTRY_EDIT)
                ? entry.to("/registry/proposals/" + proposal)
                : reader.actor().may(Permission.NOTICE_ANSWER)
                        ? entry.to("/unit/proposals/" + proposal)
                        : entry;
    }

    private static String words(Cell cell, Map<String, Registry.Unit> units, Reader reader) {
        var after = text(cell.column(), cell.after(), units, reader);
        var label = RegistryForms.shown(cell.column(), reader);
        return cell.before().isEmpty()
                ? reader.say("registry.story.first", label, after)
                : reader.say(
                        "registry.story.moved",
                        label,
                        text(cell.column(), cell.before(), units, reader),
                        after);
    }

    private static String text(
            Column column, String text, Map<String, Registry.Unit> units, Reader reader) {
        if (text.isEmpty()) {
            return reader.say("registry.story.nothing");
        }
        return switch (column) {
            case UNIT, OPERATOR, USER, PARENT -> {
                var unit = units.get(text);
                yield unit == null ? text : unit.name();
            }
            default -> reader.chinese() ? column.inChinese(text) : text;
        };
    }
}
