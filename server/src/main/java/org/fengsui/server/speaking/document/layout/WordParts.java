package org.fengsui.server.speaking.document.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Word file around the words: what says which part is which, and the look where none is said. */
final class WordParts {

    /** The names of the document's elements. */
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** The names of the relations between its parts. */
    static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** The foot of odd pages, or of all. */
    static final int ODD = 1;

    /** The foot of even pages. */
    static final int EVEN = 2;

    /** The foot of the first page. */
    static final int FIRST = 3;

    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final List<String> RELATED =
            List.of("styles", "settings", "footer1", "footer2", "footer3");

    private static final String ROOT =
            "<Relationships xmlns=\""
                    + PACKAGE
                    + "relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\""
                    + OFFICE
                    + "/officeDocument\" Target=\"word/document.xml\"/>"
                    + "<Relationship Id=\"rId2\" Type=\""
                    + PACKAGE
                    + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                    + "</Relationships>";

    private static final String STYLES =
            "<w:styles xmlns:w=\""
                    + W
                    + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
                    + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\""
                    + " w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/>"
                    + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
                    + "<w:pPrDefault/></w:docDefaults>"
                    + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                    + "<w:name w:val=\"Normal\"/></w:style>"
                    + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
                    + "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                    + "<w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
                    + "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
                    + "</w:styles>";

    private final Map<String, byte[]> parts = new TreeMap<>();

    /** The words. */
    void document(String xml) {
        put("word/document.xml", xml);
    }

    /** One of the three feet. */
    void foot(int which, String xml) {
        put("word/footer" + which + ".xml", xml);
    }

    /**
     * All parts of the file, by name.
     *
     * @param apart whether even pages have a foot of their own
     */
    Map<String, byte[]> all(boolean apart) {
        put("word/settings.xml", settings(apart));
        put("word/styles.xml", STYLES);
        put("word/_rels/document.xml.rels", relations());
        put("_rels/.rels", ROOT);
        put("[Content_Types].xml", types());
        return parts;
    }

    /** By which name the document knows one of the feet. */
    static String relation(int foot) {
        return "rId" + (RELATED.indexOf("footer" + foot) + 1);
    }

    private void put(String name, String content) {
        parts.put(name, (HEAD + content).getBytes(StandardCharsets.UTF_8));
    }

    private static String settings(boolean apart) {
        return "<w:settings xmlns:w=\""
                + W
                + "\">"
                + (apart ? "<w:evenAndOddHeaders/>" : "")
                + "<w:compat><w:compatSetting w:name=\"compatibilityMode\""
                + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                + "</w:settings>";
    }

    private static String relations() {
        var all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int at = 0; at < RELATED.size(); at++) {
            var target = RELATED.get(at);
            var type = target.startsWith("footer") ? "footer" : target;
            all.append("<Relationship Id=\"rId").append(at + 1).append("\" Type=\"");
            all.append(OFFICE).append('/').append(type);
            all.append("\" Target=\"").append(target).append(".xml\"/>");
        }
        return all.append("</Relationships>").toString();
    }

    private static String types() {
        var all = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">");
        all.append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package")
                .append(".relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        override(
                all,
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
        override(all, "/word/document.xml", WORD_TYPE + "document.main+xml");
        override(all, "/word/settings.xml", WORD_TYPE + "settings+xml");
        override(all, "/word/styles.xml", WORD_TYPE + "styles+xml");
        for (int foot = 1; foot <= 3; foot++) {
            override(all, "/word/footer" + foot + ".xml", WORD_TYPE + "footer+xml");
        }
        return all.append("</Types>").toString();
    }

    private static void override(StringBuilder all, String part, String type) {
        all.append("<Override PartName=\"").append(part).append("\" ContentType=\"");
        all.append(type).append("\"/>");
    }
}
