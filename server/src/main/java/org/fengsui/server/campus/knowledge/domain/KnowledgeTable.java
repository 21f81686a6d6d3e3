package org.fengsui.server.campus.knowledge.domain;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableRow;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;

/** Entries as a table: one row per check, columns named in Chinese or English. */
final class KnowledgeTable {

    private final InputFile file;

    private KnowledgeTable(InputFile file) {
        this.file = file;
    }

    /**
     * Reads all rows; the version of each entry is 0.
     *
     * @throws BadInput for the first thing that is wrong
     */
    static List<Entry> read(InputFile file) {
        return new KnowledgeTable(file).entries();
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        var checks = new HashSet<String>();
        try (var table = Table.open(file)) {
            demandColumns(table.header());
            while (table.hasNext()) {
                var row = table.next();
                var entry = entry(row);
                if (!checks.add(entry.check())) {
                    throw bad(row, EntryField.CHECK, entry.check(), "once in a table / 表内不重复");
                }
                entries.add(entry);
            }
        }
        return entries;
    }

    private void demandColumns(TableHeader header) {
        for (var column : EntryField.values()) {
            if (column.needed() && !header.has(name(column, header))) {
                throw new BadInput(
                        InputProblem.MISSING_COLUMN,
                        file.name(),
                        header.line(),
                        column.chinese() + " / " + column.english());
            }
        }
    }

    private static String name(EntryField column, TableHeader header) {
        return header.has(column.chinese()) ? column.chinese() : column.english();
    }

    private Entry entry(TableRow row) {
        return new Entry(
                text(row, EntryField.CHECK),
                text(row, EntryField.NAME),
                text(row, EntryField.HARM),
                text(row, EntryField.REMEDY),
                text(row, EntryField.SELF_CHECK),
                0);
    }

    private String text(TableRow row, EntryField column) {
        var text = SafeCell.read(row.cell(name(column, row.header())));
        if (column.needed() && text.isEmpty()) {
            throw bad(row, column, text, "not empty / 不能为空");
        }
        if (text.length() > column.longest()) {
            throw bad(row, column, text, "≤ " + column.longest());
        }
        return text;
    }

    private BadInput bad(TableRow row, EntryField column, String value, String allowed) {
        return new BadInput(
                InputProblem.BAD_VALUE, file.name(), row.line(), column.chinese(), value, allowed);
    }

    /** Writes entries as CSV that spreadsheet programs open as UTF-8; the stream is not closed. */
    static void write(List<Entry> entries, OutputStream out) {
        try {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            var csv = CsvWriter.builder().build(text);
            csv.writeRecord(
                    EntryField.CHECK.chinese(),
                    EntryField.NAME.chinese(),
                    EntryField.HARM.chinese(),
                    EntryField.REMEDY.chinese(),
                    EntryField.SELF_CHECK.chinese());
            for (var entry : entries) {
                csv.writeRecord(
                        SafeCell.write(entry.check()),
                        SafeCell.write(entry.name()),
                        SafeCell.write(entry.harm()),
                        SafeCell.write(entry.remedy()),
                        SafeCell.write(entry.selfCheck()));
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell that no spreadsheet program takes for a formula. */
    private static final class SafeCell {

        private static final String FORMULA_STARTS = "=+-@\t\r";

        private static boolean startsFormula(String text) {
            return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        }

        private static String write(String text) {
            return startsFormula(text) ? "'" + text : text;
        }

        private static String read(String text) {
            boolean guarded = text.startsWith("'") && startsFormula(text.substring(1));
            return (guarded ? text.substring(1) : text).strip();
        }
    }
}
