package org.fengsui.server.duty.notice.takeover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.observation.Secrets;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableRow;
import org.fengsui.server.duty.notice.Notice.Kind;
import org.fengsui.server.duty.notice.takeover.OldItem.End;
import org.fengsui.server.duty.notice.takeover.SheetProblem.Fault;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * Reads an old ledger whole: every bad row is told with line, column and reason, and nothing is
 * guessed.
 */
public final class TakeoverSheet {

    private static final TableLimits LIMITS = new TableLimits(20_000, 128, 4_000, 1L << 26, 200);
    private static final int LONGEST = 500;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_ANSWER = 4_000;
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "漏洞", Kind.VULNERABILITY,
                    "安全漏洞", Kind.VULNERABILITY,
                    "安全漏洞整改通知书", Kind.VULNERABILITY,
                    "vulnerability", Kind.VULNERABILITY,
                    "通报", Kind.CIRCULAR,
                    "安全通报", Kind.CIRCULAR,
                    "安全通报整改通知书", Kind.CIRCULAR,
                    "circular", Kind.CIRCULAR);
    private static final Map<String, Kind> BASES =
            Map.of(
                    "10", Kind.VULNERABILITY,
                    "十", Kind.VULNERABILITY,
                    "第十条", Kind.VULNERABILITY,
                    "第10条", Kind.VULNERABILITY,
                    "9", Kind.CIRCULAR,
                    "九", Kind.CIRCULAR,
                    "第九条", Kind.CIRCULAR,
                    "第9条", Kind.CIRCULAR);
    private static final Map<String, End> ENDS =
            Map.ofEntries(
                    Map.entry("", End.FIXED),
                    Map.entry("已整改", End.FIXED),
                    Map.entry("已修复", End.FIXED),
                    Map.entry("已完成", End.FIXED),
                    Map.entry("复测通过", End.FIXED),
                    Map.entry("fixed", End.FIXED),
                    Map.entry("不受影响", End.NOT_AFFECTED),
                    Map.entry("notaffected", End.NOT_AFFECTED),
                    Map.entry("书面认可", End.ON_PAPER),
                    Map.entry("onpaper", End.ON_PAPER),
                    Map.entry("免除", End.EXCUSED),
                    Map.entry("误报", End.EXCUSED),
                    Map.entry("非我校", End.EXCUSED),
                    Map.entry("已下线", End.EXCUSED),
                    Map.entry("excused", End.EXCUSED),
                    Map.entry("撤回", End.WITHDRAWN),
                    Map.entry("withdrawn", End.WITHDRAWN));

    private final Units units;
    private final Instant now;
    private final Map<TakeoverColumn, Integer> columns = new EnumMap<>(TakeoverColumn.class);
    private final List<SheetProblem> problems = new ArrayList<>();
    private final Map<String, Gathered> notices = new LinkedHashMap<>();

    private TakeoverSheet(Units units, Instant now) {
        this.units = units;
        this.now = now;
    }

    /** Which unit a cell means. */
    @FunctionalInterface
    public interface Units {
        /** The unit, or what is wrong with the name. */
        Meant of(String cell);
    }

    /**
     * What a cell means.
     *
     * @param unitId the unit; null where there is a fault
     * @param fault what is wrong; null where there is none
     */
    public record Meant(@Nullable Long unitId, @Nullable Fault fault) {}

    /**
     * A sheet as it was read.
     *
     * @param notices by the order of their first rows; to be used only without problems
     * @param problems what is wrong, by line
     */
    public record Read(List<OldNotice> notices, List<SheetProblem> problems) {

        /** Keeps its own copies. */
        public Read {
            notices = List.copyOf(notices);
            problems = List.copyOf(problems);
        }
    }

    private record Gathered(OldNotice head, String unit, Map<Integer, OldItem> items) {}

    /**
     * Reads a sheet.
     *
     * @param now the present, which nothing in it lies behind
     * @throws BadInput if it is no table
     */
    public static Read read(InputFile file, Units units, Instant now) {
        var sheet = new TakeoverSheet(units, now);
        try (var table =
                Table.open(file, LIMITS, header -> TakeoverColumn.NUMBER.index(header) >= 0)) {
            for (var column : TakeoverColumn.values()) {
                int index = column.index(table.header());
                if (index >= 0) {
                    sheet.columns.put(column, index);
                } else if (column.needed()) {
                    sheet.problem(table.header().line(), column, Fault.MISSING_COLUMN);
                }
            }
            while (sheet.columnsComplete() && table.hasNext()) {
                sheet.row(table.next());
            }
        }
        var notices =
                sheet.notices.values().stream()
                        .map(it -> with(it.head(), List.copyOf(it.items().values())))
                        .toList();
        return new Read(notices, sheet.problems);
    }

    private static OldNotice with(OldNotice head, List<OldItem> items) {
        return new OldNotice(
                head.kind(), head.written(), head.unitId(), head.issued(), head.served(), items);
    }

    private boolean columnsComplete() {
        for (var column : TakeoverColumn.values()) {
            if (column.needed() && !columns.containsKey(column)) {
                return false;
            }
        }
        return true;
    }

    private void row(TableRow row) {
        int before = problems.size();
        var number = text(row, TakeoverColumn.NUMBER, LONGEST_NUMBER);
        var unit = text(row, TakeoverColumn.UNIT, LONGEST);
        var meant = units.of(unit);
        if (meant.fault() != null && !unit.isEmpty()) {
            problem(row.line(), TakeoverColumn.UNIT, meant.fault(), unit);
        }
        var kind = kind(row);
        var served = date(row, TakeoverColumn.SERVED, false);
        var issuedTold = date(row, TakeoverColumn.ISSUED, false);
        var issued = issuedTold == null ? served : issuedTold;
        served = after(row, TakeoverColumn.SERVED, served, TakeoverColumn.ISSUED, issued);
        var item = item(row, served, place(row, number));
        if (kind == Kind.CIRCULAR && item != null && item.closed() == null) {
            problem(row.line(), TakeoverColumn.CLOSED, Fault.CIRCULAR_RUNNING, number);
        }
        if (problems.size() > before
                || served == null
                || issued == null
                || item == null
                || meant.unitId() == null) {
            return;
        }
        gather(
                row,
                new OldNotice(kind, number, meant.unitId(), issued, served, List.of()),
                unit,
                item);
    }

    private void gather(TableRow row, OldNotice head, String unit, OldItem item) {
        var gathered =
                notices.computeIfAbsent(
                        head.key(), _ -> new Gathered(head, unit, new LinkedHashMap<>()));
        var first = gathered.head();
        if (first.kind() != head.kind()) {
            problem(row.line(), TakeoverColumn.KIND, Fault.DIFFERS, cell(row, TakeoverColumn.KIND));
        } else if (first.unitId() != head.unitId()) {
            problem(row.line(), TakeoverColumn.UNIT, Fault.DIFFERS, unit, gathered.unit());
        } else if (!first.served().equals(head.served())) {
            problem(
                    row.line(),
                    TakeoverColumn.SERVED,
                    Fault.DIFFERS,
                    cell(row, TakeoverColumn.SERVED));
        } else if (!first.issued().equals(head.issued())) {
            problem(
                    row.line(),
                    TakeoverColumn.ISSUED,
                    Fault.DIFFERS,
                    cell(row, TakeoverColumn.ISSUED));
        } else if (gathered.items().putIfAbsent(item.place(), item) != null) {
            problem(
                    row.line(),
                    TakeoverColumn.ITEM,
                    Fault.ITEM_TWICE,
                    Integer.toString(item.place()));
        }
    }

    private int place(TableRow row, String number) {
        var written = cell(row, TakeoverColumn.ITEM);
        if (written.isEmpty()) {
            var gathered = notices.get(OldNotice.key(number));
            return gathered == null ? 1 : gathered.items().size() + 1;
        }
        if (!written.matches("[1-9]\\d{0,3}")) {
            problem(row.line(), TakeoverColumn.ITEM, Fault.ITEM, written);
            return 1;
        }
        return Integer.parseInt(written);
    }

    private @Nullable OldItem item(TableRow row, @Nullable Instant served, int place) {
        var title = text(row, TakeoverColumn.TITLE, LONGEST);
        var severity = severity(row);
        var due = date(row, TakeoverColumn.DUE, true);
        var answered = date(row, TakeoverColumn.ANSWERED, false);
        var closed = date(row, TakeoverColumn.CLOSED, false);
        due = after(row, TakeoverColumn.DUE, due, TakeoverColumn.SERVED, served);
        answered = after(row, TakeoverColumn.ANSWERED, answered, TakeoverColumn.SERVED, served);
        closed = after(row, TakeoverColumn.CLOSED, closed, TakeoverColumn.SERVED, served);
        closed = after(row, TakeoverColumn.CLOSED, closed, TakeoverColumn.ANSWERED, answered);
        var end = end(row, closed);
        if (severity == null) {
            return null;
        }
        return new OldItem(
                row.line(),
                place,
                text(row, TakeoverColumn.SYSTEM, LONGEST),
                text(row, TakeoverColumn.ADDRESS, LONGEST),
                title,
                severity,
                due,
                answered,
                text(row, TakeoverColumn.ANSWER, LONGEST_ANSWER),
                closed,
                end,
                cells(row));
    }

    private @Nullable Severity severity(TableRow row) {
        var written = text(row, TakeoverColumn.LEVEL, LONGEST);
        var severity = Severity.ofWord(written);
        if (severity == null && !written.isEmpty()) {
            problem(row.line(), TakeoverColumn.LEVEL, Fault.LEVEL, written);
        }
        return severity;
    }

    private @Nullable End end(TableRow row, @Nullable Instant closed) {
        var written = cell(row, TakeoverColumn.ENDED);
        if (closed == null) {
            if (!written.isEmpty() && cell(row, TakeoverColumn.CLOSED).isEmpty()) {
                problem(row.line(), TakeoverColumn.CLOSED, Fault.ENDED_WITHOUT_DAY, written);
            }
            return null;
        }
        var end = ENDS.get(written.toLowerCase(Locale.ROOT).replace(" ", ""));
        if (end == null) {
            problem(row.line(), TakeoverColumn.ENDED, Fault.ENDED, written);
        }
        return end;
    }

    private @Nullable Instant date(TableRow row, TakeoverColumn column, boolean endOfDay) {
        var written = cell(row, column);
        if (written.isEmpty()) {
            if (column.needed()) {
                problem(row.line(), column, Fault.EMPTY);
            }
            return null;
        }
        Optional<Instant> read = endOfDay ? SheetDates.end(written) : SheetDates.start(written);
        if (read.isEmpty()) {
            problem(row.line(), column, Fault.DATE, written);
            return null;
        }
        if (!endOfDay && read.get().isAfter(now)) {
            problem(row.line(), column, Fault.FUTURE, written);
            return null;
        }
        return read.get();
    }

    /** The later of two; a day without an hour counts as after what that day brought earlier. */
    private @Nullable Instant after(
            TableRow row,
            TakeoverColumn column,
            @Nullable Instant at,
            TakeoverColumn before,
            @Nullable Instant earlier) {
        if (at == null || earlier == null || !at.isBefore(earlier)) {
            return at;
        }
        var day = BusinessClock.day(at);
        if (day.atStartOfDay(BusinessClock.ZONE).toInstant().equals(at)
                && BusinessClock.day(earlier).equals(day)) {
            return earlier;
        }
        problem(row.line(), column, Fault.ORDER, cell(row, column), before.header(true));
        return at;
    }

    /** Which notice it is: by its kind or its basis, which agree where both are written. */
    private Kind kind(TableRow row) {
        var kind = kind(row, TakeoverColumn.KIND, KINDS);
        var basis = kind(row, TakeoverColumn.BASIS, BASES);
        if (kind != null && basis != null && kind != basis) {
            problem(row.line(), TakeoverColumn.BASIS, Fault.KIND, cell(row, TakeoverColumn.BASIS));
        }
        return kind != null ? kind : basis != null ? basis : Kind.VULNERABILITY;
    }

    private @Nullable Kind kind(TableRow row, TakeoverColumn column, Map<String, Kind> known) {
        var written = cell(row, column);
        var kind = known.get(written.toLowerCase(Locale.ROOT));
        if (kind == null && !written.isEmpty()) {
            problem(row.line(), column, Fault.KIND, written);
        }
        return kind;
    }

    private String text(TableRow row, TakeoverColumn column, int longest) {
        var text = cell(row, column);
        if (text.isEmpty() && column.needed()) {
            problem(row.line(), column, Fault.EMPTY);
        }
        if (text.length() > longest) {
            problem(row.line(), column, Fault.TOO_LONG, text, Integer.toString(longest));
        }
        return text;
    }

    private String cell(TableRow row, TakeoverColumn column) {
        @Nullable Integer index = columns.get(column);
        return index == null ? "" : row.cells().get(index).strip();
    }

    /** The row as it stood, passwords masked. */
    private static String cells(TableRow row) {
        var lines = new ArrayList<String>();
        for (int at = 0; at < row.cells().size(); at++) {
            if (!row.cells().get(at).isBlank()) {
                lines.add(
                        row.header().names().get(at)
                                + "："
                                + row.cells().get(at).strip().replace('\n', ' '));
            }
        }
        return Secrets.mask(String.join("\n", lines));
    }

    private void problem(long line, TakeoverColumn column, Fault fault, String... words) {
        problems.add(new SheetProblem(line, column, fault, List.of(words)));
    }
}
