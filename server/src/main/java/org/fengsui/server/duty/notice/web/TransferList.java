package org.fengsui.server.duty.notice.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.web.SuccessionController.Line;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;

/** What the list of what changed hands offers; there is little, so it is read all together. */
final class TransferList {

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "notice.transfers",
                            "/notices/transfers",
                            "notice",
                            "notice",
                            line -> line.moved().notice().id() + "-" + line.moved().unitId(),
                            List.of(
                                    Column.<Line>of("notice", (line, _) -> title(line))
                                            .sortedBy("notice"),
                                    Column.<Line>of(
                                                    "from",
                                                    (line, _) -> Cell.words(line.moved().from()))
                                            .sortedBy("from"),
                                    Column.<Line>of(
                                                    "to",
                                                    (line, _) -> Cell.words(line.moved().to()))
                                            .sortedBy("to"),
                                    Column.<Line>of("items", (line, _) -> Cell.figure(count(line)))
                                            .sortedBy("items")
                                            .rightAligned()))
                    .filters(Filter.text("q"), Filter.oneOf("from"), Filter.oneOf("to"))
                    .rowsLeadTo(TransferList::href)
                    .exportedAt("/notices/transfers/export.csv")
                    .begunAt("/registry", Permission.REGISTRY_VIEW);

    private static final Map<String, Comparator<Line>> ORDERS =
            Map.of(
                    "notice",
                    Comparator.<Line>comparingLong(line -> line.moved().notice().id())
                            .thenComparingLong(line -> line.moved().unitId()),
                    "from",
                    Comparator.comparing(line -> line.moved().from()),
                    "to",
                    Comparator.comparing(line -> line.moved().to()),
                    "items",
                    Comparator.comparingInt(TransferList::count));

    private TransferList() {}

    /** The page that was asked for. */
    static ListResult<Line> page(ListRequest asked, List<Line> all) {
        return ListResult.within(
                asked, all.stream().filter(line -> fits(asked, line)).toList(), ORDERS);
    }

    private static boolean fits(ListRequest asked, Line line) {
        var moved = line.moved();
        var text = line.title() + " " + line.items() + " " + moved.from() + " " + moved.to();
        return asked.finds(text)
                && is(asked, "from", moved.notice().unitId())
                && is(asked, "to", moved.unitId());
    }

    private static boolean is(ListRequest asked, String filter, long unit) {
        return asked.value(filter).stream().allMatch(Long.toString(unit)::equals);
    }

    private static int count(Line line) {
        return line.moved().items().size();
    }

    private static String href(Line line) {
        return "/notices/" + line.moved().notice().id() + "/transfer";
    }

    private static Cell title(Line line) {
        return Cell.title(line.title(), line.items(), href(line));
    }
}
