package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Retirement;
import org.fengsui.server.campus.registry.domain.Retirements;
import org.fengsui.server.campus.registry.domain.RowCells;
import org.fengsui.server.campus.registry.domain.Status;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Systems, networks and people as lists, and the file of a system. */
@Controller
class RegistryListController {

    private final Registry registry;
    private final RegistryBook book;
    private final Retirements retirements;
    private final StoryLines story;
    private final Panels panels;

    RegistryListController(
            Registry registry,
            RegistryBook book,
            Retirements retirements,
            StoryLines story,
            Panels panels) {
        this.story = story;
        this.registry = registry;
        this.book = book;
        this.retirements = retirements;
        this.panels = panels;
    }

    /** A line of facts. */
    record Fact(String label, String text) {}

    @GetMapping("/registry/systems")
    @Permits(Permission.REGISTRY_VIEW)
    String systems(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RegistryLists.SYSTEMS.read(params);
        var found = book.systems(reader.actor().scope(), asked);
        model.addAttribute("list", RegistryLists.SYSTEMS.view(asked, found, reader, units(reader)));
        return page("systems", "system", reader, model);
    }

    /** The same as a file. */
    @GetMapping("/registry/systems.csv")
    @Permits(Permission.REGISTRY_VIEW)
    ResponseEntity<StreamingResponseBody> exportSystems(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = RegistryLists.SYSTEMS.read(params).forExport();
        book.exported(reader.actor(), asked);
        return Csv.download(
                reader.say("registry.systems.title"),
                RegistryLists.SYSTEMS,
                asked,
                book.systems(reader.actor().scope(), asked).rows().stream(),
                reader);
    }

    @GetMapping("/registry/networks")
    @Permits(Permission.REGISTRY_VIEW)
    String networks(
            @RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RegistryLists.NETWORKS.read(params);
        var found = book.networks(reader.actor().scope(), asked);
        model.addAttribute(
                "list", RegistryLists.NETWORKS.view(asked, found, reader, units(reader)));
        return page("networks", "network", reader, model);
    }

    @GetMapping("/registry/people")
    @Permits(Permission.REGISTRY_VIEW)
    String people(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RegistryLists.PEOPLE.read(params);
        var found = book.people(reader.actor().scope(), asked);
        model.addAttribute("list", RegistryLists.PEOPLE.view(asked, found, reader, units(reader)));
        return page("people", "person", reader, model);
    }

    /** What stands on file with 网信办 of posts (第十三条). */
    @GetMapping("/registry/filings")
    @Permits(Permission.REGISTRY_VIEW)
    String filings(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RegistryLists.FILINGS.read(params);
        var found = book.filings(reader.actor().scope(), asked);
        model.addAttribute("list", RegistryLists.FILINGS.view(asked, found, reader, units(reader)));
        model.addAttribute("title", reader.say("registry.filings.title"));
        model.addAttribute("sub", reader.say("registry.filings.sub"));
        model.addAttribute("mayEdit", false);
        return "registry/list";
    }

    private static String page(String key, String kind, Reader reader, Model model) {
        model.addAttribute("title", reader.say("registry." + key + ".title"));
        model.addAttribute("sub", reader.say("registry." + key + ".sub"));
        model.addAttribute("add", "/registry/" + kind + "/new");
        model.addAttribute("mayEdit", reader.actor().may(Permission.REGISTRY_EDIT));
        return "registry/list";
    }

    private Map<String, List<Filter.Option>> units(Reader reader) {
        return Map.of(
                "unit",
                registry.units(reader.actor().scope()).stream()
                        .map(unit -> Filter.Option.of(unit.id(), unit.name()))
                        .toList());
    }

    @GetMapping("/registry/systems/{id:[0-9]+}")
    @Permits(Permission.REGISTRY_VIEW)
    String system(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var system = (RegistryRow.InformationSystem) book.get(scope, RowKind.SYSTEM, id).row();
        var retired = retirements.of(scope, id);
        model.addAttribute("head", head(id, system, retired, reader));
        model.addAttribute("retired", retired);
        model.addAttribute("facts", facts(system, reader));
        model.addAttribute("addresses", system.addresses().stream().map(Object::toString).toList());
        model.addAttribute("names", book.formerNames(scope, id));
        model.addAttribute("story", story.ofSystem(id, reader));
        model.addAttribute("panels", panels.of(new Subject("system", id), reader));
        return "registry/system";
    }

    private DetailHead head(
            long id,
            RegistryRow.InformationSystem system,
            List<Retirement> retired,
            Reader reader) {
        var head =
                DetailHead.of(system.name(), system.code())
                        .under(reader.say("nav.REGISTRY"), "/registry")
                        .under(reader.say("registry.systems.title"), "/registry/systems")
                        .state(state(system, reader));
        if (!reader.actor().may(Permission.REGISTRY_EDIT)) {
            return head.whoCan(reader.say("registry.who"));
        }
        boolean decides = reader.actor().decides(Decision.RETIRE_SYSTEM);
        var inForce = retired.stream().filter(Retirement::inForce).findFirst();
        if (inForce.isEmpty()) {
            var edited =
                    head.primary(
                            Action.link(
                                    reader.say("registry.edit"),
                                    "/registry/system/" + id + "/edit"));
            return decides
                    ? edited.more(
                            Action.link(
                                    reader.say("registry.retire"),
                                    "/registry/systems/" + id + "/retire"))
                    : edited;
        }
        return decides && retirements.resumable(inForce.get())
                ? head.whoCan(reader.say("registry.retire.resumable"))
                        .more(
                                Action.reason(
                                        reader.say("registry.retire.resume"),
                                        "/registry/systems/" + id + "/resume",
                                        reader.say("registry.retire.resumeAsk")))
                : head.whoCan(reader.say("registry.retire.forGood"));
    }

    private static Chip state(RegistryRow.InformationSystem system, Reader reader) {
        return RegistryLists.chip(Status.of(system, reader.times().today()), reader);
    }

    /** What is registered of a system, its units by name. */
    private List<Fact> facts(RegistryRow.InformationSystem system, Reader reader) {
        var units = book.unitsByCode(Scope.school());
        var cells = RowCells.of(system, reader.chinese());
        var facts = new ArrayList<Fact>();
        for (var column : Column.values()) {
            var text = cells.get(column);
            if (text == null
                    || column == Column.KIND
                    || column == Column.CODE
                    || column == Column.NAME
                    || column == Column.ADDRESSES) {
                continue;
            }
            var unit = units.get(text);
            var named = column == Column.UNIT || column == Column.OPERATOR || column == Column.USER;
            facts.add(
                    new Fact(
                            RegistryForms.shown(column, reader),
                            named && unit != null ? unit.name() : text));
        }
        return facts;
    }
}
