package org.fengsui.engine.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fengsui.engine.table.InputFile;

/** A Word file as Word writes it, with something changed. */
final class WordFile {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String NAMESPACES =
            " xmlns:w=\""
                    + W
                    + "\" xmlns:r=\""
                    + R
                    + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String relations = "";
    private String section =
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\""
                    + " w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\"/></w:sectPr>";
    private String body = "";

    private WordFile() {
        types(TYPE + "document.main+xml");
        text(
                "_rels/.rels",
                relationships(relation("rId1", "officeDocument", "word/document.xml", "")));
        text("word/styles.xml", "<w:styles" + NAMESPACES + "/>");
        text("word/settings.xml", "<w:settings" + NAMESPACES + "/>");
    }

    /** With these paragraphs and tables. */
    static WordFile of(String body) {
        WordFile file = new WordFile();
        file.body = body;
        return file;
    }

    /** A paragraph of runs. */
    static String p(String... runs) {
        return "<w:p>" + String.join("", runs) + "</w:p>";
    }

    /** A run. */
    static String r(String text) {
        return r("", text);
    }

    /** A run with properties. */
    static String r(String properties, String text) {
        return "<w:r><w:rPr>"
                + properties
                + "</w:rPr><w:t xml:space=\"preserve\">"
                + text
                + "</w:t></w:r>";
    }

    WordFile types(String main) {
        return text(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\""
                        + main
                        + "\"/></Types>");
    }

    WordFile styles(String styles) {
        return text("word/styles.xml", "<w:styles" + NAMESPACES + ">" + styles + "</w:styles>");
    }

    WordFile section(String inside) {
        section = "<w:sectPr>" + inside + "</w:sectPr>";
        return this;
    }

    WordFile footer(String paragraphs) {
        relations += relation("rIdF", "footer", "footer1.xml", "");
        section(
                "<w:footerReference w:type=\"default\" r:id=\"rIdF\"/>"
                        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
        return text("word/footer1.xml", "<w:ftr" + NAMESPACES + ">" + paragraphs + "</w:ftr>");
    }

    WordFile header(String paragraphs) {
        relations += relation("rIdH", "header", "header1.xml", "");
        section(
                "<w:headerReference w:type=\"default\" r:id=\"rIdH\"/>"
                        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
        return text("word/header1.xml", "<w:hdr" + NAMESPACES + ">" + paragraphs + "</w:hdr>");
    }

    WordFile relation(String type, String target, boolean outside) {
        relations += relation("rIdX", type, target, outside ? " TargetMode=\"External\"" : "");
        return this;
    }

    WordFile settingsRelation(String type, String target) {
        return text(
                "word/_rels/settings.xml.rels",
                relationships(relation("rId1", type, target, " TargetMode=\"External\"")));
    }

    WordFile text(String part, String content) {
        return part(part, content.getBytes(StandardCharsets.UTF_8));
    }

    WordFile part(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    private static String relation(String id, String type, String target, String mode) {
        return "<Relationship Id=\""
                + id
                + "\" Type=\""
                + R
                + "/"
                + type
                + "\" Target=\""
                + target
                + "\""
                + mode
                + "/>";
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all
                + "</Relationships>";
    }

    byte[] bytes() {
        text(
                "word/document.xml",
                "<w:document"
                        + NAMESPACES
                        + "><w:body>"
                        + body
                        + section
                        + "</w:body></w:document>");
        text("word/_rels/document.xml.rels", relationships(relations));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Paper read() {
        return WordReader.read(InputFile.of("template.docx", bytes()));
    }
}
