package org.fengsui.server.campus.registry.domain;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Sheet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry, or an example, in the shape the import reads. */
@Service
@Transactional
public class RegistryExport {

    private static final String EXAMPLE = "example.csv";

    private final HoldingsReader reader;
    private final AuditLog audit;

    RegistryExport(HoldingsReader reader, AuditLog audit) {
        this.reader = reader;
        this.audit = audit;
    }

    /** Writes all that the actor sees as CSV; the stream is not closed. */
    public void csv(Actor by, boolean chinese, OutputStream out) {
        Csv.write(out, lines(rows(by), chinese));
    }

    /** Writes all that the actor sees as an xlsx sheet; the stream is not closed. */
    public void xlsx(Actor by, boolean chinese, OutputStream out) {
        sheet(lines(rows(by), chinese), chinese, out);
    }

    /** Writes an xlsx sheet with plainly fictional rows of each kind; the stream is not closed. */
    public void template(boolean chinese, OutputStream out) {
        sheet(lines(example(chinese), chinese), chinese, out);
    }

    private List<RegistryRow> rows(Actor by) {
        var rows = reader.read(by.scope()).rows();
        audit.append(
                by.accountId(),
                by.name(),
                "registry.exported",
                null,
                Map.of("rows", String.valueOf(rows.size())));
        return rows;
    }

    private static List<RegistryRow> example(boolean chinese) {
        var name = (chinese ? "zh-" : "en-") + EXAMPLE;
        var file =
                new InputFile(
                        name,
                        () ->
                                Objects.requireNonNull(
                                        RegistryExport.class.getResourceAsStream(name)));
        return RegistryTable.read(file).rows();
    }

    private static List<List<String>> lines(Collection<RegistryRow> rows, boolean chinese) {
        var columns = List.of(Column.values());
        var lines = new ArrayList<List<String>>();
        lines.add(
                columns.stream()
                        .map(column -> chinese ? column.chineseHeader() : column.header())
                        .toList());
        for (var row : rows) {
            var cells = RowCells.of(row, chinese);
            lines.add(columns.stream().map(column -> cells.getOrDefault(column, "")).toList());
        }
        return lines;
    }

    private static void sheet(List<List<String>> lines, boolean chinese, OutputStream out) {
        Sheet.write(out, chinese ? "登记表" : "Registry", lines);
    }
}
