package org.fengsui.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TextDecoding;
import org.jspecify.annotations.Nullable;

/** The first 64 KiB of a report, looked at from several sides; the file's name is no side. */
public final class ReportHead {
    private static final int LENGTH = 1 << 16;

    private final InputFile file;
    private final byte[] bytes;
    private final String text;
    private @Nullable TableHeader table;
    private @Nullable BadInput tableRefusal;
    private boolean tableRead;

    ReportHead(InputFile file) {
        this.file = file;
        this.bytes = file.head(LENGTH);
        TextDecoding mark = TextDecoding.ofMark(bytes);
        this.text =
                new String(bytes, mark == null ? StandardCharsets.UTF_8 : mark.charset())
                        .replaceFirst("^\ufeff", "")
                        .stripLeading();
    }

    /** Whether the file is empty or only white space. */
    boolean isBlank() {
        return text.isEmpty() && bytes.length < LENGTH;
    }

    /** Whether the content cannot be text: NUL bytes outside UTF-16, and no workbook. */
    boolean isBinary() {
        return !isPackage() && TextDecoding.ofMark(bytes) == null && text.indexOf('\0') >= 0;
    }

    /**
     * Whether it is a package that may hold a workbook: a zip such as xlsx, or an old Excel file.
     */
    boolean isPackage() {
        return Table.isWorkbook(bytes);
    }

    /** The text from the first character that is no white space. */
    String text() {
        return text;
    }

    /** The first character that is no white space; a space if there is none. */
    char first() {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** The local name of the root element; empty if this is no XML. */
    String xmlRoot() {
        int at = 0;
        while (at >= 0 && at < text.length() && text.charAt(at) == '<') {
            int end =
                    switch (at + 1 < text.length() ? text.charAt(at + 1) : ' ') {
                        case '?' -> after("?>", at);
                        case '!' ->
                                text.startsWith("<!--", at)
                                        ? after("-->", at)
                                        : afterDocumentType(at);
                        default -> -1;
                    };
            if (end < 0) {
                return elementName(at + 1);
            }
            at = end;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return "";
    }

    /** The header, if the content is a table (CSV or workbook). */
    Optional<TableHeader> table() {
        if (!tableRead) {
            table = readTable();
            tableRead = true;
        }
        return Optional.ofNullable(table);
    }

    /**
     * The names of the members of the first result, if the content is JSON; see {@link
     * JsonElements#namesOfFirst}.
     */
    Set<String> jsonNames(Set<String> lists) {
        return first() == '{' || first() == '[' ? JsonElements.namesOfFirst(text, lists) : Set.of();
    }

    private @Nullable TableHeader readTable() {
        if (first() == '<' || first() == '{' || first() == '[' || isBlank() || isBinary()) {
            return null;
        }
        InputFile source = isPackage() ? file : InputFile.of(file.name(), wholeLines());
        try (Table opened = Table.open(source, TableLimits.DEFAULT, ReportHead::isKnown)) {
            return opened.header();
        } catch (BadInput e) {
            tableRefusal = e;
            return null;
        }
    }

    /** Whether one of the table readers knows the header. */
    static boolean isKnown(TableHeader header) {
        return NessusCsvReader.score(header) > 0
                || OpenVasCsvReader.score(header) > 0
                || GenericTableReader.score(header) > 0;
    }

    /** Why the content is no readable table, where it is neither XML nor JSON. */
    Optional<BadInput> tableRefusal() {
        table();
        return Optional.ofNullable(tableRefusal);
    }

    /** The bytes up to the last line break, so that no character is cut in two. */
    private byte[] wholeLines() {
        if (bytes.length < LENGTH || TextDecoding.ofMark(bytes) != null) {
            return bytes;
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }

    private int afterDocumentType(int from) {
        int close = text.indexOf('>', from);
        int subset = text.indexOf('[', from);
        return subset >= 0 && subset < close ? after("]>", from) : after(">", from);
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private String elementName(int from) {
        int end = from;
        while (end < text.length() && "<>/ \t\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(from, end);
        return name.substring(name.indexOf(':') + 1);
    }
}
