package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.NoticeSearch;
import org.fengsui.server.duty.notice.store.NoticeSearch.Found;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/** What the list of notices offers. */
final class NoticeList {

    /**
     * A row with what other rooms say of it.
     *
     * @param found the notice
     * @param unit the addressed unit's name
     * @param bar the clock of the worst item; null before service
     */
    record Line(Found found, String unit, @Nullable ClockBar bar) {}

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "notice.list",
                            "/notices",
                            "-id",
                            "n.id",
                            line -> Long.toString(line.found().head().id()),
                            List.of(
                                    Column.<Line>of("id", NoticeList::title).sortedBy("n.id"),
                                    Column.<Line>of("unit", (line, _) -> Cell.words(line.unit()))
                                            .sortedBy("n.unit_id"),
                                    Column.<Line>of(
                                                    "level",
                                                    (line, _) -> Cell.level(level(line.found())))
                                            .sortedBy(NoticeSearch.BY_SEVERITY),
                                    Column.<Line>of("items", NoticeList::items)
                                            .sortedBy(NoticeSearch.BY_PROGRESS),
                                    Column.<Line>of("state", NoticeList::state).sortedBy("n.state"),
                                    Column.<Line>of("due", (line, _) -> Cell.clock(line.bar())),
                                    Column.<Line>of("issued", NoticeList::issued)
                                            .sortedBy("n.issued_at")
                                            .hidden(),
                                    Column.<Line>of("drafted", NoticeList::drafted)
                                            .sortedBy("n.drafted_at")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any(
                                    "state",
                                    "DRAFT",
                                    "PROPOSED",
                                    "ISSUED",
                                    "DELIVERED",
                                    "ACKNOWLEDGED",
                                    "ANSWERED",
                                    "CLOSED",
                                    "WITHDRAWN"),
                            Filter.one("waiting", "review", "service"),
                            Filter.one("supervised", "yes", "no"),
                            Filter.one("claim", "false"),
                            Filter.any("level", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"),
                            Filter.oneOf("unit"))
                    .bulk(
                            Bulk.of("propose", "/notices/bulk/propose", Permission.NOTICE_DRAFT),
                            Bulk.of("issue", "/notices/bulk/issue", Permission.NOTICE_ISSUE),
                            Bulk.of(
                                    "supervise",
                                    "/notices/bulk/supervise",
                                    Permission.NOTICE_SUPERVISE))
                    .rowsLeadTo(line -> "/notices/" + line.found().head().id())
                    .exportedAt("/notices/export.csv")
                    .begunAt("/findings?open=yes", Permission.NOTICE_DRAFT);

    /** The same for a unit: what was issued to it, as it answers it. */
    static final ListSpec<Line> OF_UNIT =
            ListSpec.<Line>of(
                            "unit.list",
                            "/unit/notices",
                            "-issued",
                            "n.id",
                            line -> Long.toString(line.found().head().id()),
                            List.of(
                                    Column.of("id", NoticeList::ofUnit),
                                    Column.<Line>of("state", NoticeList::state).sortedBy("n.state"),
                                    Column.of("due", (line, _) -> Cell.clock(line.bar())),
                                    Column.of("items", NoticeList::items),
                                    Column.<Line>of(
                                                    "level",
                                                    (line, _) -> Cell.level(level(line.found())))
                                            .sortedBy(NoticeSearch.BY_SEVERITY)
                                            .hidden(),
                                    Column.<Line>of("unit", (line, _) -> Cell.words(line.unit()))
                                            .hidden(),
                                    Column.<Line>of("issued", NoticeList::issuedAt)
                                            .sortedBy("n.issued_at")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any(
                                    "state",
                                    "ISSUED",
                                    "DELIVERED",
                                    "ACKNOWLEDGED",
                                    "ANSWERED",
                                    "CLOSED",
                                    "WITHDRAWN"),
                            Filter.one("supervised", "yes", "no"))
                    .rowsLeadTo(NoticeList::toUnit);

    private NoticeList() {}

    private static String toUnit(Line line) {
        return "/unit/notices/" + line.found().head().id();
    }

    private static Cell ofUnit(Line line, Reader reader) {
        var head = line.found().head();
        return Cell.title(
                Objects.toString(head.printed(), ""),
                marked(line, head.topic(), reader),
                toUnit(line));
    }

    /** The topic, after the word that it is under supervision. */
    private static String marked(Line line, String topic, Reader reader) {
        return line.found().supervised() ? reader.say("notice.supervision.list", topic) : topic;
    }

    private static Cell issuedAt(Line line, Reader reader) {
        var issuer = line.found().head().issuer();
        return Cell.moment(issuer == null ? null : issuer.at());
    }

    private static Cell title(Line line, Reader reader) {
        var head = line.found().head();
        var number = head.printed();
        return Cell.title(
                number == null ? reader.say("notice.unnumbered") : number,
                marked(
                        line,
                        head.oldNumber() == null
                                ? head.topic()
                                : reader.say("notice.takeover.list", head.topic()),
                        reader),
                "/notices/" + head.id());
    }

    private static Level level(Found found) {
        return Level.of(found.worst());
    }

    private static Cell items(Line line, Reader reader) {
        return Cell.words(reader.say("notice.progress", line.found().done(), line.found().items()));
    }

    private static Cell state(Line line, Reader reader) {
        return Cell.state(chip(line.found().head().state(), reader));
    }

    private static Cell issued(Line line, Reader reader) {
        var issuer = line.found().head().issuer();
        return issuer == null
                ? Cell.words(null)
                : Cell.words(issuer.name(), reader.times().moment(issuer.at()));
    }

    private static Cell drafted(Line line, Reader reader) {
        var drafter = line.found().head().drafter();
        return Cell.words(drafter.name(), reader.times().moment(drafter.at()));
    }

    /** A notice's state in one word. */
    static Chip chip(NoticeState state, Reader reader) {
        var word = reader.say("notice.state", state);
        return switch (state) {
            case DRAFT, PROPOSED, ANSWERED -> Chip.open(word);
            case ISSUED, DELIVERED, ACKNOWLEDGED -> Chip.waiting(word);
            case CLOSED -> Chip.done(word);
            case WITHDRAWN -> Chip.quiet(word);
        };
    }
}
