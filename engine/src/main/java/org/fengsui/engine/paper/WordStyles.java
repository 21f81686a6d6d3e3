package org.fengsui.engine.paper;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the styles of a Word file say of text that says nothing itself. */
final class WordStyles {
    private static final int DEEP = 12;

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Format type;
    private final Format look;
    private final Map<String, String> fonts = new HashMap<>();

    WordStyles(WordPackage word) {
        Element root = word.xml(WordPackage.STYLES);
        Element given = Xml.child(root, "docDefaults");
        type = Format.of(Xml.child(Xml.child(given, "rPrDefault"), "rPr"));
        look = Format.of(Xml.child(Xml.child(given, "pPrDefault"), "pPr"));
        if (root != null) {
            for (Element style : Xml.all(root)) {
                if (Xml.name(style).equals("style")) {
                    styles.put(Xml.of(style, "styleId"), style);
                    String marked = Xml.of(style, "default");
                    if (marked.equals("1") || marked.equals("true")) {
                        defaults.put(Xml.of(style, "type"), Xml.of(style, "styleId"));
                    }
                }
            }
        }
        fonts(word.theme());
    }

    private void fonts(@Nullable Element theme) {
        if (theme == null) {
            return;
        }
        for (Element elements : Xml.all(theme)) {
            for (Element scheme : Xml.all(elements)) {
                for (Element group : Xml.all(scheme)) {
                    String name = String.valueOf(group.getLocalName());
                    if (name.equals("majorFont") || name.equals("minorFont")) {
                        fonts(name.substring(0, 5), group);
                    }
                }
            }
        }
    }

    private void fonts(String which, Element group) {
        for (Element font : Xml.all(group)) {
            String face = font.getAttribute("typeface");
            String kind = String.valueOf(font.getLocalName());
            if (kind.equals("latin")) {
                fonts.put(which + "HAnsi", face);
                fonts.put(which + "Ascii", face);
            } else if ((kind.equals("ea") && !face.isEmpty())
                    || (kind.equals("font") && font.getAttribute("script").equals("Hans"))) {
                fonts.putIfAbsent(which + "EastAsia", face);
            }
        }
    }

    /** The font a theme has under a name; empty where it has none. */
    String themed(String name) {
        return fonts.getOrDefault(name, "");
    }

    /** The look of a paragraph of a style, in a table of a style or none. */
    Format look(String style, String table) {
        return look.under(chain(table, "table", "pPr", 0))
                .under(chain(style, "paragraph", "pPr", 0));
    }

    /** The type in such a paragraph. */
    Format type(String style, String table) {
        return type.under(chain(table, "table", "rPr", 0))
                .under(chain(style, "paragraph", "rPr", 0));
    }

    /** What a style of single characters says. */
    Format character(String style) {
        return style.isEmpty() ? Format.NONE : chain(style, "character", "rPr", 0);
    }

    /** What a style of tables says. */
    Format table(String style) {
        return chain(style, "table", "tblPr", 0);
    }

    /** Whether a style of tables sets some rows or columns apart. */
    boolean bands(String style) {
        return Xml.child(styles.get(style), "tblStylePr") != null;
    }

    private Format chain(String style, String kind, String properties, int depth) {
        String id = style.isEmpty() && depth == 0 ? defaults.getOrDefault(kind, "") : style;
        Element found = styles.get(id);
        if (found == null || depth > DEEP) {
            return Format.NONE;
        }
        String based = Xml.val(found, "basedOn");
        Format below = based.isEmpty() ? Format.NONE : chain(based, kind, properties, depth + 1);
        return below.under(Format.of(Xml.child(found, properties)));
    }
}
