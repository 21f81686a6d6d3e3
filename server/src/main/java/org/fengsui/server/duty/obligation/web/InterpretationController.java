package org.fengsui.server.duty.obligation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.duty.obligation.ObligationProblem;
import org.fengsui.server.duty.obligation.domain.DecidedReading;
import org.fengsui.server.duty.obligation.domain.DecidedReading.Outcome;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.duty.obligation.service.Interpretations;
import org.fengsui.server.duty.obligation.service.Interpretations.Interpretation;
import org.fengsui.server.duty.obligation.service.Interpretations.State;
import org.fengsui.server.duty.obligation.service.Interpretations.Verdict;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 解释口径 as pages: read by the offices, decided by 网信办. */
@Controller
class InterpretationController {

    private final Interpretations interpretations;

    InterpretationController(Interpretations interpretations) {
        this.interpretations = interpretations;
    }

    @GetMapping(InterpretationList.PATH)
    @Permits(Permission.LEDGER_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = InterpretationList.LIST.read(params);
        var found = InterpretationList.page(asked, interpretations.all());
        model.addAttribute("list", InterpretationList.LIST.view(asked, found, reader));
        return "obligation/interpretations";
    }

    @GetMapping(InterpretationList.PATH + "/{key}")
    @Permits(Permission.LEDGER_VIEW)
    String one(@PathVariable String key, Reader reader, Model model) {
        var one = find(key);
        return show(one, form(one), reader, model);
    }

    @PostMapping(InterpretationList.PATH + "/{key}")
    @Permits(Permission.INTERPRETATION_DECIDE)
    ModelAndView decide(
            @PathVariable String key,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of(formKey(key, version), path(key)).sent(sent);
        try {
            interpretations.decide(reader.actor(), key, version, verdict(form));
        } catch (Refusal refused) {
            var one = find(key);
            if (refused.problem() == ObligationProblem.DECIDED_MEANWHILE) {
                var stale =
                        form.conflict(
                                formKey(key, one.last()), one.last(), now(one, reader), reader);
                show(one, stale, reader, model);
                return answer(model, HttpStatus.CONFLICT);
            }
            show(one, form.refused(refused, reader), reader, model);
            return answer(model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("interpretation.done"));
        return new ModelAndView("redirect:" + path(key));
    }

    private static ModelAndView answer(Model model, HttpStatus status) {
        return new ModelAndView("obligation/interpretation", model.asMap(), status);
    }

    private Interpretation find(String key) {
        return interpretations.find(key).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static String path(String key) {
        return InterpretationList.PATH + "/" + key;
    }

    private static String formKey(String key, int version) {
        return "interpretation:" + key + ":" + version;
    }

    /** The other wording begins as the present one. */
    private static Form form(Interpretation one) {
        return Form.of(formKey(one.key(), one.last()), path(one.key()))
                .value("version", one.last())
                .value("outcome", Outcome.ADOPTED)
                .value("zh", one.now().text().zh())
                .value("en", one.now().text().en());
    }

    private static Verdict verdict(Form form) {
        return new Verdict(
                form.has("outcome", Outcome.REWORDED.name()) ? Outcome.REWORDED : Outcome.ADOPTED,
                new Wording(form.value("zh"), form.value("en")),
                form.value("document"),
                Typed.dayOrNull(form.value("on")),
                form.value("reason"));
    }

    private static List<Form.Fact> now(Interpretation one, Reader reader) {
        return List.of(
                new Form.Fact(
                        reader.say("interpretation.now"), one.now().text().in(reader.locale())),
                new Form.Fact(
                        reader.say("interpretation.list.col.state"),
                        reader.say("interpretation.state", one.state())));
    }

    private static String show(Interpretation one, Form form, Reader reader, Model model) {
        boolean decides = reader.actor().may(Permission.INTERPRETATION_DECIDE);
        var head =
                DetailHead.of(reader.say("interpretation.title"), InterpretationList.articles(one))
                        .under(reader.say("interpretation.list.title"), InterpretationList.PATH)
                        .state(InterpretationList.chip(one, reader));
        model.addAttribute(
                "head", decides ? head : head.whoCan(reader.say("interpretation.whoCan")));
        model.addAttribute("now", one.now().text().in(reader.locale()));
        model.addAttribute(
                "proposed",
                one.state() == State.REWORDED ? one.proposed().in(reader.locale()) : "");
        model.addAttribute("duties", duties(one, reader.locale()));
        model.addAttribute("facts", facts(one, reader));
        model.addAttribute("story", story(one, reader));
        model.addAttribute("decides", decides);
        model.addAttribute("form", form);
        model.addAttribute(
                "outcomes",
                Stream.of(Outcome.values())
                        .map(it -> new Option(it.name(), reader.say("interpretation.outcome", it)))
                        .toList());
        return "obligation/interpretation";
    }

    private static List<String> duties(Interpretation one, Locale locale) {
        return one.duties().stream()
                .map(duty -> duty.name().in(locale) + " · " + duty.article())
                .toList();
    }

    private static List<Map.Entry<String, String>> facts(Interpretation one, Reader reader) {
        var facts = new ArrayList<Map.Entry<String, String>>();
        var decision = one.now().decision();
        if (decision == null) {
            facts.add(
                    Map.entry(
                            reader.say("interpretation.list.col.decision"),
                            reader.say("ledger.undecided")));
        } else {
            facts.add(Map.entry(reader.say("interpretation.by"), decision.by()));
            facts.add(Map.entry(reader.say("interpretation.on"), decision.on().toString()));
            facts.add(Map.entry(reader.say("interpretation.document"), decision.document()));
        }
        return facts;
    }

    /** What was decided, newest first. */
    private static List<StoryEntry> story(Interpretation one, Reader reader) {
        return one.decisions().reversed().stream().map(it -> line(it, reader)).toList();
    }

    private static StoryEntry line(DecidedReading decided, Reader reader) {
        var decision = decided.decision();
        var said =
                reader.say(
                        "interpretation.story",
                        decision.by(),
                        decision.on().toString(),
                        decision.document(),
                        decided.text().in(reader.locale()));
        return StoryEntry.by(
                        decided.at(),
                        decided.writtenBy(),
                        reader.say("interpretation.outcome", decided.outcome()))
                .note(
                        decided.reason().isEmpty()
                                ? said
                                : said
                                        + "\n"
                                        + reader.say("interpretation.because", decided.reason()));
    }
}
