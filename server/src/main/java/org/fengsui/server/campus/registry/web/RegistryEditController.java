package org.fengsui.server.campus.registry.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RowCells;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Single rows of the registry are added and changed; posts are filled and left. */
@Controller
class RegistryEditController {

    private static final String KINDS = "{kind:unit|person|system|network}";

    /** Characters of a form's name at most. */
    private static final int KEY = 150;

    private final Registry registry;
    private final RegistryBook book;
    private final RegistryEditor editor;
    private final StoryLines story;

    RegistryEditController(
            Registry registry, RegistryBook book, RegistryEditor editor, StoryLines story) {
        this.story = story;
        this.registry = registry;
        this.book = book;
        this.editor = editor;
    }

    /** What is known about the row already may stand in the address, by the columns' names. */
    @GetMapping("/registry/" + KINDS + "/new")
    @Permits(Permission.REGISTRY_EDIT)
    String add(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> known,
            Reader reader,
            Model model) {
        var row = UnitController.kind(kind);
        var cells = RegistryForms.cells(row, true, known);
        // A draft belongs to what the link knew: another address is another thing.
        var key = kind + "-new" + (cells.isEmpty() ? "" : ":" + cells.values());
        var form = Form.of(key.substring(0, Math.min(key.length(), KEY)), "/registry/" + kind);
        for (var cell : cells.entrySet()) {
            form = form.value(cell.getKey().header(), cell.getValue());
        }
        show(row, true, form, reader).forEach(model::addAttribute);
        return "registry/form";
    }

    @PostMapping("/registry/" + KINDS)
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView add(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            RedirectAttributes redirect) {
        var row = UnitController.kind(kind);
        var key = Objects.requireNonNullElse(sent.getFirst("_draft"), kind + "-new");
        var form = Form.of(key, "/registry/" + kind).sent(sent);
        try {
            long id = editor.add(reader.actor(), row, RegistryForms.cells(row, true, sent));
            Toast.done(redirect, reader.say("registry.done.added"));
            return new ModelAndView("redirect:" + home(row, id));
        } catch (RegistryException refused) {
            return again(row, true, RegistryForms.wrong(form, refused, reader), reader);
        }
    }

    /**
     * @param address another address, put behind those that stand
     */
    @GetMapping("/registry/" + KINDS + "/{id:[0-9]+}/edit")
    @Permits(Permission.REGISTRY_EDIT)
    String change(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String address,
            Reader reader,
            Model model) {
        var row = UnitController.kind(kind);
        var standing = book.get(reader.actor().scope(), row, id);
        var form = formOf(kind, id).value("version", standing.version());
        for (var cell : RowCells.of(standing.row(), reader.chinese()).entrySet()) {
            form = form.value(cell.getKey().header(), cell.getValue());
        }
        if (!address.isBlank() && Column.ADDRESSES.suits(row)) {
            var field = Column.ADDRESSES.header();
            form = form.value(field, (form.value(field) + " " + address.strip()).strip());
        }
        show(row, false, form, reader).forEach(model::addAttribute);
        model.addAttribute("story", told(row, id, reader));
        return "registry/form";
    }

