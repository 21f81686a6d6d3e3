package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.campus.registry.domain.Proposal.Kind;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.RowCells;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit's people propose changes of their systems and posts, a form per thing. */
@Controller
class UnitProposalController {

    private static final String FORM = "registry/propose";

    private final Registry registry;
    private final RegistryBook book;
    private final ProposalDesk desk;
    private final ProposalForms forms;
    private final ProposalPage page;

    UnitProposalController(
            Registry registry,
            RegistryBook book,
            ProposalDesk desk,
            ProposalForms forms,
            ProposalPage page) {
        this.registry = registry;
        this.book = book;
        this.desk = desk;
        this.forms = forms;
        this.page = page;
    }

    /**
     * What a form is about.
     *
     * @param kind what shall happen
     * @param form the fields as they stand
     * @param whose the thing and its unit, below the title
     * @param replaces whom somebody may replace; empty where nobody
     */
    private record Sheet(Kind kind, Form form, String whose, List<Option> replaces) {}

    /** Makes the proposal. */
    @FunctionalInterface
    private interface Making {
        long make(Map<Column, String> cells, String note);
    }

    @GetMapping("/unit/systems/new")
    @Permits(Permission.NOTICE_ANSWER)
    String newSystem(Reader reader, Model model) {
        show(newSystem(), reader, model);
        return FORM;
    }

