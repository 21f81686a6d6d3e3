package org.fengsui.server.sensing.trace.record;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableRow;
import org.fengsui.engine.tracing.During;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Translation.PortSpan;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.Fault;
import org.jspecify.annotations.Nullable;

/** Reads records from a table row by row. Times without zone are the school’s. */
final class RecordTable {

    /** What a file of records may cost. */
    static final TableLimits LIMITS = new TableLimits(20_000_000, 128, 4_000, 1L << 30, 200);

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int LONGEST_ACCOUNT = 200;
    private static final int SHOWN = 80;
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:\\s*[-–~]\\s*(\\d{1,5}))?");
    private static final Pattern PLAIN =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}");

    private final Instant now;
    private final @Nullable RecordKind known;
    private final Map<RecordField, Integer> columns = new EnumMap<>(RecordField.class);

    private RecordTable(Instant now, @Nullable RecordKind known) {
        this.now = now;
        this.known = known;
    }

    /**
     * Reads all rows.
     *
     * @param now the present, which no record may be far ahead of
     * @throws BadInput if it is no table, or a column without which there are no records is missing
     */
    static void read(InputFile file, Instant now, Consumer<RecordLine> good, Consumer<BadRow> bad) {
        var reading = new RecordTable(now, null);
        try (var table = Table.open(file, LIMITS, RecordTable::isHeader)) {
            reading.columns(table.header(), file);
            while (table.hasNext()) {
                var row = table.next();
                try {
                    good.accept(reading.line(row));
                } catch (BadCell cell) {
                    bad.accept(cell.at(row.line()));
                }
            }
        }
    }

    /**
     * Reads rows whose columns are known: those of a table of another database.
     *
     * @param cells of each row, in the order of the table’s fields
     */
    static void read(
            SourceTable table,
            List<List<String>> cells,
            Instant now,
            Consumer<RecordLine> good,
            Consumer<BadRow> bad) {
        var fields = new ArrayList<>(table.fields());
        var header = new TableHeader(1, fields.stream().map(RecordField::header).toList());
        var reading = new RecordTable(now, table.kind());
        for (int place = 0; place < fields.size(); place++) {
            reading.columns.put(fields.get(place), place);
        }
        for (var row : cells) {
            try {
                good.accept(reading.line(new TableRow(0, header, row)));
            } catch (BadCell cell) {
                bad.accept(cell.at(0));
            }
        }
    }

    private static boolean isHeader(TableHeader header) {
        return RecordField.START.index(header) >= 0;
    }

    private void columns(TableHeader header, InputFile file) {
        for (var field : RecordField.values()) {
            int index = field.index(header);
            if (index >= 0) {
                columns.put(field, index);
            }
        }
        need(RecordField.START, file, header);
        need(RecordField.END, file, header);
        if (!columns.containsKey(RecordField.MAC)) {
            need(RecordField.INSIDE, file, header);
        }
        if (!columns.containsKey(RecordField.OUTSIDE)
                && !columns.containsKey(RecordField.ACCOUNT)) {
            need(RecordField.MAC, file, header);
        }
    }

    private void need(RecordField field, InputFile file, TableHeader header) {
        if (!columns.containsKey(field)) {
            throw new BadInput(
                    InputProblem.MISSING_COLUMN, file.name(), header.line(), field.header());
        }
    }

    private RecordLine line(TableRow row) throws BadCell {
        var during = during(row);
        return switch (kind(row)) {
            case NAT ->
                    new RecordLine(
                            RecordKind.NAT,
                            address(row, RecordField.OUTSIDE),
                            ports(row),
                            transport(row),
                            address(row, RecordField.INSIDE),
                            null,
                            null,
                            during);
            case DHCP ->
                    new RecordLine(
                            RecordKind.DHCP,
                            address(row, RecordField.INSIDE),
                            null,
                            null,
                            null,
                            mac(row),
                            null,
                            during);
            case RADIUS -> session(row, during);
        };
    }

    private RecordLine session(TableRow row, During during) throws BadCell {
        var account = needed(row, RecordField.ACCOUNT);
        if (account.length() > LONGEST_ACCOUNT) {
            throw new BadCell(RecordField.ACCOUNT, Fault.UNREADABLE, account);
        }
        boolean placed = !cell(row, RecordField.INSIDE).isEmpty();
        boolean known = !cell(row, RecordField.MAC).isEmpty();
        return new RecordLine(
                RecordKind.RADIUS,
                placed || !known ? address(row, RecordField.INSIDE) : null,
                null,
                null,
                null,
                known ? mac(row) : null,
                account,
                during);
    }

    private RecordKind kind(TableRow row) throws BadCell {
        if (known != null) {
            return known;
        }
        var written = cell(row, RecordField.KIND);
        if (!written.isEmpty()) {
            for (var kind : RecordKind.values()) {
                if (kind.name().equals(written.toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new BadCell(RecordField.KIND, Fault.UNREADABLE, written);
        }
        if (columns.containsKey(RecordField.KIND) && several()) {
            throw new BadCell(RecordField.KIND, Fault.MISSING, "");
        }
        if (columns.containsKey(RecordField.OUTSIDE)) {
            return RecordKind.NAT;
        }
        return columns.containsKey(RecordField.ACCOUNT) ? RecordKind.RADIUS : RecordKind.DHCP;
    }

    /** Whether the columns are those of more than one kind. */
    private boolean several() {
        return List.of(RecordField.OUTSIDE, RecordField.ACCOUNT).stream()
                .allMatch(columns::containsKey);
    }

    private During during(TableRow row) throws BadCell {
        var start = time(row, RecordField.START);
        if (start.isAfter(now.plus(AHEAD))) {
            throw new BadCell(RecordField.START, Fault.IN_FUTURE, cell(row, RecordField.START));
        }
        if (cell(row, RecordField.END).isEmpty()) {
            return new During(start, null);
        }
        var end = time(row, RecordField.END);
        if (!end.isAfter(start)) {
            throw new BadCell(RecordField.END, Fault.END_BEFORE_START, cell(row, RecordField.END));
        }
        return new During(start, end);
    }

    private Instant time(TableRow row, RecordField field) throws BadCell {
        var text = needed(row, field);
        @Nullable Instant time = PLAIN.matcher(text).matches() ? plain(text) : ScanTime.parse(text);
        if (time == null) {
            throw new BadCell(field, Fault.UNREADABLE, text);
        }
        return time;
    }

    /** The common form without the detours of all the others. */
    private static @Nullable Instant plain(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(ScanTime.SCHOOL).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private IpAddress address(TableRow row, RecordField field) throws BadCell {
        var text = needed(row, field);
        @Nullable IpAddress address = IpAddress.tryParse(text);
        if (address == null) {
            throw new BadCell(field, Fault.UNREADABLE, text);
        }
        return address;
    }

    private Mac mac(TableRow row) throws BadCell {
        var text = needed(row, RecordField.MAC);
        @Nullable Mac mac = Mac.tryParse(text);
        if (mac == null) {
            throw new BadCell(RecordField.MAC, Fault.UNREADABLE, text);
        }
        return mac;
    }

    private @Nullable Transport transport(TableRow row) throws BadCell {
        var text = cell(row, RecordField.TRANSPORT);
        @Nullable Transport transport = Transport.of(text);
        if (transport == null && !text.isEmpty()) {
            throw new BadCell(RecordField.TRANSPORT, Fault.UNREADABLE, text);
        }
        return transport;
    }

    private @Nullable PortSpan ports(TableRow row) throws BadCell {
        if (!cell(row, RecordField.PORTS).isEmpty()) {
            return span(RecordField.PORTS, cell(row, RecordField.PORTS));
        }
        var first = cell(row, RecordField.FIRST_PORT);
        var last = cell(row, RecordField.LAST_PORT);
        if (first.isEmpty() && last.isEmpty()) {
            return null;
        }
        return span(RecordField.FIRST_PORT, last.isEmpty() ? first : first + "-" + last);
    }

    private static PortSpan span(RecordField field, String text) throws BadCell {
        var parts = PORT.matcher(text);
        if (!parts.matches()) {
            throw new BadCell(field, Fault.UNREADABLE, text);
        }
        int first = Integer.parseInt(parts.group(1));
        int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
        if (last < first || last > 65_535) {
            throw new BadCell(field, Fault.UNREADABLE, text);
        }
        return new PortSpan(first, last);
    }

    private String needed(TableRow row, RecordField field) throws BadCell {
        var text = cell(row, field);
        if (text.isEmpty()) {
            throw new BadCell(field, Fault.MISSING, "");
        }
        return text;
    }

    private String cell(TableRow row, RecordField field) {
        var index = columns.get(field);
        return index == null ? "" : row.cells().get(index);
    }

    /** A cell that cannot be used; its row is told, and the next one read. */
    private static final class BadCell extends Exception {
        private static final long serialVersionUID = 1L;

        private final RecordField field;
        private final Fault fault;
        private final String value;

        BadCell(RecordField field, Fault fault, String value) {
            super(field + " " + fault, null, false, false);
            this.field = field;
            this.fault = fault;
            this.value = value;
        }

        BadRow at(long line) {
            var shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
            return new BadRow(line, field.name(), fault, shown);
        }
    }
}
