package org.fengsui.engine.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks written by hand, so that tests see exactly what stands in the parts. */
public final class Workbooks {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private Workbooks() {}

    /**
     * A workbook with one sheet holding these rows (XML of {@code sheetData}); style 1 is a date.
     */
    public static byte[] sheet(String rows) {
        return sheet(rows, "");
    }

    /** The same with what stands behind the rows, such as merged cells. */
    public static byte[] sheet(String rows, String behind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", contentTypes());
            part(zip, "_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='"
                            + MAIN
                            + "' xmlns:r='"
                            + REL
                            + "'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relationship("worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns='"
                            + MAIN
                            + "'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='"
                            + MAIN
                            + "'><sheetData>"
                            + rows
                            + "</sheetData>"
                            + behind
                            + "</worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A package with one part of zeros. */
    public static byte[] bomb(int mebibytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String contentTypes() {
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return "<Types xmlns='"
                + PACKAGE
                + "content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='xml' ContentType='application/xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='"
                + kind
                + "sheet.main+xml'/>"
                + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='"
                + kind
                + "worksheet+xml'/>"
                + "<Override PartName='/xl/styles.xml' ContentType='"
                + kind
                + "styles+xml'/>"
                + "</Types>";
    }

    private static String relationship(String type, String target) {
        return "<Relationships xmlns='"
                + PACKAGE
                + "relationships'><Relationship Id='rId1' Type='"
                + REL
                + "/"
                + type
                + "' Target='"
                + target
                + "'/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
