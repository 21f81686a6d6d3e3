package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.FindingLine;

/** What the list of findings offers. */
final class FindingList {

    /**
     * A row with what other rooms say of it.
     *
     * @param line the finding
     * @param title the Chinese name, else the scanner's title
     * @param unit the unit's name; empty for nobody's
     */
    record Row(FindingLine line, String title, String unit) {

        static Row of(
                FindingLine line, Map<Check, Knowledge.Entry> known, Map<Long, String> units) {
            var entry = known.get(line.asked());
            return new Row(
                    line,
                    entry == null ? line.title() : entry.name(),
                    line.unitId() == null ? "" : units.getOrDefault(line.unitId(), ""));
        }

        String href() {
            return "/findings/" + line.findingId();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "finding.list",
                            "/findings",
                            "-level",
                            "e.id",
                            row -> Long.toString(row.line().episodeId()),
                            columns())
                    .filters(
                            Filter.text("q"),
                            Filter.any("level", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"),
                            Filter.one("open", "yes", "no", "hidden"),
                            Filter.any(
                                    "state",
                                    "NEW",
                                    "CONFIRMED",
                                    "NOTIFIED",
                                    "ANSWERED",
                                    "ACCEPTED",
                                    "CLOSED"),
                            Filter.any(
                                    "closing",
                                    "VERIFIED",
                                    "FALSE_POSITIVE",
                                    "NOT_OURS",
                                    "NOT_TRACED",
                                    "TERMINAL",
                                    "RETIRED",
                                    "TAKEN_OVER",
                                    "SUPERSEDED"),
                            Filter.any("presence", "PRESENT", "GONE", "MITIGATED", "UNKNOWN"),
                            Filter.one(
                                    "owner", "missing", "unknown", "ambiguous", "pool", "untraced"),
                            Filter.one("policy", "AT_ONCE", "MONTHLY", "INFORMATION"),
                            Filter.oneOf("unit"),
                            Filter.any(
                                    "category",
                                    "VULNERABILITY",
                                    "WEAK_PASSWORD",
                                    "MALWARE",
                                    "MALICIOUS_IP",
                                    "MALICIOUS_MAIL",
                                    "OTHER"),
                            Filter.text("check"),
                            Filter.oneOf("system"),
                            Filter.oneOf("rule"),
                            Filter.day("since"),
                            Filter.day("openOn").onlyByLink(),
                            Filter.one("fixed", "1", "3", "7", "14", "30", "more").onlyByLink(),
                            Filter.day("fixedFrom").onlyByLink(),
                            Filter.oneOf("import").onlyByLink(),
                            Filter.one(
                                            "effect",
                                            "opened",
                                            "again",
                                            "returned",
                                            "closed",
                                            "unattributed")
                                    .onlyByLink())
                    .bulk(
                            Bulk.of("confirm", "/findings/confirm", Permission.FINDING_TRIAGE),
                            Bulk.of("notice", "/findings/notice", Permission.NOTICE_DRAFT),
                            ruleOut("falsePositive", Ruling.FALSE_POSITIVE),
                            ruleOut("notOurs", Ruling.NOT_OURS),
                            Bulk.of("accept", "/findings/accept", Permission.FINDING_TRIAGE))
                    .rowsLeadTo(Row::href)
                    .exportedAt("/findings/export.csv")
                    .begunAt("/imports", Permission.INTAKE_RUN);

    private FindingList() {}

    private static Bulk ruleOut(String key, Ruling ruling) {
        return Bulk.of(key, "/findings/rule-out?ruling=" + ruling, Permission.FINDING_TRIAGE);
    }

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("level", (row, reader) -> level(row)).sortedBy("e.severity"),
                Column.<Row>of("title", (row, reader) -> title(row)),
                Column.<Row>of("unit", FindingList::unit),
                Column.<Row>of("state", FindingList::state),
                Column.<Row>of("policy", FindingList::policy),
                Column.<Row>of("presence", FindingList::presence),
                Column.<Row>of("seen", (row, reader) -> Cell.moment(row.line().lastSeen())),
                Column.<Row>of("opened", (row, reader) -> Cell.moment(row.line().openedAt()))
                        .sortedBy("e.id")
                        .hidden(),
                Column.<Row>of("target", (row, reader) -> Cell.code(row.line().target()))
                        .sortedBy("e.target")
                        .hidden(),
                Column.<Row>of("ip", (row, reader) -> Cell.code(row.line().ip())).hidden(),
                Column.<Row>of("port", (row, reader) -> port(row)).hidden(),
                Column.<Row>of("check", (row, reader) -> Cell.code(row.line().check()))
                        .sortedBy("e.check_key")
                        .hidden(),
                Column.<Row>of("category", FindingList::category).hidden(),
                Column.<Row>of("reason", (row, reader) -> Cell.words(row.line().reason())).hidden(),
                Column.<Row>of("first", (row, reader) -> Cell.moment(row.line().firstSeen()))
                        .hidden());
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().severity()));
    }

    private static Cell title(Row row) {
        return Cell.title(row.title(), row.line().place(), row.href());
    }

    private static Cell port(Row row) {
        var port = row.line().port();
        return Cell.code(port == null ? null : port.toString());
    }

    private static Cell unit(Row row, Reader reader) {
        return row.unit().isEmpty()
                ? Cell.words(
                        reader.say("finding.outcome", row.line().outcome()), row.line().reason())
                : Cell.words(row.unit());
    }

    private static Cell state(Row row, Reader reader) {
        var line = row.line();
        if (line.ruling() != null) {
            var ruling = Looks.ruling(line.ruling(), reader);
            return Cell.state(Chip.waiting(reader.say("finding.asked", ruling)));
        }
        return Cell.state(Looks.state(line.state(), line.closedAs(), reader));
    }

    private static Cell presence(Row row, Reader reader) {
        var line = row.line();
        return line.regressed() && line.state().open()
                ? Cell.state(Chip.open(reader.say("finding.regressed")))
                : Cell.state(Looks.presence(line.presence(), reader));
    }

    private static Cell policy(Row row, Reader reader) {
        var treatment = row.line().treatment();
        return Cell.words(treatment == null ? "" : reader.say("finding.policy", treatment));
    }

    private static Cell category(Row row, Reader reader) {
        return Cell.words(reader.say("finding.category", row.line().category()));
    }
}
