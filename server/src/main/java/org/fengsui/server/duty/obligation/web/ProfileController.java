package org.fengsui.server.duty.obligation.web;

import java.util.List;
import org.fengsui.server.duty.obligation.domain.Profile;
import org.fengsui.server.duty.obligation.service.ProfileDesk;
import org.fengsui.server.duty.obligation.store.ProfileStore.Kept;
import org.fengsui.server.duty.obligation.web.ProfileWords.Change;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 制度配置 as pages: what is in force, what was, and what another profile would change. */
@Controller
class ProfileController {

    static final String PATH = "/profile";

    private static final String FIELD = "text";

    private final ProfileDesk desk;

    ProfileController(ProfileDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    @Permits(Permission.LEDGER_VIEW)
    String inForce(Reader reader, Model model) {
        show(desk.inForce(), form(), List.of(), reader, model);
        return "obligation/profile";
    }

    @GetMapping(PATH + "/{version}")
    @Permits(Permission.LEDGER_VIEW)
    String version(@PathVariable int version, Reader reader, Model model) {
        var profile = desk.version(version).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        show(profile, form(), List.of(), reader, model);
        return "obligation/profile";
    }

    /** Lays a profile beside the one in force; it stays a draft of whoever typed it. */
    @PostMapping(PATH)
    @Permits(Permission.LEDGER_VIEW)
    ModelAndView compare(
            @RequestParam MultiValueMap<String, String> sent, Reader reader, Model model) {
        var form = form().sent(sent);
        var current = desk.inForce();
        try {
            var changes = changes(current, desk.proposed(form.value(FIELD)), reader);
            show(current, form, changes, reader, model);
            model.addAttribute("compared", true);
            return new ModelAndView("obligation/profile", model.asMap());
        } catch (Refusal refused) {
            show(current, form.refused(refused, reader), List.of(), reader, model);
            return new ModelAndView(
                    "obligation/profile", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Form form() {
        return Form.of("profile", PATH);
    }

    private static List<Change> changes(Profile before, Profile after, Reader reader) {
        return new ProfileWords(after, reader).since(new ProfileWords(before, reader));
    }

    private void show(
            Profile profile, Form form, List<Change> proposed, Reader reader, Model model) {
        var kept = desk.kept();
        var current = profile.version() == desk.inForce().version();
        var head =
                DetailHead.of(
                        profile.regulation().in(reader.locale()),
                        reader.say("profile.version", profile.name(), profile.version()));
        model.addAttribute("head", current ? head : head.under(reader.say("profile.title"), PATH));
        model.addAttribute("current", current);
        model.addAttribute("duties", new ProfileWords(profile, reader).duties());
        model.addAttribute("versions", kept);
        model.addAttribute("since", sinceBefore(profile, kept, reader));
        model.addAttribute("form", form);
        model.addAttribute("proposed", proposed);
        model.addAttribute("compared", false);
    }

    /** What a version changed of the one before it; nothing where there was none. */
    private List<Change> sinceBefore(Profile profile, List<Kept> kept, Reader reader) {
        return kept.stream()
                .filter(one -> one.version() < profile.version())
                .findFirst()
                .flatMap(one -> desk.version(one.version()))
                .map(before -> changes(before, profile, reader))
                .orElse(List.of());
    }
}
