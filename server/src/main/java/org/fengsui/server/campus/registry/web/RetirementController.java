package org.fengsui.server.campus.registry.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Retirement;
import org.fengsui.server.campus.registry.domain.Retirements;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
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

/**
 * The office retires a system, and takes it back while its last day lasts; its unit proposes it
 * (第八条).
 */
@Controller
class RetirementController {

    private static final String OFFICE = "/registry";
    private static final String UNIT = "/unit";

    private final RegistryBook book;
    private final Retirements retirements;
    private final ProposalDesk proposals;

    RetirementController(RegistryBook book, Retirements retirements, ProposalDesk proposals) {
        this.book = book;
        this.proposals = proposals;
        this.retirements = retirements;
    }

    @GetMapping("/registry/systems/{id:[0-9]+}/retire")
    @Permits(Permission.REGISTRY_EDIT)
    String retire(@PathVariable long id, Reader reader, Model model) {
        return empty(id, OFFICE, reader, model);
    }

    @PostMapping("/registry/systems/{id:[0-9]+}/retire")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView retire(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                id,
                OFFICE,
                sent,
                proof -> {
                    retirements.retire(reader.actor(), id, version, proof);
                    Toast.done(redirect, reader.say("registry.done.retired"));
                    return "redirect:/registry/systems/" + id;
                },
                reader,
                model);
    }

    @GetMapping("/unit/systems/{id:[0-9]+}/retire")
    @Permits(Permission.NOTICE_ANSWER)
    String propose(@PathVariable long id, Reader reader, Model model) {
        return empty(id, UNIT, reader, model);
    }

    @PostMapping("/unit/systems/{id:[0-9]+}/retire")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView propose(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return take(
                id,
                UNIT,
                sent,
                proof -> {
                    long made = proposals.proposeRetirement(reader.actor(), id, version, proof);
                    Toast.done(redirect, reader.say("registry.done.proposed"));
                    return "redirect:/unit/proposals/" + made;
                },
                reader,
                model);
    }

    private String empty(long id, String side, Reader reader, Model model) {
        var system = book.get(reader.actor().scope(), RowKind.SYSTEM, id);
        var now = LocalDateTime.ofInstant(reader.times().now(), BusinessClock.ZONE);
        show(
                system,
                side,
                form(id, side)
                        .value("version", system.version())
                        .value(
                                "checkedAt",
                                now.toString().substring(0, "yyyy-MM-ddTHH:mm".length()))
                        .value("checkedBy", reader.actor().name()),
                reader,
                model);
        return "registry/retire";
    }

    private ModelAndView take(
            long id,
            String side,
            MultiValueMap<String, String> sent,
            Function<Retirement.Proof, String> act,
            Reader reader,
            Model model) {
        var system = book.get(reader.actor().scope(), RowKind.SYSTEM, id);
        var form = form(id, side).sent(sent);
        try {
            var proof =
                    new Retirement.Proof(
                            form.value("reason").strip(),
                            form.value("method").strip(),
                            checkedAt(form, reader),
                            form.value("checkedBy").strip(),
                            form.value("evidence").strip());
            return new ModelAndView(act.apply(proof));
        } catch (Refusal refused) {
            form = form.refused(refused, reader);
        }
        show(system, side, form, reader, model);
        return new ModelAndView("registry/retire", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Instant checkedAt(Form form, Reader reader) {
        return Typed.moment(
                form.value("checkedAt"), reader.say("registry.retire.checkedAt"), reader);
    }

    private static Form form(long id, String side) {
        return Form.of("retire:" + id, side + "/systems/" + id + "/retire");
    }

    private static void show(
            RegistryBook.Standing system, String side, Form form, Reader reader, Model model) {
        boolean unit = side.equals(UNIT);
        var head =
                DetailHead.of(
                        reader.say(
                                unit ? "registry.proposal.kind.SYSTEM_RETIRE" : "registry.retire"),
                        system.row().name());
        model.addAttribute("form", form);
        model.addAttribute("proposed", unit);
        model.addAttribute(
                "head",
                unit
                        ? head.under(reader.say("registry.unit.systems"), "/unit/systems")
                        : head.under(reader.say("nav.REGISTRY"), "/registry")
                                .under(reader.say("registry.systems.title"), "/registry/systems")
                                .under(system.row().name(), "/registry/systems/" + system.id()));
    }

    @PostMapping("/registry/systems/{id:[0-9]+}/resume")
    @Permits(Permission.REGISTRY_EDIT)
    String resume(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        retirements.resume(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("registry.done.resumed"));
        return "redirect:/registry/systems/" + id;
    }
}
