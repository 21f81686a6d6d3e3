package org.fengsui.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final String UNFILLED = "\\{[0-9]";

    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsReadOffTheHeader(String separator) {
        String text =
                "name~\"net, work\"~note\r\nlab~192.0.2.0/24~\"two\nlines\"\r\n\r\nhall~192.0.2.1~last\r\n";
        List<TableRow> rows = rows(text.replace("~", separator));
        assertThat(rows).extracting(TableRow::line).containsExactly(2L, 5L);
        assertThat(rows.getFirst().cells()).containsExactly("lab", "192.0.2.0/24", "two\nlines");
        assertThat(rows.getFirst().cell("NET,_WORK")).isEqualTo("192.0.2.0/24");
        assertThat(rows.getLast().cell("absent")).isEmpty();
    }

    @Test
    void excelsSeparatorLineIsNoData() {
        List<TableRow> rows = rows("sep=;\r\na;b\r\n1,5;2\r\n");
        assertThat(rows)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cells()).containsExactly("1,5", "2");
                    assertThat(row.line()).isEqualTo(3);
                });
    }

    @Test
    void chineseTextReadsInEveryEncodingThatExcelWrites() {
        String text = "单位,备注\n信息学院,漏洞𠮷\n";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        byte[] utf16Be = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE);
        byte[] utf32 = ("\ufeff" + text).getBytes(Charset.forName("UTF-32LE"));
        byte[] utf32Be = ("\ufeff" + text).getBytes(Charset.forName("UTF-32BE"));
        for (byte[] bytes :
                List.of(utf8, marked, utf16, utf16Be, utf32, utf32Be, text.getBytes(GB18030))) {
            assertThat(rows(bytes).getFirst().cell("单位")).isEqualTo("信息学院");
            assertThat(rows(bytes).getFirst().cell("备注")).isEqualTo("漏洞𠮷");
        }
    }

    @Test
    void utf8IsCheckedAsTheStandardSaysWhereverThePiecesBreak() {
        Random random = new Random(20260212);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (1 + random.nextInt(255));
            }
            Utf8Check check = new Utf8Check();
            for (byte b : bytes) {
                check.accept(new byte[] {b}, 1);
            }
            boolean expected = new String(bytes, StandardCharsets.UTF_8).indexOf('\ufffd') < 0;
            assertThat(check.complete())
                    .as("bytes %s", java.util.HexFormat.of().formatHex(bytes))
                    .isEqualTo(expected);
        }
    }

    @Test
    void shortRowsAreFilledAndEmptyCellsAtTheEndAreNoLoss() {
        assertThat(rows("a,b,c\n1\n1,2,3,,\n"))
                .extracting(TableRow::cells)
                .containsExactly(List.of("1", "", ""), List.of("1", "2", "3"));
    }

    @Test
    void aRowWiderThanTheHeaderIsRefusedWithItsLine() {
        BadInput bad = refusal("a,b\n1,2\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(bad.problem()).isEqualTo(InputProblem.ROW_TOO_WIDE);
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.parameters()).containsExactly("3", "2");
        assertThat(bad).hasMessageStartingWith("t.csv, line 3: the row has 3 cells");
        assertThat(bad.sentence(Locale.SIMPLIFIED_CHINESE)).startsWith("t.csv 第 3 行：该行有 3 个单元格");
    }

    @Test
    void whatIsNoTableIsRefusedByName() {
        assertThat(refusal(new byte[0]).problem()).isEqualTo(InputProblem.EMPTY);
        assertThat(refusal("\n \n".getBytes(StandardCharsets.UTF_8)).problem())
                .isEqualTo(InputProblem.EMPTY);
        assertThat(refusal("a,b\n1,\"open\n2,3\n".getBytes(StandardCharsets.UTF_8)).problem())
                .isEqualTo(InputProblem.TRUNCATED);
        assertThat(refusal("a,b\n1,\0\n".getBytes(StandardCharsets.UTF_8)).problem())
                .isEqualTo(InputProblem.BINARY);
        assertThat(
                        refusal(
                                        new byte[] {
                                            'a', ',', 'b', '\n', (byte) 0xFF, ',', (byte) 0xFE, '\n'
                                        })
                                .problem())
                .isEqualTo(InputProblem.ENCODING);
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}).problem())
                .isEqualTo(InputProblem.OLD_OR_LOCKED_EXCEL);
    }

    @Test
    void limitsHold() {
        TableLimits small = new TableLimits(2, 3, 10, 1 << 20, 100);
        assertThat(refusal("a\n1\n2\n3\n", small)).isEqualTo(InputProblem.TOO_MANY_ROWS);
        assertThat(refusal("a,b,c,d\n", small)).isEqualTo(InputProblem.TOO_MANY_COLUMNS);
        assertThat(refusal("a\n12345678901\n", small)).isEqualTo(InputProblem.FIELD_TOO_LONG);
        assertThat(refusal("a\n" + "x".repeat(5_000_000) + "\n", TableLimits.DEFAULT))
                .isEqualTo(InputProblem.FIELD_TOO_LONG);
    }

    @Test
    void aWorkbookGivesTextForEveryKindOfCell() {
        byte[] book =
                Workbooks.sheet(
                        "<row r='2'><c r='A2' t='inlineStr'><is><t>名称</t></is></c><c r='B2' t='inlineStr'><is><t>port</t></is></c>"
                                + "<c r='C2' t='inlineStr'><is><t>date</t></is></c><c r='D2' t='inlineStr'><is><t>sum</t></is></c>"
                                + "<c r='E2' t='inlineStr'><is><t>ok</t></is></c></row>"
                                + "<row r='4'><c r='A4' t='inlineStr'><is><t> 主页 </t></is></c><c r='B4'><v>443</v></c>"
                                + "<c r='C4' s='1'><v>46065</v></c><c r='D4'><f>SUM(1,2)</f><v>3</v></c>"
                                + "<c r='E4' t='b'><v>1</v></c></row>"
                                + "<row r='5'><c r='C5' s='1'><v>46065.5</v></c><c r='D5' t='str'><f>\"x\"</f><v>x</v></c></row>");
        List<TableRow> rows = rows(book);
        assertThat(rows).extracting(TableRow::line).containsExactly(4L, 5L);
        assertThat(rows.getFirst().cells()).containsExactly("主页", "443", "2026-02-12", "3", "TRUE");
        assertThat(rows.getLast().cells()).containsExactly("", "", "2026-02-12T12:00:00", "x", "");
    }

    @Test
    void anErrorInACellIsRefusedWithItsPlace() {
        BadInput bad =
                refusal(
                        Workbooks.sheet(
                                "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
                                        + "<row r='2'><c r='A2' t='e'><v>#REF!</v></c></row>"));
        assertThat(bad.problem()).isEqualTo(InputProblem.CELL_ERROR);
        assertThat(bad.line()).isEqualTo(2);
        assertThat(bad.parameters()).containsExactly("A2", "#REF!");
    }

    @Test
    void mergedCellsMeanTheSameInEachRowTheySpan() {
        byte[] book =
                Workbooks.sheet(
                        row(1, "host", "flaw", "note")
                                + row(2, "a", "x", "n")
                                + row(3, "", "y", "")
                                + row(4, "", "z", "m")
                                + row(5, "", "w", ""),
                        "<mergeCells count='3'><mergeCell ref='A2:A4'/><mergeCell ref='C2:C3'/><mergeCell ref='B1:C1'/></mergeCells>");
        assertThat(rows(book))
                .extracting(TableRow::cells)
                .containsExactly(
                        List.of("a", "x", "n"),
                        List.of("a", "y", "n"),
                        List.of("a", "z", "m"),
                        List.of("", "w", ""));
    }

    @Test
    void aHeaderMayComeLaterAndRepeatItself() {
        byte[] text =
                "List of May\nIT office,\na,b\n1,2\na,b\n3,4\n".getBytes(StandardCharsets.UTF_8);
        List<TableRow> rows = new ArrayList<>();
        try (Table table =
                Table.open(
                        InputFile.of("t", text),
                        TableLimits.DEFAULT,
                        header -> header.has("a") && header.has("b"))) {
            assertThat(table.header().line()).isEqualTo(3);
            table.forEachRemaining(rows::add);
        }
        assertThat(rows).extracting(TableRow::line).containsExactly(4L, 6L);
    }

    @Test
    void withoutAHeaderThatIsKnownTheFirstRowIsTheHeaderAndNoRowIsLost() {
        byte[] text = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        try (Table table =
                Table.open(InputFile.of("t", text), TableLimits.DEFAULT, header -> false)) {
            assertThat(table.header().names()).containsExactly("a", "b");
            assertThat(table.next().cells()).containsExactly("1", "2");
            assertThat(table.next().cells()).containsExactly("3", "4");
            assertThat(table.hasNext()).isFalse();
        }
    }

    @Test
    void aLastRowThatIsNotCompleteWasCutOff() {
        BadInput bad = refusal("a,b,c\n1,2,3\n4,5".getBytes(StandardCharsets.UTF_8));
        assertThat(bad.problem()).isEqualTo(InputProblem.TRUNCATED);
        assertThat(bad.line()).isEqualTo(3);
        assertThat(rows("a,b,c\n1,2,3\n4,5\n")).as("its line is ended").hasSize(2);
        assertThat(rows("a,b,c\n1,2\n4,5")).as("other rows are short too").hasSize(2);
        assertThat(rows("a,b,c\n1,2,3\n4,5,6")).as("all cells are there").hasSize(2);
    }

    @Test
    void aLastCellClosedByTwoQuotesIsWholeAnyOtherOpenOneIsNot() {
        assertThat(rows("a,b\n1,2\n3,\"four\"\"\n"))
                .extracting(TableRow::cells)
                .containsExactly(List.of("1", "2"), List.of("3", "four"));
        assertThat(rows("a,b\n3,\"four\"\"").getFirst().cells()).containsExactly("3", "four");
        for (String cut :
                List.of(
                        "a,b\n1,2\n3,\"four",
                        "a,b\n1,2\n3,\"fo\nur\"\"\n",
                        "a,b,c\n1,2,3\n3,\"four\"\"\n",
                        "a,b\n1,2\n3,\"four\"\"\n5,6\n")) {
            BadInput bad = refusal(cut.getBytes(StandardCharsets.UTF_8));
            assertThat(bad.problem()).as(cut).isEqualTo(InputProblem.TRUNCATED);
            assertThat(bad.line()).as(cut).isEqualTo(3);
        }
    }

    @Test
    void aByteThatBreaksTheEncodingIsNamedByItsLine() {
        byte[] latin = "a,b\n1,2\n3,caf\u00e9 au lait\n".getBytes(StandardCharsets.ISO_8859_1);
        BadInput bad = refusal(latin);
        assertThat(bad.problem()).isEqualTo(InputProblem.ENCODING);
        assertThat(bad.line()).isEqualTo(3);
    }

    @Test
    void packedBombsAreRefusedBeforeTheyUnpack() throws IOException {
        assertThat(refusal(Workbooks.bomb(64)).problem()).isEqualTo(InputProblem.ZIP_BOMB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[64 << 20]);
        }
        InputFile unpacked =
                InflatedStream.unpack(InputFile.of("t.gz", out.toByteArray()), 1L << 30, 200);
        BadInput bad = catchThrowableOfType(BadInput.class, () -> drain(unpacked));
        assertThat(bad.problem()).isEqualTo(InputProblem.ZIP_BOMB);
    }

    @Test
    void aCutPackageIsTruncated() {
        byte[] book = Workbooks.sheet("<row r='1'><c r='A1'><v>1</v></c></row>");
        byte[] cut = java.util.Arrays.copyOf(book, book.length / 2);
        assertThat(refusal(cut).problem()).isIn(InputProblem.TRUNCATED, InputProblem.SYNTAX);
    }

    @ParameterizedTest
    @EnumSource(InputProblem.class)
    void everyProblemHasASentenceInBothLanguages(InputProblem problem) {
        BadInput bad = new BadInput(problem, "f", 1, "p0", "p1", "p2");
        assertThat(bad.getMessage()).startsWith("f, line 1: ").doesNotContainPattern(UNFILLED);
        assertThat(bad.sentence(Locale.CHINESE))
                .startsWith("f 第 1 行：")
                .doesNotContainPattern(UNFILLED);
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.append("<c r='" + (char) ('A' + i) + number + "' t='inlineStr'><is><t>")
                        .append(cells[i])
                        .append("</t></is></c>");
            }
        }
        return row.append("</row>").toString();
    }

    private static void drain(InputFile file) throws IOException {
        try (var in = file.open()) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static List<TableRow> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TableRow> rows(byte[] bytes) {
        return rows(bytes, TableLimits.DEFAULT);
    }

    private static List<TableRow> rows(byte[] bytes, TableLimits limits) {
        List<TableRow> rows = new ArrayList<>();
        try (Table table = Table.open(InputFile.of("t.csv", bytes), limits)) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static BadInput refusal(byte[] bytes) {
        return catchThrowableOfType(BadInput.class, () -> rows(bytes));
    }

    private static InputProblem refusal(String text, TableLimits limits) {
        return catchThrowableOfType(
                        BadInput.class, () -> rows(text.getBytes(StandardCharsets.UTF_8), limits))
                .problem();
    }
}