    @PostMapping("/unit/systems/new")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView newSystem(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                newSystem(),
                sent,
                (cells, note) -> desk.proposeSystem(reader.actor(), cells, note),
                reader,
                model,
                redirect);
    }

    private static Sheet newSystem() {
        var form =
                Form.of("propose-system-new", "/unit/systems/new")
                        .value(Column.IMPORTANT.header(), "no")
                        .value(Column.OFF_CAMPUS.header(), "no");
        return new Sheet(Kind.SYSTEM_NEW, form, "", List.of());
    }

    @GetMapping("/unit/systems/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    String system(@PathVariable long id, Reader reader, Model model) {
        show(row(Kind.SYSTEM_CHANGE, id, "/unit/systems/", reader), reader, model);
        return FORM;
    }

    @PostMapping("/unit/systems/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView system(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                row(Kind.SYSTEM_CHANGE, id, "/unit/systems/", reader),
                sent,
                (cells, note) -> desk.proposeSystemChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }

    @GetMapping("/unit/people/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    String person(@PathVariable long id, Reader reader, Model model) {
        show(row(Kind.PERSON_CHANGE, id, "/unit/people/", reader), reader, model);
        return FORM;
    }

    @PostMapping("/unit/people/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView person(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                row(Kind.PERSON_CHANGE, id, "/unit/people/", reader),
                sent,
                (cells, note) -> desk.proposePersonChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }

    private Sheet row(Kind kind, long id, String path, Reader reader) {
        var rowKind = kind.ofSystem() ? RowKind.SYSTEM : RowKind.PERSON;
        var scope = reader.actor().scope();
        var standing = book.get(scope, rowKind, id);
        // A unit does not see the codes of units beside it; its form takes them from the school.
        var cells = RowCells.of(book.whole(scope, rowKind, id), false);
        var form =
                Form.of(
                                // A draft belongs to the version it was made from.
                                "propose-" + kind + ":" + id + ":" + standing.version(),
                                path + id + "/propose")
                        .value("version", standing.version());
        for (var column : kind.columns()) {
            form = form.value(column.header(), cells.get(column));
        }
        return new Sheet(kind, form, standing.row().name(), List.of());
    }

    @GetMapping("/unit/units/{unit:[0-9]+}/posts/{post}")
    @Permits(Permission.NOTICE_ANSWER)
    String post(@PathVariable long unit, @PathVariable Post post, Reader reader, Model model) {
        show(post(unit, post, reader), reader, model);
        return FORM;
    }

    @PostMapping("/unit/units/{unit:[0-9]+}/posts/{post}")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView post(
            @PathVariable long unit,
            @PathVariable Post post,
            @RequestParam(required = false) @Nullable Long replacing,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                post(unit, post, reader),
                sent,
                (cells, note) ->
                        desk.proposeAppointment(reader.actor(), unit, post, cells, replacing, note),
                reader,
                model,
                redirect);
    }

    private Sheet post(long unitId, Post post, Reader reader) {
        var scope = reader.actor().scope();
        var unit =
                registry.unit(scope, unitId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var today = reader.times().today();
        var holders =
                book.appointments(scope, unitId).stream()
                        .filter(each -> each.post() == post && !each.endsBefore(today))
                        .map(each -> Option.of(each.id(), each.personName()))
                        .toList();
        var form =
                Form.of(
                                "propose-post:" + unitId + ":" + post,
                                "/unit/units/" + unitId + "/posts/" + post)
                        .value(Column.VALID_FROM.header(), today)
                        .value("replacing", holders.isEmpty() ? null : holders.getFirst().value());
        return new Sheet(
                Kind.POST_APPOINT,
                form,
                unit.name() + " · " + reader.say("registry.post", post),
                holders);
    }

    @GetMapping("/unit/appointments/{id:[0-9]+}/end")
    @Permits(Permission.NOTICE_ANSWER)
    String end(@PathVariable long id, Reader reader, Model model) {
        show(end(id, reader), reader, model);
        return FORM;
    }

    @PostMapping("/unit/appointments/{id:[0-9]+}/end")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView end(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                end(id, reader),
                sent,
                (cells, note) -> desk.proposeEnd(reader.actor(), id, cells, note),
                reader,
                model,
                redirect);
    }

    private Sheet end(long id, Reader reader) {
        Appointment held = book.appointment(reader.actor().scope(), id);
        var form =
                Form.of("propose-end:" + id, "/unit/appointments/" + id + "/end")
                        .value(Column.VALID_TO.header(), reader.times().today());
        return new Sheet(
                Kind.POST_END,
                form,
                held.personName() + " · " + reader.say("registry.post", held.post()),
                List.of());
    }

    private ModelAndView take(
            Sheet sheet,
            MultiValueMap<String, String> sent,
            Making making,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = sheet.form().sent(sent);
        try {
            long id = making.make(ProposalForms.cells(sheet.kind(), sent), form.value("note"));
            Toast.done(redirect, reader.say("registry.done.proposed"));
            return new ModelAndView("redirect:/unit/proposals/" + id);
        } catch (RegistryException refused) {
            form = RegistryForms.wrong(form, refused, reader);
        } catch (Refusal refused) {
            form =
                    refused.problem() == CommonProblem.STALE
                            ? form.conflict(
                                    sheet.form().key(),
                                    sheet.form().value("version"),
                                    forms.facts(sheet.kind(), sheet.form(), reader),
                                    reader)
                            : ProposalForms.refused(form, refused, reader);
        }
        show(new Sheet(sheet.kind(), form, sheet.whose(), sheet.replaces()), reader, model);
        return new ModelAndView(
                FORM,
                model.asMap(),
                form.present().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }

    private void show(Sheet sheet, Reader reader, Model model) {
        var back = home(sheet.kind());
        model.addAttribute("form", sheet.form());
        model.addAttribute("fields", forms.fields(sheet.kind(), reader));
        model.addAttribute("replaces", sheet.replaces());
        model.addAttribute("versioned", !sheet.form().value("version").isEmpty());
        model.addAttribute("post", sheet.kind() == Kind.POST_APPOINT);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("registry.proposal.kind", sheet.kind()), sheet.whose())
                        .under(reader.say(homeTitle(sheet.kind())), back));
    }

    private static String home(Kind kind) {
        return kind.ofSystem() ? "/unit/systems" : "/unit/people";
    }

    private static String homeTitle(Kind kind) {
        return kind.ofSystem() ? "registry.unit.systems" : "registry.unit.people";
    }

    @GetMapping("/unit/proposals/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String proposal(@PathVariable long id, Reader reader, Model model) {
        var proposal = desk.get(reader.actor().scope(), id);
        var head =
                DetailHead.of(
                                ProposalPage.title(proposal, reader),
                                reader.say(
                                        "registry.proposal.act",
                                        proposal.proposed().name(),
                                        reader.times().moment(proposal.proposed().at())))
                        .under(reader.say(homeTitle(proposal.kind())), home(proposal.kind()))
                        .state(ProposalPage.chip(proposal.state(), false, reader));
        if (proposal.state() == Proposal.State.PROPOSED) {
            head =
                    head.more(
                            Action.reason(
                                            reader.say("registry.proposal.withdraw"),
                                            "/unit/proposals/" + id + "/withdraw",
                                            reader.say("registry.proposal.withdrawAsk"))
                                    .with("version", proposal.version()));
        }
        model.addAttribute("head", head);
        model.addAttribute("cells", page.cells(proposal, Map.of(), reader));
        model.addAttribute("note", proposal.note());
        model.addAttribute("outcome", ProposalPage.outcome(proposal, reader));
        return "registry/unit-proposal";
    }

    @PostMapping("/unit/proposals/{id:[0-9]+}/withdraw")
    @Permits(Permission.NOTICE_ANSWER)
    String withdraw(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        desk.withdraw(reader.actor(), id, version, reason);
        Toast.done(redirect, reader.say("registry.done.withdrawn"));
        return "redirect:/unit/proposals/" + id;
    }
}
