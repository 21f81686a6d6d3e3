package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** DOCX, XLSX, PPTX and OFD: XML in a ZIP, read as far as it says something. */
final class OfficeText {

    private static final long LARGEST_PART = 64L << 20;
    private static final int MOST_PARTS = 20_000;

    private OfficeText() {}

    /** What a ZIP is. */
    enum Kind {
        WORD,
        EXCEL,
        SLIDES,
        OFD,
        NONE
    }

    static Kind kind(Path file) throws IOException {
        try (var zip = open(file)) {
            if (zip.size() > MOST_PARTS) {
                return Kind.NONE;
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Kind.WORD;
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Kind.EXCEL;
            }
            if (zip.getEntry("ppt/presentation.xml") != null) {
                return Kind.SLIDES;
            }
            return zip.getEntry("OFD.xml") != null ? Kind.OFD : Kind.NONE;
        } catch (ZipException | IllegalArgumentException e) {
            return Kind.NONE;
        }
    }

    /** Single-byte names never break; only ASCII ones are looked for. */
    private static ZipFile open(Path file) throws IOException {
        return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
    }

    static String word(Path file) throws IOException {
        return parts(
                file,
                "word/(?:document|header\\d*|footer\\d*|footnotes|comments)\\.xml",
                Set.of("t"),
                Set.of("p", "br"),
                Set.of("tc", "tab"));
    }

    static String slides(Path file) throws IOException {
        return parts(file, "ppt/slides/[^/]+\\.xml", Set.of("t"), Set.of("p"), Set.of());
    }

    /** 版式文档 (GB/T 33190): the text of its pages. */
    static String ofd(Path file) throws IOException {
        return parts(
                file,
                "(?:[^/]+/)*(?:Pages|Tpls)/[^/]+/Content\\.xml",
                Set.of("TextCode"),
                Set.of("TextObject"),
                Set.of());
    }

    static String excel(Path file) throws IOException {
        var text = new StringBuilder();
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            var sheets = workbook.getSheets().iterator();
            while (sheets.hasNext()) {
                var sheet = sheets.next();
                text.append(sheet.getName()).append('\n');
                try (var rows = sheet.openStream()) {
                    var all = rows.iterator();
                    while (all.hasNext() && text.length() < Extraction.MOST_CHARACTERS) {
                        all.next()
                                .forEach(cell ->
                                        text.append(cell == null ? "" : cell.getText())
                                                .append('\t'));
                        text.append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    private static String parts(
            Path file, String names, Set<String> texts, Set<String> lines, Set<String> cells)
            throws IOException {
        var text = new StringBuilder();
        try (var zip = open(file)) {
            var parts = new TreeMap<String, ZipEntry>();
            for (var part : Collections.list(zip.entries())) {
                if (part.getName().matches(names)) {
                    parts.put(page(part.getName()), part);
                }
            }
            for (var part : parts.values()) {
                if (part.getSize() > LARGEST_PART) {
                    throw new Budget.Spent(part.getName());
                }
                try (var in = zip.getInputStream(part)) {
                    read(in, texts, lines, cells, text);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    /** Page 10 stands behind page 9; the document before its headers. */
    private static String page(String name) {
        var digits = name.replaceAll("\\D", "");
        return String.format(
                Locale.ROOT, "%9s%s", digits.substring(0, Math.min(9, digits.length())), name);
    }

    private static void read(
            InputStream in,
            Set<String> texts,
            Set<String> lines,
            Set<String> cells,
            StringBuilder into)
            throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        int inside = 0;
        while (xml.hasNext() && into.length() < Extraction.MOST_CHARACTERS) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inside += texts.contains(xml.getLocalName()) ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                var name = xml.getLocalName();
                inside -= texts.contains(name) ? 1 : 0;
                if (lines.contains(name)) {
                    into.append('\n');
                } else if (cells.contains(name)) {
                    into.append('\t');
                }
            } else if (inside > 0 && event == XMLStreamConstants.CHARACTERS) {
                into.append(xml.getText());
            }
        }
    }
}
