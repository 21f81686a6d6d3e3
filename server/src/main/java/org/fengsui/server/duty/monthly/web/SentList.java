package org.fengsui.server.duty.monthly.web;

import java.util.List;
import org.fengsui.server.duty.monthly.MonthlyLists.MonthlyList;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the office's page of monthly lists offers: which unit got which, and whether it read it. */
final class SentList {

    static final String PATH = "/monthly-lists";

    static final ListSpec<MonthlyList> LIST =
            ListSpec.<MonthlyList>of(
                            "monthlyList.list",
                            PATH,
                            "-month",
                            "l.id",
                            list -> Long.toString(list.id()),
                            List.of(
                                    Column.<MonthlyList>of("unit", SentList::title)
                                            .sortedBy("l.unit_name"),
                                    Column.<MonthlyList>of(
                                                    "month",
                                                    (list, reader) ->
                                                            Cell.words(
                                                                    MonthlyTexts.month(
                                                                            list.month(), reader)))
                                            .sortedBy("l.month"),
                                    Column.<MonthlyList>of(
                                                    "items", (list, _) -> Cell.figure(list.items()))
                                            .sortedBy("l.items")
                                            .rightAligned(),
                                    Column.<MonthlyList>of(
                                                    "worst",
                                                    (list, _) -> Cell.level(Level.of(list.worst())))
                                            .sortedBy("l.worst"),
                                    Column.<MonthlyList>of("told", SentList::told),
                                    Column.<MonthlyList>of("opened", SentList::opened)
                                            .sortedBy("l.opened_at")))
                    .filters(
                            Filter.text("q"),
                            Filter.oneOf("month"),
                            Filter.one("opened", "yes", "no"))
                    .rowsLeadTo(SentList::path)
                    .begunAt("/findings/monthly", Permission.FINDING_VIEW);

    private SentList() {}

    private static String path(MonthlyList list) {
        return PATH + "/" + list.id();
    }

    private static Cell title(MonthlyList list, Reader reader) {
        return Cell.title(list.unit(), "", path(list));
    }

    private static Cell told(MonthlyList list, Reader reader) {
        if (list.told().isEmpty()) {
            return Cell.words(reader.say("monthlyList.nobody"));
        }
        var at = list.deliveredAt();
        return Cell.words(
                list.told(),
                at == null
                        ? reader.say("monthlyList.underWay")
                        : reader.say("monthlyList.delivered", reader.times().plain(at)));
    }

    private static Cell opened(MonthlyList list, Reader reader) {
        return list.openedAt() == null
                ? Cell.state(Chip.waiting(reader.say("monthlyList.unopened")))
                : Cell.words(list.opener(), reader.times().plain(list.openedAt()));
    }
}
