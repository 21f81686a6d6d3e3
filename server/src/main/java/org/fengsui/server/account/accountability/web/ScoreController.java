package org.fengsui.server.account.accountability.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fengsui.server.account.accountability.Scorecards;
import org.fengsui.server.account.accountability.Scorecards.Year;
import org.fengsui.server.account.accountability.ScoringRule.Weight;
import org.fengsui.server.account.accountability.ScoringRules;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
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

/** 考核 for the school's offices: the cards of a year, what is behind each number, and the rule. */
@Controller
class ScoreController {

    /** How many years can be chosen, this one among them. */
    private static final int YEARS = 6;

    private final Scorecards scorecards;
    private final ScoringRules rules;
    private final Doors doors;

    ScoreController(Scorecards scorecards, ScoringRules rules, Doors doors) {
        this.scorecards = scorecards;
        this.rules = rules;
        this.doors = doors;
    }

    @GetMapping("/scores")
    @Permits(Permission.LEDGER_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = ScoreList.LIST.read(params);
        int thisYear = reader.times().today().getYear();
        int wanted = asked.value("year").map(text -> number(text, thisYear)).orElse(thisYear);
        var year = scorecards.year(reader.actor().scope(), wanted);
        var years =
                IntStream.range(0, YEARS)
                        .mapToObj(back -> String.valueOf(thisYear - back))
                        .map(one -> new Filter.Option(one, one))
                        .toList();
        var found = ScoreList.page(asked, year, reader);
        model.addAttribute(
                "list", ScoreList.LIST.view(asked, found, reader, Map.of("year", years)));
        model.addAttribute("head", head(year, thisYear, reader));
        return "accountability/scores";
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{4}") ? Integer.parseInt(text) : otherwise;
    }

    private static DetailHead head(Year year, int thisYear, Reader reader) {
        var head =
                DetailHead.of(reader.say("score.title", year.year()), standing(year, reader))
                        .more(Action.link(reader.say("score.rules.title"), "/scores/rules"));
        return year.closedAt() == null
                        && year.year() < thisYear
                        && reader.actor().decides(Decision.CLOSE_SCORES)
                ? head.primary(
                        Action.confirm(
                                reader.say("score.close"),
                                "/scores/" + year.year() + "/close",
                                reader.say("score.close.ask", year.year())))
                : head;
    }

    static String standing(Year year, Reader reader) {
        return year.closedAt() == null
                ? reader.say("score.running", year.rule().version())
                : reader.say(
                        "score.closed",
                        reader.times().plain(year.closedAt()),
                        year.closer(),
                        year.rule().version());
    }

    @GetMapping("/scores/{year:[0-9]{4}}/{obligor:[a-z]+[:-][a-z0-9]+}")
    @Permits(Permission.LEDGER_VIEW)
    String card(@PathVariable int year, @PathVariable String obligor, Reader reader, Model model) {
        var all = scorecards.year(reader.actor().scope(), year);
        var whose = obligor(obligor);
        var card = all.card(whose).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var name = CardView.name(all, whose, reader);
        model.addAttribute(
                "head",
                DetailHead.of(name, standing(all, reader))
                        .under(reader.say("score.title", year), "/scores?year=" + year));
        model.addAttribute("score", CardView.score(card.score(), reader));
        model.addAttribute(
                "lines", CardView.lines(all, card, "/scores/" + year + "/" + whose.key(), reader));
        model.addAttribute("office", !(whose instanceof Obligor.Unit));
        model.addAttribute("ledger", ledger(year, whose));
        return "accountability/card";
    }

    private static String ledger(int year, Obligor obligor) {
        return "/ledger?obligor="
                + obligor.key()
                + "&from="
                + year
                + "-01-01&to="
                + year
                + "-12-31";
    }

