package org.fengsui.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Papers as a school edits them, written by another program than the product’s own. */
public final class WordTemplates {

    private WordTemplates() {}

    /** Something done to a paper before it is saved. */
    public interface Change {
        /** Does it. */
        void to(XWPFDocument document);
    }

    /** A paper with a table of items and every place that is needed. */
    public static byte[] notice() {
        return notice("示例大学网络安全办公室", document -> {});
    }

    /** The same under another letterhead, with something done to it. */
    public static byte[] notice(String letterhead, Change change) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            line(document, letterhead).setAlignment(ParagraphAlignment.CENTER);
            line(document, "{{编号}}").setAlignment(ParagraphAlignment.RIGHT);
            // split over runs, as Word does
            var unit = document.createParagraph();
            for (var piece : List.of("{", "{单", "位}", "}：")) {
                unit.createRun().setText(piece);
            }
            line(document, "请自送达之日起{{期限}}内整改。");
            var table = document.createTable(2, 4);
            table.setWidth(9000);
            var grid = table.getCTTbl().addNewTblGrid();
            for (int column = 0; column < 4; column++) {
                grid.addNewGridCol().setW(java.math.BigInteger.valueOf(2250));
            }
            cells(table.getRow(0).getTableCells(), "序号", "隐患", "位置", "建议");
            cells(
                    table.getRow(1).getTableCells(),
                    "{{序号}}",
                    "{{隐患名称}}{{承接}}{{复发}}",
                    "{{位置}}",
                    "{{整改建议}}");
            for (var text :
                    new ArrayList<>(
                            List.of(
                                    "{{补充要求}}",
                                    "电话 {{联系电话}}",
                                    "{{日期}}",
                                    "抄送 {{抄送}}",
                                    "核验 {{核验码}}"))) {
                line(document, text);
            }
            change.to(document);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static org.apache.poi.xwpf.usermodel.XWPFParagraph line(
            XWPFDocument document, String text) {
        var paragraph = document.createParagraph();
        paragraph.createRun().setText(text);
        return paragraph;
    }

    private static void cells(
            List<org.apache.poi.xwpf.usermodel.XWPFTableCell> cells, String... texts) {
        for (int at = 0; at < texts.length; at++) {
            cells.get(at).setText(texts[at]);
        }
    }
}
