package org.fengsui.server.speaking.document.layout;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.fengsui.server.speaking.document.OfficialDocument.Style;

/**
 * The Word layout: the block model poured into the template by poi-tl. No expression language, no
 * pictures, no included files: a tag is a name and nothing more.
 */
final class WordLayout {

    /** {@code {{name}}} with a section mark before it, and no other mark. */
    private static final String NAMES_ONLY = "(\\?|/)?[a-z]+";

    private final Map<Style, byte[]> templates =
            Map.of(
                    Style.FILE, WordTemplate.bytes(Style.FILE),
                    Style.LETTER, WordTemplate.bytes(Style.LETTER));
    private final Configure configure =
            Configure.builder().useDefaultEL(true).buildGrammerRegex(NAMES_ONLY).build();

    /** The file's bytes. */
    byte[] render(OfficialDocument paper) {
        var template = Objects.requireNonNull(templates.get(paper.style()));
        try (var filled =
                        XWPFTemplate.compile(new ByteArrayInputStream(template), configure)
                                .render(model(paper));
                var out = new ByteArrayOutputStream()) {
            filled.write(out);
            return SteadyZip.rewrite(
                    out.toByteArray(), paper.date(), paper.title(), paper.signer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> model(OfficialDocument paper) {
        Map<String, Object> model = new HashMap<>();
        model.put("letterhead", paper.mark());
        model.put("number", paper.number().isEmpty() ? "（草稿，未编号）" : paper.number());
        model.put("title", paper.title());
        model.put("addressee", paper.addressee());
        model.put("blocks", blocks(paper.blocks()));
        model.put("signer", paper.signer());
        model.put("date", paper.dateText());
        if (!paper.copies().isEmpty()) {
            model.put("copies", Map.of("text", Wording.copies(paper.copies())));
        }
        if (!paper.reference().isEmpty()) {
            model.put("reference", Map.of("text", paper.reference()));
        }
        return model;
    }

    private static List<Map<String, Object>> blocks(List<Block> blocks) {
        List<Map<String, Object>> model = new ArrayList<>();
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var text) -> model.add(entry("paragraph", text));
                case Block.Heading(var text) -> model.add(entry("heading", text));
                case Block.Note(var text) -> model.add(entry("note", text));
                case Block.Items(var items) -> {
                    int number = 0;
                    for (var item : items) {
                        number++;
                        model.add(entry("heading", Wording.itemHeading(number, item)));
                        for (var line : item.lines()) {
                            model.add(entry("paragraph", Wording.line(line)));
                        }
                    }
                }
            }
        }
        return model;
    }

    private static Map<String, Object> entry(String kind, String text) {
        return Map.of(kind, Map.of("text", text));
    }
}
