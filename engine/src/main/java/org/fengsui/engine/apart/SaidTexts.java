package org.fengsui.engine.apart;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Texts that come again and again, each said once: what a scanner says of a check stands in its
 * report as often as it found it, and is the most of the file. {@link HeardTexts} is the other end.
 */
final class SaidTexts {

    /** Characters remembered by either end; what comes after them begins anew. */
    static final long REMEMBERED = 4L << 20;

    private final Map<String, Integer> numbers = new HashMap<>();
    private long length;

    void write(String text, FrameWriter out) throws IOException {
        Integer number = numbers.get(text);
        out.count(number == null ? 0 : number);
        if (number == null) {
            out.text(text);
            remember(text);
        }
    }

    private void remember(String text) {
        length += text.length();
        if (length > REMEMBERED) {
            numbers.clear();
            length = text.length();
        }
        numbers.put(text, numbers.size() + 1);
    }
}