    @PostMapping("/registry/" + KINDS + "/{id:[0-9]+}/edit")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView change(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            RedirectAttributes redirect) {
        var row = UnitController.kind(kind);
        var form = formOf(kind, id).sent(sent);
        try {
            editor.change(reader.actor(), row, id, version, RegistryForms.cells(row, false, sent));
            Toast.done(redirect, reader.say("registry.done.changed"));
            return new ModelAndView("redirect:" + home(row, id));
        } catch (RegistryException refused) {
            return again(row, false, RegistryForms.wrong(form, refused, reader), reader);
        } catch (Refusal refused) {
            if (refused.problem() != CommonProblem.STALE) {
                throw refused;
            }
            var standing = book.get(reader.actor().scope(), row, id);
            var page =
                    again(
                            row,
                            false,
                            form.conflict(
                                    form.key(),
                                    standing.version(),
                                    present(standing.row(), reader),
                                    reader),
                            reader);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /**
     * The form is the page of a person and of a network; units and systems have one of their own.
     */
    private List<StoryEntry> told(RowKind kind, long id, Reader reader) {
        return switch (kind) {
            case PERSON -> story.ofPerson(id, reader);
            case NETWORK -> story.ofNetwork(id, reader);
            case UNIT, SYSTEM -> List.of();
        };
    }

    private static List<Form.Fact> present(RegistryRow row, Reader reader) {
        return RowCells.of(row, reader.chinese()).entrySet().stream()
                .filter(cell -> cell.getKey() != Column.KIND)
                .map(cell ->
                        new Form.Fact(RegistryForms.label(cell.getKey(), reader), cell.getValue()))
                .toList();
    }

    private static Form formOf(String kind, long id) {
        return Form.of(kind + ":" + id, "/registry/" + kind + "/" + id + "/edit");
    }

    private static String home(RowKind kind, long id) {
        return switch (kind) {
            case UNIT -> "/registry/units/" + id;
            case SYSTEM -> "/registry/systems/" + id;
            case NETWORK -> "/registry/networks";
            case PERSON -> "/registry/people";
        };
    }

    private ModelAndView again(RowKind kind, boolean added, Form form, Reader reader) {
        return new ModelAndView(
                "registry/form", show(kind, added, form, reader), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Map<String, Object> show(RowKind kind, boolean added, Form form, Reader reader) {
        var title = reader.say((added ? "registry.add." : "registry.change.") + kind.name());
        return Map.of(
                "form",
                form,
                "fields",
                RegistryForms.fields(kind, added, reader),
                "added",
                added,
                "head",
                DetailHead.of(title, reader.say("registry.form.sub"))
                        .under(reader.say("nav.REGISTRY"), "/registry"));
    }

    @GetMapping("/registry/units/{id:[0-9]+}/appoint")
    @Permits(Permission.REGISTRY_EDIT)
    String appoint(
            @PathVariable long id,
            @RequestParam(defaultValue = "LIAISON") Post post,
            Reader reader,
            Model model) {
        var unit = unit(id, reader);
        var people =
                book.people(
                        reader.actor().scope(),
                        RegistryLists.PEOPLE.read(new LinkedMultiValueMap<>()).forExport());
        model.addAttribute(
                "form",
                Form.of("appoint:" + id, "/registry/units/" + id + "/appoint")
                        .value("post", post)
                        .value("from", reader.times().today()));
        model.addAttribute(
                "posts",
                Arrays.stream(Post.values())
                        .map(each -> new Option(each.name(), reader.say("registry.post", each)))
                        .toList());
        model.addAttribute(
                "people",
                people.rows().stream()
                        .map(one ->
                                new Option(
                                        Long.toString(one.id()),
                                        one.name() + " · " + one.unit() + " · " + one.code()))
                        .toList());
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("registry.appoint"), unit.name())
                        .under(reader.say("nav.REGISTRY"), "/registry")
                        .under(unit.name(), "/registry/units/" + id));
        return "registry/appoint";
    }

    @PostMapping("/registry/units/{id:[0-9]+}/appoint")
    @Permits(Permission.REGISTRY_EDIT)
    String appoint(
            @PathVariable long id,
            @RequestParam Post post,
            @RequestParam long person,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String replace,
            Reader reader,
            RedirectAttributes redirect) {
        var day = day(from, reader);
        var replacing =
                replace.isEmpty()
                        ? null
                        : book.appointments(reader.actor().scope(), id).stream()
                                .filter(each -> each.post() == post && each.holdsOn(day))
                                .map(each -> each.id())
                                .findFirst()
                                .orElse(null);
        editor.appoint(reader.actor(), id, post, person, day, replacing);
        Toast.done(redirect, reader.say("registry.done.appointed"));
        return "redirect:/registry/units/" + id;
    }

    @PostMapping("/registry/appointments/{id:[0-9]+}/end")
    @Permits(Permission.REGISTRY_EDIT)
    String end(
            @PathVariable long id,
            @RequestParam long unit,
            @RequestParam String lastDay,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        editor.endAppointment(reader.actor(), id, day(lastDay, reader), reason);
        Toast.done(redirect, reader.say("registry.done.ended"));
        return "redirect:/registry/units/" + unit;
    }

    private Registry.Unit unit(long id, Reader reader) {
        return registry.unit(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static LocalDate day(String text, Reader reader) {
        return Typed.day(text, reader.say("registry.appoint.from"), reader);
    }
}
