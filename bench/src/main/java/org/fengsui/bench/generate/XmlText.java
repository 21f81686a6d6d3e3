package org.fengsui.bench.generate;

/** Builds XML text, escaped. */
final class XmlText {
    private final StringBuilder text = new StringBuilder(4096);

    /** Adds markup as it stands. */
    XmlText raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Adds an element with text on a line of its own. */
    XmlText element(String name, String content) {
        text.append('<').append(name).append('>');
        escaped(content);
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** Adds an attribute. */
    XmlText attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        escaped(value);
        text.append('"');
        return this;
    }

    private void escaped(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&apos;");
                default -> text.append(c);
            }
        }
    }

    void clear() {
        text.setLength(0);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