    static Obligor obligor(String key) {
        try {
            return Obligor.of(key);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e, CommonProblem.NOT_FOUND);
        }
    }

    @GetMapping("/scores/{year:[0-9]{4}}/{obligor:[a-z]+[:-][a-z0-9]+}/{yardstick:[a-z-]+}")
    @Permits(Permission.LEDGER_VIEW)
    String records(
            @PathVariable int year,
            @PathVariable String obligor,
            @PathVariable String yardstick,
            Reader reader,
            Model model) {
        var scope = reader.actor().scope();
        var whose = obligor(obligor);
        var all = scorecards.year(scope, year);
        if (all.card(whose).isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        model.addAttribute(
                "head",
                DetailHead.of(
                                CardView.yardstick(yardstick, reader),
                                CardView.name(all, whose, reader))
                        .under(reader.say("score.title", year), "/scores?year=" + year)
                        .under(
                                CardView.name(all, whose, reader),
                                "/scores/" + year + "/" + whose.key()));
        model.addAttribute(
                "records",
                CardView.records(scorecards.records(scope, year, whose, yardstick), doors, reader));
        return "accountability/records";
    }

    @PostMapping("/scores/{year:[0-9]{4}}/close")
    @Permits(Permission.SCORE_KEEP)
    String close(@PathVariable int year, Reader reader, RedirectAttributes redirect) {
        scorecards.close(reader.actor(), year);
        Toast.done(redirect, reader.say("score.close.done", year));
        return "redirect:/scores?year=" + year;
    }

    /** A measure of the rule as the page shows it. */
    record RuleLine(String name, String weight) {}

    @GetMapping("/scores/rules")
    @Permits(Permission.LEDGER_VIEW)
    String rules(Reader reader, Model model) {
        rulesPage(ruleForm().value("text", rules.currentText()), reader, model);
        return "accountability/rules";
    }

    private static Form ruleForm() {
        return Form.of("score-rules", "/scores/rules");
    }

    private void rulesPage(Form form, Reader reader, Model model) {
        var current = rules.current();
        var waiting = rules.waiting().orElse(null);
        var head =
                DetailHead.of(
                                reader.say("score.rules.title"),
                                reader.say(
                                        "score.rules.sub",
                                        current.version(),
                                        current.source(),
                                        current.date().toString()))
                        .under(reader.say("score.nav"), "/scores");
        if (waiting != null && reader.actor().decides(Decision.SCORING_RULES)) {
            head =
                    waiting.by() == reader.actor().accountId()
                            ? head.whoCan(reader.say("score.rules.whoCan"))
                            : head.primary(
                                            Action.reason(
                                                    reader.say("score.rules.adopt"),
                                                    "/scores/rules/adopt",
                                                    reader.say("score.rules.adopt.ask")))
                                    .more(
                                            Action.reason(
                                                    reader.say("score.rules.refuse"),
                                                    "/scores/rules/refuse",
                                                    reader.say("score.rules.refuse.ask")));
        }
        model.addAttribute("head", head);
        model.addAttribute("lines", lines(current.weights(), reader));
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "proposedLines",
                waiting == null ? List.of() : lines(waiting.rule().weights(), reader));
        model.addAttribute("all", rules.all());
        model.addAttribute("form", form);
        model.addAttribute(
                "mayPropose", waiting == null && reader.actor().may(Permission.SCORE_KEEP));
    }

    private static List<RuleLine> lines(List<Weight> weights, Reader reader) {
        return weights.stream()
                .map(weight ->
                        new RuleLine(
                                CardView.yardstick(weight.yardstick(), reader),
                                CardView.weight(weight, reader)))
                .toList();
    }

    @PostMapping("/scores/rules")
    @Permits(Permission.SCORE_KEEP)
    ModelAndView propose(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = ruleForm().sent(sent);
        try {
            rules.propose(reader.actor(), form.value("text"));
        } catch (Refusal refused) {
            rulesPage(form.refused(refused, reader), reader, model);
            return new ModelAndView(
                    "accountability/rules", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("score.rules.proposed"));
        return new ModelAndView("redirect:/scores/rules");
    }

    @PostMapping("/scores/rules/{act:adopt|refuse}")
    @Permits(Permission.SCORE_KEEP)
    String decide(
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        rules.decide(reader.actor(), act.equals("adopt"), reason);
        Toast.done(redirect, reader.say("score.rules.decided"));
        return "redirect:/scores/rules";
    }
}
