package org.fengsui.server.speaking.delivery.domain;

import java.nio.charset.StandardCharsets;

/** Cuts texts to what a channel takes, never within a character; what was cut ends in “…”. */
public final class Cut {

    private static final String MARK = "…";

    private Cut() {}

    /** At most so many bytes in UTF-8; 3 or more. */
    public static String bytes(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        int room = most - length(MARK);
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += length(text.substring(end, next));
            if (used > room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + MARK;
    }

    /** At most so many characters, counted as code points; 1 or more. */
    public static String characters(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + MARK;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
