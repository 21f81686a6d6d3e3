package org.fengsui.server.account.accountability.web;

import java.util.List;
import org.fengsui.server.account.accountability.Objections;
import org.fengsui.server.account.accountability.Scorecards;
import org.fengsui.server.account.accountability.Scorecards.Counted;
import org.fengsui.server.account.accountability.service.StoredObjections;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
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

/** A unit reads its own card and objects to what it holds wrong. */
@Controller
class UnitScoreController {

    private final Scorecards scorecards;
    private final Objections objections;
    private final StoredObjections desk;
    private final Doors doors;

    UnitScoreController(
            Scorecards scorecards, Objections objections, StoredObjections desk, Doors doors) {
        this.scorecards = scorecards;
        this.objections = objections;
        this.desk = desk;
        this.doors = doors;
    }

    /** A card as the unit's page shows it. */
    record Card(String name, String score, List<CardView.Line> lines) {}

    /** An objection as the unit's page shows it. */
    record Objected(String title, String reason, String decision, Chip state) {}

    @GetMapping("/unit/scores")
    @Permits(Permission.NOTICE_ANSWER)
    String own(@RequestParam(required = false) Integer year, Reader reader, Model model) {
        var scope = reader.actor().scope();
        int thisYear = reader.times().today().getYear();
        var all = scorecards.year(scope, year == null ? thisYear : year);
        model.addAttribute("year", all.year());
        model.addAttribute("thisYear", thisYear);
        model.addAttribute("standing", ScoreController.standing(all, reader));
        model.addAttribute(
                "cards",
                all.cards().stream()
                        .map(card ->
                                new Card(
                                        CardView.name(all, card.obligor(), reader),
                                        CardView.score(card.score(), reader),
                                        CardView.lines(
                                                all,
                                                card,
                                                "/unit/scores/"
                                                        + all.year()
                                                        + "/"
                                                        + unit(card.obligor()),
                                                reader)))
                        .toList());
        model.addAttribute(
                "objections",
                desk.all(scope, all.year()).stream()
                        .map(one ->
                                new Objected(
                                        one.title(),
                                        one.reason(),
                                        one.decision(),
                                        ObjectionList.chip(one, reader)))
                        .toList());
        return "accountability/unit-scores";
    }

    /** A unit's people see no card of an office. */
    private static long unit(Obligor obligor) {
        return obligor instanceof Obligor.Unit(long id) ? id : 0;
    }

    @GetMapping("/unit/scores/{year:[0-9]{4}}/{unit:[0-9]{1,18}}/{yardstick:[a-z-]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String records(
            @PathVariable int year,
            @PathVariable long unit,
            @PathVariable String yardstick,
            Reader reader,
            Model model) {
        var scope = reader.actor().scope();
        var whose = new Obligor.Unit(unit);
        var all = scorecards.year(scope, year);
        if (all.card(whose).isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        model.addAttribute(
                "head",
                DetailHead.of(
                                CardView.yardstick(yardstick, reader),
                                CardView.name(all, whose, reader))
                        .under(reader.say("score.unit.nav"), "/unit/scores?year=" + year));
        model.addAttribute(
                "records",
                CardView.records(scorecards.records(scope, year, whose, yardstick), doors, reader));
        model.addAttribute(
                "object",
                all.closedAt() == null
                        ? "/unit/scores/" + year + "/" + unit + "/" + yardstick + "/"
                        : null);
        return "accountability/records";
    }

    @GetMapping(
            "/unit/scores/{year:[0-9]{4}}/{unit:[0-9]{1,18}}/{yardstick:[a-z-]+}/{record:[0-9]{1,18}}")
    @Permits(Permission.NOTICE_ANSWER)
    String object(
            @PathVariable int year,
            @PathVariable long unit,
            @PathVariable String yardstick,
            @PathVariable long record,
            Reader reader,
            Model model) {
        var scope = reader.actor().scope();
        form(
                form(year, unit, yardstick, record),
                counted(scope, year, unit, yardstick, record),
                reader,
                model);
        return "accountability/object";
    }

    private static Form form(int year, long unit, String yardstick, long record) {
        return Form.of(
                "score-object:" + yardstick + ":" + record,
                "/unit/scores/" + year + "/" + unit + "/" + yardstick + "/" + record);
    }

    private Counted counted(Scope scope, int year, long unit, String yardstick, long record) {
        return scorecards.records(scope, year, new Obligor.Unit(unit), yardstick).stream()
                .filter(one -> one.what().id() == record)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static void form(Form form, Counted counted, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("objection.new"), counted.what().title())
                        .under(reader.say("score.unit.nav"), "/unit/scores"));
    }

    @PostMapping(
            "/unit/scores/{year:[0-9]{4}}/{unit:[0-9]{1,18}}/{yardstick:[a-z-]+}/{record:[0-9]{1,18}}")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView object(
            @PathVariable int year,
            @PathVariable long unit,
            @PathVariable String yardstick,
            @PathVariable long record,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var by = reader.actor();
        var counted = counted(by.scope(), year, unit, yardstick, record);
        var form = form(year, unit, yardstick, record).sent(sent);
        try {
            objections.object(
                    by, year, yardstick, record, form.value("reason"), form.value("evidence"));
        } catch (Refusal refused) {
            form(form.refused(refused, reader), counted, reader, model);
            return new ModelAndView(
                    "accountability/object", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("objection.sent"));
        return new ModelAndView("redirect:/unit/scores?year=" + year);
    }
}
