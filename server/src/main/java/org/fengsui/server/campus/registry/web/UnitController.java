package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Absence;
import org.fengsui.server.campus.registry.domain.Absences;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.SystemLine;
import org.fengsui.server.campus.registry.domain.UnitEnding;
import org.fengsui.server.campus.registry.domain.UnitEndings;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The units as a tree, and the file of one. */
@Controller
class UnitController {

    private final Registry registry;
    private final RegistryBook book;
    private final PostLines posts;
    private final Vacancies vacancies;
    private final VacancyLines vacancyLines;
    private final Absences absences;
    private final UnitEndings endings;
    private final StoryLines story;
    private final Panels panels;

    UnitController(
            Registry registry,
            RegistryBook book,
            PostLines posts,
            Vacancies vacancies,
            VacancyLines vacancyLines,
            Absences absences,
            UnitEndings endings,
            StoryLines story,
            Panels panels) {
        this.story = story;
        this.endings = endings;
        this.absences = absences;
        this.registry = registry;
        this.book = book;
        this.posts = posts;
        this.vacancies = vacancies;
        this.vacancyLines = vacancyLines;
        this.panels = panels;
    }

    @GetMapping("/registry")
    @Permits(Permission.REGISTRY_VIEW)
    String units(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RegistryLists.UNITS.read(params);
        var scope = reader.actor().scope();
        boolean ended = asked.value("ended").isPresent();
        var lines = ended ? book.endedUnits(scope) : book.units(scope);
        model.addAttribute(
                "list",
                RegistryLists.UNITS.view(
                        asked, RegistryLists.units(asked, lines), reader, Map.of()));
        model.addAttribute("units", lines.size());
        model.addAttribute("mayEdit", reader.actor().may(Permission.REGISTRY_EDIT));
        model.addAttribute(
                "vacant", lines.stream().filter(line -> !line.vacant().isEmpty()).count());
        return "registry/units";
    }

    @GetMapping("/registry/units/{id:[0-9]+}")
    @Permits(Permission.REGISTRY_VIEW)
    String unit(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var unit = registry.unit(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        model.addAttribute("unit", unit);
        var ended = endings.of(scope, id).orElse(null);
        boolean mayEdit = ended == null && reader.actor().may(Permission.REGISTRY_EDIT);
        model.addAttribute("ended", ended);
        model.addAttribute("head", head(unit, ended, mayEdit, reader));
        model.addAttribute("posts", posts.of(id, reader));
        model.addAttribute("vacancies", vacancyLines.of(vacancies.ofUnit(scope, id), reader));
        model.addAttribute("absences", away(id, reader));
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("mayDoubt", ended == null && reader.actor().may(Permission.POST_DOUBT));
        model.addAttribute(
                "former",
                book.appointments(scope, id).stream()
                        .filter(each -> each.endsBefore(reader.times().today()))
                        .toList());
        model.addAttribute(
                "coming",
                book.appointments(scope, id).stream()
                        .filter(each -> each.from().isAfter(reader.times().today()))
                        .toList());
        model.addAttribute("systems", systems(id, reader));
        model.addAttribute(
                "below",
                registry.units(scope).stream()
                        .filter(each -> each.parentId() != null && each.parentId() == id)
                        .toList());
        model.addAttribute("names", registry.formerNames(scope).getOrDefault(id, List.of()));
        model.addAttribute("story", story.ofUnit(id, reader));
        model.addAttribute("panels", panels.of(new Subject("unit", id), reader));
        return "registry/unit";
    }

    /** Somebody away with the name. */
    record AwayLine(Absence absence, String name) {}

    private List<AwayLine> away(long unitId, Reader reader) {
        var names =
                book.appointments(reader.actor().scope(), unitId).stream()
                        .collect(
                                Collectors.toMap(
                                        Appointment::personId,
                                        Appointment::personName,
                                        (first, again) -> first));
        return absences.ofUnit(reader.actor().scope(), unitId).stream()
                .map(each -> new AwayLine(each, names.getOrDefault(each.personId(), "")))
                .toList();
    }

    private DetailHead head(
            Registry.Unit unit, @Nullable UnitEnding ended, boolean mayEdit, Reader reader) {
        var head =
                DetailHead.of(
                                unit.name(),
                                reader.say(
                                        unit.responsible()
                                                ? "registry.unit.responsible"
                                                : "registry.unit.plain",
                                        unit.code()))
                        .under(reader.say("nav.REGISTRY"), "/registry");
        if (ended != null) {
            return head.state(Chip.quiet(ended(ended, reader)));
        }
        if (!mayEdit) {
            return head.whoCan(reader.say("registry.who"));
        }
        return head.primary(
                        Action.link(
                                reader.say("registry.appoint"),
                                "/registry/units/" + unit.id() + "/appoint"))
                .more(
                        Action.link(
                                reader.say("registry.edit"),
                                "/registry/unit/" + unit.id() + "/edit"))
                .more(
                        Action.link(
                                reader.say("registry.unit.end"),
                                "/registry/units/" + unit.id() + "/end"));
    }

    private String ended(UnitEnding ended, Reader reader) {
        var day = ended.lastDay().toString();
        var successor = ended.successorId();
        return successor == null
                ? reader.say("registry.unit.ended", day)
                : reader.say(
                        "registry.unit.merged",
                        day,
                        registry.unitNames(Scope.school()).getOrDefault(successor, ""));
    }

    private ListResult<SystemLine> systems(long unitId, Reader reader) {
        var asked = new LinkedMultiValueMap<String, String>(Map.of());
        asked.add("unit", Long.toString(unitId));
        return book.systems(reader.actor().scope(), RegistryLists.SYSTEMS.read(asked));
    }

    /** Refuses rows of kinds there are none of, which only a made-up address asks for. */
    static RowKind kind(String word) {
        for (var kind : RowKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new Refusal(CommonProblem.NOT_FOUND);
    }
}
