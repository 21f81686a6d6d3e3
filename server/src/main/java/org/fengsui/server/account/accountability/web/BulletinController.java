package org.fengsui.server.account.accountability.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fengsui.server.account.accountability.Bulletin;
import org.fengsui.server.account.accountability.Bulletin.Figure;
import org.fengsui.server.account.accountability.Bulletin.Period;
import org.fengsui.server.account.accountability.Bulletin.State;
import org.fengsui.server.account.accountability.Bulletins;
import org.fengsui.server.account.accountability.service.StoredBulletins;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.ListSpec;
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

/** 通报、简报: the list, one with its figures, and what the offices do with it. */
@Controller
class BulletinController {

    private static final int MONTHS = 24;

    static final ListSpec<Bulletin> LIST =
            ListSpec.<Bulletin>of(
                            "bulletin.list",
                            "/bulletins",
                            "-period",
                            "b.id",
                            bulletin -> Long.toString(bulletin.id()),
                            List.of(
                                    Column.<Bulletin>of(
                                                    "period",
                                                    (one, reader) ->
                                                            Cell.title(
                                                                    name(one, reader),
                                                                    one.number(),
                                                                    "/bulletins/" + one.id()))
                                            .sortedBy("b.first_day"),
                                    Column.<Bulletin>of(
                                                    "state",
                                                    (one, reader) -> Cell.state(chip(one, reader)))
                                            .sortedBy("b.state"),
                                    Column.<Bulletin>of(
                                            "drafter", (one, _) -> Cell.words(one.drafter())),
                                    Column.<Bulletin>of(
                                                    "issued",
                                                    (one, _) -> Cell.moment(one.issuedAt()))
                                            .sortedBy("b.issued_at")))
                    .filters(
                            Filter.any("period", "MONTH", "QUARTER", "YEAR"),
                            Filter.any("state", "DRAFT", "ISSUED", "WITHDRAWN"))
                    .rowsLeadTo(bulletin -> "/bulletins/" + bulletin.id())
                    .begunAt("/bulletins/new", Permission.BULLETIN_WRITE);

    private final Bulletins bulletins;
    private final StoredBulletins desk;

    BulletinController(Bulletins bulletins, StoredBulletins desk) {
        this.bulletins = bulletins;
        this.desk = desk;
    }

    /** Figures under one heading. */
    record Group(String heading, List<Line> lines) {}

    /** A figure as the page shows it. */
    record Line(String label, long value, long before) {}

    private static String name(Bulletin one, Reader reader) {
        return reader.say(
                "bulletin.name." + one.period().name(),
                String.valueOf(one.firstDay().getYear()),
                one.firstDay().getMonthValue(),
                (one.firstDay().getMonthValue() + 2) / 3);
    }

    private static Chip chip(Bulletin one, Reader reader) {
        var word = reader.say("bulletin.state", one.state());
        return switch (one.state()) {
            case DRAFT -> Chip.waiting(word);
            case ISSUED -> Chip.done(word);
            case WITHDRAWN -> Chip.quiet(word);
        };
    }

    @GetMapping("/bulletins")
    @Permits(Permission.LEDGER_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = LIST.read(params);
        var found = desk.list(reader.actor().scope(), asked);
        model.addAttribute("list", LIST.view(asked, found, reader));
        model.addAttribute("mayDraft", reader.actor().may(Permission.BULLETIN_WRITE));
        return "accountability/bulletins";
    }

    @GetMapping("/bulletins/new")
    @Permits(Permission.BULLETIN_WRITE)
    String create(Reader reader, Model model) {
        var last = YearMonth.from(reader.times().today()).minusMonths(1);
        show(newForm().value("period", "MONTH").value("month", last), reader, model);
        return "accountability/bulletin-new";
    }

    private static Form newForm() {
        return Form.of("bulletin-new", "/bulletins/new");
    }

