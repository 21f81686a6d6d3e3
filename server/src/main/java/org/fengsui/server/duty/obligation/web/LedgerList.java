package org.fengsui.server.duty.obligation.web;

import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of obligations offers. */
final class LedgerList {

    /**
     * A row with what other rooms say of it.
     *
     * @param obligation the obligation
     * @param duty the duty's name
     * @param who the obligor's name
     * @param about what the subject is called
     * @param bar its clock
     */
    record Line(Obligation obligation, String duty, String who, Description about, ClockBar bar) {}

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "ledger.list",
                            "/ledger",
                            "due",
                            "o.id",
                            line -> Long.toString(line.obligation().id()),
                            List.of(
                                    Column.<Line>of("about", LedgerList::about),
                                    Column.<Line>of("duty", (line, reader) -> duty(line))
                                            .sortedBy("o.duty"),
                                    Column.<Line>of(
                                                    "obligor",
                                                    (line, reader) -> Cell.words(line.who()))
                                            .sortedBy("o.obligor"),
                                    Column.<Line>of("due", (line, reader) -> Cell.clock(line.bar()))
                                            .sortedBy("o.due_at"),
                                    Column.<Line>of("state", LedgerList::state),
                                    Column.<Line>of("waiver", LedgerList::waiver)
                                            .sortedBy("o.waived_as")
                                            .hidden(),
                                    Column.<Line>of(
                                                    "started",
                                                    (line, reader) ->
                                                            Cell.moment(
                                                                    line.obligation().started()))
                                            .sortedBy("o.started_at")
                                            .hidden(),
                                    Column.<Line>of(
                                                    "met",
                                                    (line, reader) ->
                                                            Cell.moment(line.obligation().met()))
                                            .sortedBy("o.met_at")
                                            .hidden()))
                    .filters(
                            Filter.any("state", "OPEN", "MET", "PASSED_ON", "WAIVED"),
                            Filter.any(
                                    "waiver",
                                    "WITHDRAWN",
                                    "MISDIRECTED",
                                    "FALSE_POSITIVE",
                                    "NOT_OURS",
                                    "RISK_ACCEPTED",
                                    "RETIRED",
                                    "OTHER"),
                            Filter.one("late", "yes", "no"),
                            new Filter("duty", Filter.Kind.ANY, List.of()),
                            Filter.oneOf("obligor"),
                            Filter.day("from"),
                            Filter.day("to"))
                    .bulk(
                            Bulk.of(
                                    "supervise",
                                    "/notices/bulk/supervise/duties",
                                    Permission.NOTICE_SUPERVISE))
                    .rowsLeadTo(line -> "/ledger/" + line.obligation().id())
                    .exportedAt("/ledger/export.csv")
                    .begunAt("/notices", Permission.NOTICE_VIEW);

    private LedgerList() {}

    private static Cell about(Line line, Reader reader) {
        var title = line.about().title();
        return Cell.title(
                line.about().wholeTitle(),
                title.equals(line.about().wholeTitle()) ? "" : title,
                "/ledger/" + line.obligation().id());
    }

    private static Cell duty(Line line) {
        return Cell.words(line.duty(), line.obligation().basis());
    }

    private static Cell state(Line line, Reader reader) {
        return Cell.state(chip(line.obligation(), reader));
    }

    private static Cell waiver(Line line, Reader reader) {
        var waived = line.obligation().waived();
        return Cell.words(waived == null ? null : reader.say("ledger.waiver", waived));
    }

    /** The state of an obligation in one word. */
    static Chip chip(Obligation obligation, Reader reader) {
        var late = obligation.late(reader.times().now());
        return switch (obligation.state()) {
            case OPEN ->
                    late
                            ? Chip.late(reader.say("ledger.state.late"))
                            : Chip.open(reader.say("ledger.state.OPEN"));
            case MET ->
                    late
                            ? Chip.done(reader.say("ledger.state.metLate"))
                            : Chip.done(reader.say("ledger.state.MET"));
            case PASSED_ON ->
                    late
                            ? Chip.late(reader.say("ledger.state.passedOnLate"))
                            : Chip.quiet(reader.say("ledger.state.PASSED_ON"));
            case WAIVED -> Chip.quiet(reader.say("ledger.state.WAIVED"));
        };
    }
}
