package org.fengsui.engine.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableRow;

/**
 * CSV or Excel of any origin: one observation per row, columns by mapping. Its coverage is unknown.
 */
final class GenericTableReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.GENERIC;
    }

    @Override
    public int sniff(ReportHead head) {
        return head.table().map(GenericTableReader::score).orElse(0);
    }

    static int score(TableHeader header) {
        boolean title = has(header, Field.TITLE);
        boolean rated =
                has(header, Field.SEVERITY)
                        || has(header, Field.VULNERABILITY_IDS)
                        || has(header, Field.CVSS);
        boolean placed = has(header, Field.HOST) || has(header, Field.IP) || has(header, Field.URL);
        return title && (rated || placed) ? 30 : 0;
    }

    /**
     * Whether the row is the header: known without a mapping, or naming the columns of the mapping.
     */
    private static boolean names(ReportInput input, TableHeader header) {
        ColumnMapping mapping = input.mapping();
        return mapping.columns().isEmpty()
                ? ReportHead.isKnown(header)
                : mapping.columns().values().stream()
                        .allMatch(names -> Columns.has(header, names.toArray(String[]::new)));
    }

    private static boolean has(TableHeader header, Field field) {
        return Columns.has(header, field.names().toArray(String[]::new));
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        Tally tally = new Tally(format(), sink);
        GenericRecord record = new GenericRecord(input.name(), input.mapping(), tally);
        try (Table table =
                Table.open(input.file(), TableLimits.DEFAULT, header -> names(input, header))) {
            Map<Field, Columns.Column> columns = columns(input, table.header());
            while (table.hasNext()) {
                TableRow row = table.next();
                record.read(field -> columns.getOrDefault(field, NO_COLUMN).of(row), row.line());
            }
        }
        return tally.summary(Coverage.unknown());
    }

    private static final Columns.Column NO_COLUMN = new Columns.Column(List.of());

    private static Map<Field, Columns.Column> columns(ReportInput input, TableHeader header) {
        Columns all = new Columns(header);
        Map<Field, Columns.Column> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String[] names = input.mapping().names(field).toArray(String[]::new);
            boolean needed = field == Field.TITLE || input.mapping().columns().containsKey(field);
            columns.put(field, needed ? all.needed(input.file(), names) : all.any(names));
        }
        return columns;
    }
}
