package org.fengsui.server.account.accountability.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.account.accountability.Objection;
import org.fengsui.server.account.accountability.Objection.State;
import org.fengsui.server.account.accountability.Objections;
import org.fengsui.server.account.accountability.service.StoredObjections;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 异议 for the school's offices: 网信办 decides what units object to. */
@Controller
class ObjectionController {

    private final Objections objections;
    private final StoredObjections desk;
    private final Registry registry;
    private final Doors doors;

    ObjectionController(
            Objections objections, StoredObjections desk, Registry registry, Doors doors) {
        this.objections = objections;
        this.desk = desk;
        this.registry = registry;
        this.doors = doors;
    }

    @GetMapping("/scores/objections")
    @Permits(Permission.LEDGER_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = ObjectionList.LIST.read(params);
        var found = desk.list(reader.actor().scope(), asked);
        model.addAttribute("list", ObjectionList.LIST.view(asked, found, reader));
        return "accountability/objections";
    }

    @GetMapping("/scores/objections/{id:[0-9]+}")
    @Permits(Permission.LEDGER_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var one =
                objections.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var unit = registry.unitNames(scope).getOrDefault(one.unitId(), "");
        model.addAttribute("head", head(one, unit, reader));
        model.addAttribute("objection", one);
        model.addAttribute("record", doors.href(reader.actor(), one.schoolPath()));
        model.addAttribute("yardstick", CardView.yardstick(one.yardstick(), reader));
        model.addAttribute("story", story(one, reader));
        return "accountability/objection";
    }

    private static DetailHead head(Objection one, String unit, Reader reader) {
        var head =
                DetailHead.of(one.title(), unit)
                        .under(reader.say("objection.list.title"), "/scores/objections")
                        .state(ObjectionList.chip(one, reader));
        if (one.state() != State.PENDING) {
            return head;
        }
        if (!reader.actor().decides(Decision.EXCUSE_RECORD)) {
            return head.whoCan(reader.say("objection.whoCan"));
        }
        var path = "/scores/objections/" + one.id();
        return head.primary(
                        Action.reason(
                                reader.say("objection.excuse"),
                                path + "/excuse",
                                reader.say("objection.excuse.ask")))
                .more(
                        Action.reason(
                                reader.say("objection.refuse"),
                                path + "/refuse",
                                reader.say("objection.refuse.ask")));
    }

    private static List<StoryEntry> story(Objection one, Reader reader) {
        List<StoryEntry> story = new ArrayList<>();
        if (one.decidedAt() != null) {
            story.add(
                    StoryEntry.by(
                                    one.decidedAt(),
                                    Objects.requireNonNullElse(one.decider(), ""),
                                    reader.say("objection.did", one.state()))
                            .note(one.decision()));
        }
        story.add(
                StoryEntry.by(
                                one.askedAt(),
                                one.asker(),
                                reader.say("objection.did", State.PENDING))
                        .note(one.reason()));
        return story;
    }

    @PostMapping("/scores/objections/{id:[0-9]+}/{act:excuse|refuse}")
    @Permits(Permission.SCORE_KEEP)
    String decide(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        objections.decide(reader.actor(), id, act.equals("excuse"), reason);
        Toast.done(redirect, reader.say("objection.decided"));
        return "redirect:/scores/objections/" + id;
    }
}
