package org.fengsui.engine.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The merged areas of a sheet. Only the first cell of an area holds its value; a row below it in
 * the same column means the same value: people merge the address over all of its findings.
 */
final class XlsxMerges {
    private static final int AREAS = 200_000;
    private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
    private static final Pattern AREA =
            Pattern.compile("([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");
    private static final XMLInputFactory XML = xml();

    private final Map<Long, List<Area>> byTop;
    private final Map<Integer, Value> open = new HashMap<>();

    private XlsxMerges(Map<Long, List<Area>> byTop) {
        this.byTop = byTop;
    }

    /**
     * An area that spans several rows.
     *
     * @param column from 0
     * @param bottom last row, from 1
     */
    private record Area(int column, long bottom) {}

    /** What the rows of an area mean, down to its last. */
    private record Value(String text, long bottom) {}

    /**
     * Reads the areas of the sheet with this relationship id; none where the package has no such.
     */
    static XlsxMerges of(InputFile file, String sheetId) {
        Map<String, String> targets = new HashMap<>();
        read(
                file,
                RELATIONSHIPS,
                reader -> {
                    if (reader.getLocalName().equals("Relationship")) {
                        targets.put(
                                reader.getAttributeValue(null, "Id"),
                                reader.getAttributeValue(null, "Target"));
                    }
                });
        Map<Long, List<Area>> byTop = new HashMap<>();
        String target = targets.get(sheetId);
        if (target != null) {
            String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
            read(
                    file,
                    part,
                    reader -> {
                        if (reader.getLocalName().equals("mergeCell") && byTop.size() < AREAS) {
                            add(String.valueOf(reader.getAttributeValue(null, "ref")), byTop);
                        }
                    });
        }
        return new XlsxMerges(byTop);
    }

    /** Fills the cells of a row that lie in an area begun above; rows come from top to bottom. */
    void fill(long row, List<String> cells) {
        if (byTop.isEmpty()) {
            return;
        }
        open.values().removeIf(value -> value.bottom() < row);
        open.forEach((column, value) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            if (cells.get(column).isBlank()) {
                cells.set(column, value.text());
            }
        });
        for (Area area : byTop.getOrDefault(row, List.of())) {
            String text = area.column() < cells.size() ? cells.get(area.column()) : "";
            if (!text.isBlank()) {
                open.put(area.column(), new Value(text, area.bottom()));
            }
        }
    }

    private static void add(String reference, Map<Long, List<Area>> byTop) {
        Matcher area = AREA.matcher(reference);
        if (!area.matches()) {
            return;
        }
        long top = Long.parseLong(area.group(2));
        long bottom = Long.parseLong(area.group(3));
        int column = 0;
        for (char letter : area.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        if (bottom > top && column <= TableLimits.DEFAULT.columns()) {
            byTop.computeIfAbsent(top, t -> new ArrayList<>()).add(new Area(column - 1, bottom));
        }
    }

    /** What looks at each element. */
    private interface Elements {
        void see(XMLStreamReader reader) throws XMLStreamException;
    }

    private static void read(InputFile file, String part, Elements elements) {
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(file.open())) {
            for (ZipArchiveEntry entry = zip.getNextEntry();
                    entry != null;
                    entry = zip.getNextEntry()) {
                if (entry.getName().equals(part)) {
                    XMLStreamReader reader = XML.createXMLStreamReader(zip);
                    while (reader.hasNext()) {
                        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                            elements.see(reader);
                        }
                    }
                    return;
                }
            }
        } catch (XMLStreamException e) {
            throw BadInput.because(
                    e, InputProblem.SYNTAX, file.name(), 0, part + ": " + e.getMessage());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
