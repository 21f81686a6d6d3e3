package org.fengsui.server.duty.monthly.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.monthly.MonthlyLists;
import org.fengsui.server.duty.monthly.MonthlyLists.MonthlyList;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 月度清单 as pages: the unit's months, and for the office which unit got and read its list. */
@Controller
class MonthlyController {

    private static final String UNIT_PATH = "/unit/monthly";

    private final MonthlyLists lists;

    MonthlyController(MonthlyLists lists) {
        this.lists = lists;
    }

    /** A month as the unit's page shows it. */
    record Month(String title, String what, Chip state, String href) {}

    @GetMapping(SentList.PATH)
    @Permits(Permission.FINDING_VIEW)
    String sent(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = SentList.LIST.read(params);
        var scope = reader.actor().scope();
        var months =
                lists.months(scope).stream()
                        .map(month ->
                                new Option(month.toString(), MonthlyTexts.month(month, reader)))
                        .toList();
        model.addAttribute(
                "list",
                SentList.LIST.view(
                        asked, lists.page(scope, asked), reader, Map.of("month", months)));
        return "monthly/list";
    }

    @GetMapping(SentList.PATH + "/{id}")
    @Permits(Permission.FINDING_VIEW)
    String one(@PathVariable long id, Reader reader, Model model) {
        var list = read(id, reader);
        show(list, reader, model);
        model.addAttribute(
                "head",
                DetailHead.of(list.unit(), MonthlyTexts.title(list, reader))
                        .under(reader.say("monthlyList.list.title"), SentList.PATH)
                        .state(state(list, reader))
                        .whoCan(reader.say("monthlyList.whoCan")));
        return "monthly/detail";
    }

    @GetMapping(UNIT_PATH)
    @Permits(Permission.NOTICE_ANSWER)
    String months(Reader reader, Model model) {
        model.addAttribute(
                "months",
                lists.of(reader.actor().scope()).stream()
                        .map(list ->
                                new Month(
                                        MonthlyTexts.title(list, reader),
                                        reader.say(
                                                "monthlyList.what",
                                                list.unit(),
                                                reader.times().number(list.items())),
                                        state(list, reader),
                                        UNIT_PATH + "/" + list.id()))
                        .toList());
        return "monthly/unit-list";
    }

    /** The first of the unit to read it has opened it. */
    @GetMapping(UNIT_PATH + "/{id}")
    @Permits(Permission.NOTICE_ANSWER)
    String ofUnit(@PathVariable long id, Reader reader, Model model) {
        var list = read(id, reader);
        show(list, reader, model);
        model.addAttribute(
                "head",
                DetailHead.of(MonthlyTexts.title(list, reader), list.unit())
                        .under(reader.say("monthlyList.unit.title"), UNIT_PATH));
        return "monthly/detail";
    }

    private MonthlyList read(long id, Reader reader) {
        lists.read(reader.actor(), id);
        return lists.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private void show(MonthlyList list, Reader reader, Model model) {
        var items = lists.items(reader.actor().scope(), list.id());
        List<MonthlyTexts.Card> cards = MonthlyTexts.cards(items, reader);
        model.addAttribute("cards", cards);
        model.addAttribute("progress", MonthlyTexts.progress(items, reader));
        model.addAttribute(
                "made", reader.say("monthlyList.made", reader.times().plain(list.madeAt())));
    }

    private static Chip state(MonthlyList list, Reader reader) {
        return list.openedAt() == null
                ? Chip.waiting(reader.say("monthlyList.unopened"))
                : Chip.done(reader.say("monthlyList.opened"));
    }
}