    private static void show(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("bulletin.new"), reader.say("bulletin.new.sub"))
                        .under(reader.say("bulletin.list.title"), "/bulletins"));
        model.addAttribute(
                "periods",
                Stream.of(Period.values())
                        .map(one -> new Option(one.name(), reader.say("bulletin.period", one)))
                        .toList());
        var last = YearMonth.from(reader.times().today()).minusMonths(1);
        model.addAttribute(
                "months",
                IntStream.range(0, MONTHS)
                        .mapToObj(back -> last.minusMonths(back).toString())
                        .map(month -> new Option(month, month))
                        .toList());
    }

    @PostMapping("/bulletins/new")
    @Permits(Permission.BULLETIN_WRITE)
    ModelAndView create(
            @RequestParam Period period,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = newForm().sent(sent);
        try {
            long id =
                    bulletins.draft(
                            reader.actor(),
                            period,
                            month(form.value("month")),
                            form.value("remark"));
            Toast.done(redirect, reader.say("bulletin.done"));
            return new ModelAndView("redirect:/bulletins/" + id);
        } catch (Refusal refused) {
            show(form.refused(refused, reader), reader, model);
            return new ModelAndView(
                    "accountability/bulletin-new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(e, CommonProblem.NOT_FOUND);
        }
    }

    @GetMapping("/bulletins/{id:[0-9]+}")
    @Permits(Permission.LEDGER_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var one = bulletins.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        model.addAttribute("head", head(one, reader));
        model.addAttribute("bulletin", one);
        model.addAttribute("groups", groups(one, reader));
        model.addAttribute("files", desk.kept(scope, id));
        return "accountability/bulletin";
    }

    private static List<Group> groups(Bulletin one, Reader reader) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (var figure : one.figures()) {
            groups.computeIfAbsent(reader.say(figure.group()), _ -> new ArrayList<>())
                    .add(new Line(label(figure, reader), figure.value(), figure.before()));
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static String label(Figure figure, Reader reader) {
        var unit = figure.unit();
        return unit == null ? reader.say(figure.label()) : unit;
    }

    private static DetailHead head(Bulletin one, Reader reader) {
        var actor = reader.actor();
        var issuedAt = one.issuedAt();
        var head =
                DetailHead.of(
                                name(one, reader),
                                issuedAt == null
                                        ? reader.say(
                                                "bulletin.countedAt",
                                                one.drafter(),
                                                reader.times().moment(one.countedAt()))
                                        : reader.say(
                                                "bulletin.issuedAt",
                                                one.number(),
                                                String.valueOf(one.issuer()),
                                                reader.times().moment(issuedAt)))
                        .under(reader.say("bulletin.list.title"), "/bulletins")
                        .state(chip(one, reader));
        if (one.state() != State.DRAFT) {
            return head;
        }
        var path = "/bulletins/" + one.id();
        if (actor.may(Permission.BULLETIN_WRITE)) {
            head =
                    head.more(Action.post(reader.say("bulletin.recount"), path + "/recount"))
                            .more(
                                    Action.confirm(
                                            reader.say("bulletin.withdraw"),
                                            path + "/withdraw",
                                            reader.say("bulletin.withdraw.ask")));
        }
        return actor.decides(Decision.ISSUE_BULLETIN) && actor.accountId() != one.draftedBy()
                ? head.primary(
                        Action.confirm(
                                reader.say("bulletin.issue"),
                                path + "/issue",
                                reader.say("bulletin.issue.ask")))
                : head.whoCan(reader.say("bulletin.whoCan"));
    }

    @PostMapping("/bulletins/{id:[0-9]+}/{act:recount|withdraw|issue}")
    @Permits(Permission.BULLETIN_WRITE)
    String act(
            @PathVariable long id,
            @PathVariable String act,
            Reader reader,
            RedirectAttributes redirect) {
        switch (act) {
            case "recount" -> bulletins.recount(reader.actor(), id);
            case "withdraw" -> bulletins.withdraw(reader.actor(), id);
            default -> bulletins.issue(reader.actor(), id);
        }
        Toast.done(redirect, reader.say("bulletin.done"));
        return "redirect:/bulletins/" + id;
    }
}
