package org.fengsui.engine.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The parts of a Word file, unpacked within limits. A part that a text needs not have is refused by
 * what it is: programs, objects, pictures, other files; so is whatever leads out of the file.
 */
final class WordPackage {
    static final String TEXT = "word/document.xml";
    static final String STYLES = "word/styles.xml";
    static final String SETTINGS = "word/settings.xml";

    private static final int FILE = 2 << 20;
    private static final int PART = 8 << 20;
    private static final int ALL = 24 << 20;
    private static final int PARTS = 200;
    private static final String TYPES = "[Content_Types].xml";
    private static final String TEXT_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** What Word and WPS write beside the text, and what is only measured. */
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "\\[content_types]\\.xml|(_rels|word/_rels|customxml/_rels)/[^/]*\\.rels"
                            + "|word/(document|styles|stylesWithEffects|settings|fonttable"
                            + "|websettings|numbering|footnotes|endnotes)\\.xml"
                            + "|word/(header|footer)\\d*\\.xml|word/theme/[^/]*\\.xml"
                            + "|docprops/(core|app|custom)\\.xml|docprops/thumbnail\\.(jpeg|emf|wmf|png)"
                            + "|customxml/item(props)?\\d*\\.xml|docmetadata/labelinfo\\.xml",
                    Pattern.CASE_INSENSITIVE);

    private final InputFile file;
    private final Map<String, byte[]> parts = new HashMap<>();

    private WordPackage(InputFile file) {
        this.file = file;
    }

    /** Unpacks a file and looks what it is made of. */
    static WordPackage open(InputFile file) {
        byte[] bytes = file.head(FILE + 1);
        if (bytes.length == 0) {
            throw new BadInput(InputProblem.EMPTY, file.name(), 0);
        }
        if (bytes.length > FILE) {
            throw new BadInput(InputProblem.WORD_TOO_LARGE, file.name(), 0, "2 MiB");
        }
        if (startsWith(bytes, OLE)) {
            throw new BadInput(InputProblem.OLD_OR_LOCKED_WORD, file.name(), 0);
        }
        if (!startsWith(bytes, new byte[] {'P', 'K', 3, 4})) {
            throw new BadInput(InputProblem.NOT_THIS_FORMAT, file.name(), 0, "Word (.docx)", "—");
        }
        WordPackage word = new WordPackage(file);
        word.unpack(bytes);
        word.refuseForeign();
        return word;
    }

    private static boolean startsWith(byte[] bytes, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    private void unpack(byte[] bytes) {
        int all = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName();
                refusePart(name);
                byte[] part = zip.readNBytes(PART + 1);
                all += part.length;
                if (part.length > PART || all > ALL || parts.size() >= PARTS) {
                    throw new BadInput(InputProblem.ZIP_BOMB, file.name(), 0, (ALL >> 20) + " MiB");
                }
                if (parts.putIfAbsent(name, part) != null) {
                    throw new BadInput(InputProblem.SYNTAX, file.name(), 0, name + " × 2");
                }
            }
        } catch (ZipException | java.io.EOFException e) {
            throw BadInput.because(
                    e, InputProblem.TRUNCATED, file.name(), 0, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void refusePart(String name) {
        if (HARMLESS.matcher(name).matches()) {
            return;
        }
        String low = name.toLowerCase(Locale.ROOT);
        InputProblem problem;
        if (low.contains("vba") || low.contains("macro") || low.contains("customui")) {
            problem = InputProblem.WORD_MACRO;
        } else if (low.contains("/media/")) {
            problem = InputProblem.WORD_PICTURE;
        } else if (low.contains("comments") || low.contains("people")) {
            problem = InputProblem.WORD_REVISION;
        } else {
            problem = InputProblem.WORD_OBJECT;
        }
        throw new BadInput(problem, file.name(), 0, name);
    }

    private void refuseForeign() {
        Element types = xml(TYPES);
        if (types == null || !parts.containsKey(TEXT)) {
            throw new BadInput(InputProblem.NOT_THIS_FORMAT, file.name(), 0, "Word (.docx)", "zip");
        }
        for (Element type : Xml.all(types)) {
            String content = type.getAttribute("ContentType");
            if (content.toLowerCase(Locale.ROOT).contains("macro")) {
                throw new BadInput(InputProblem.WORD_MACRO, file.name(), 0, content);
            }
            if (type.getAttribute("PartName").equals("/" + TEXT) && !content.equals(TEXT_TYPE)) {
                throw new BadInput(
                        InputProblem.NOT_THIS_FORMAT, file.name(), 0, "Word (.docx)", content);
            }
        }
        for (String name : List.copyOf(parts.keySet())) {
            if (name.endsWith(".rels")) {
                refuseOutside(name);
            }
        }
    }

    private void refuseOutside(String name) {
        Element relations = xml(name);
        if (relations == null) {
            return;
        }
        for (Element relation : Xml.all(relations)) {
            String target = relation.getAttribute("Target");
            String type = relation.getAttribute("Type");
            if (relation.getAttribute("TargetMode").equalsIgnoreCase("External")
                    || target.contains(":")
                    || target.startsWith("\\\\")) {
                throw new BadInput(
                        type.endsWith("/hyperlink")
                                ? InputProblem.WORD_LINK
                                : InputProblem.WORD_OUTSIDE,
                        file.name(),
                        0,
                        target);
            }
            if (type.endsWith("/aFChunk")
                    || type.endsWith("/oleObject")
                    || type.endsWith("/package")
                    || type.endsWith("/subDocument")
                    || type.endsWith("/control")) {
                throw new BadInput(InputProblem.WORD_OBJECT, file.name(), 0, target);
            }
        }
    }

    /** The part that a relation of the text leads to; null where there is none. */
    @Nullable String target(String id) {
        Element relations = xml("word/_rels/document.xml.rels");
        if (relations == null) {
            return null;
        }
        for (Element relation : Xml.all(relations)) {
            if (relation.getAttribute("Id").equals(id)) {
                String target = relation.getAttribute("Target");
                return target.startsWith("/") ? target.substring(1) : "word/" + target;
            }
        }
        return null;
    }

    /** The first theme; null where there is none. */
    @Nullable Element theme() {
        return parts.keySet().stream()
                .filter(name -> name.startsWith("word/theme/") && name.endsWith(".xml"))
                .sorted()
                .findFirst()
                .map(this::xml)
                .orElse(null);
    }

    /** A part's root element; null where there is no such part. */
    @Nullable Element xml(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            return null;
        }
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try (InputStream in = new ByteArrayInputStream(part)) {
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(in).getDocumentElement();
        } catch (SAXException e) {
            boolean declares = String.valueOf(e.getMessage()).contains("DOCTYPE");
            throw BadInput.because(
                    e,
                    declares ? InputProblem.DTD_REFUSED : InputProblem.SYNTAX,
                    file.name(),
                    0,
                    declares ? "DOCTYPE" : name + ": " + e.getMessage());
        } catch (IOException e) {
            throw BadInput.because(
                    e, InputProblem.SYNTAX, file.name(), 0, name + ": " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform reads XML", e);
        }
    }

    /** A fault ends the reading and is printed nowhere. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
