package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.campus.registry.domain.Proposal.Kind;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.web.ProposalSheets.Sheet;
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

    private final Registry registry;
    private final RegistryBook book;
    private final ProposalDesk desk;
    private final ProposalSheets sheets;
    private final ProposalPage page;

    UnitProposalController(
            Registry registry,
            RegistryBook book,
            ProposalDesk desk,
            ProposalSheets sheets,
            ProposalPage page) {
        this.registry = registry;
        this.book = book;
        this.desk = desk;
        this.sheets = sheets;
        this.page = page;
    }

    @GetMapping("/unit/systems/new")
    @Permits(Permission.NOTICE_ANSWER)
    String newSystem(Reader reader, Model model) {
        return sheets.show(newSystem(), reader, model);
    }

    @PostMapping("/unit/systems/new")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView newSystem(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return sheets.take(
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
        return sheets.show(
                sheets.row(Kind.SYSTEM_CHANGE, id, "/unit/systems/", reader), reader, model);
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
        return sheets.take(
                sheets.row(Kind.SYSTEM_CHANGE, id, "/unit/systems/", reader),
                sent,
                (cells, note) -> desk.proposeSystemChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }

    @GetMapping("/unit/people/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    String person(@PathVariable long id, Reader reader, Model model) {
        return sheets.show(
                sheets.row(Kind.PERSON_CHANGE, id, "/unit/people/", reader), reader, model);
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
        return sheets.take(
                sheets.row(Kind.PERSON_CHANGE, id, "/unit/people/", reader),
                sent,
                (cells, note) -> desk.proposePersonChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }

    @GetMapping("/unit/units/{unit:[0-9]+}/posts/{post}")
    @Permits(Permission.NOTICE_ANSWER)
    String post(@PathVariable long unit, @PathVariable Post post, Reader reader, Model model) {
        return sheets.show(post(unit, post, reader), reader, model);
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
        return sheets.take(
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
        return sheets.show(end(id, reader), reader, model);
    }

    @PostMapping("/unit/appointments/{id:[0-9]+}/end")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView end(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return sheets.take(
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
                        .under(
                                reader.say(ProposalSheets.homeTitle(proposal.kind())),
                                ProposalSheets.home(proposal.kind()))
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
