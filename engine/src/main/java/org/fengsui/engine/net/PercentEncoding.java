package org.fengsui.engine.net;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent encoding in one spelling (RFC 3986, 6.2.2): encoded letters, digits and {@code -._~} are
 * written plainly, other encodings in upper case, and whatever may not stand in a URL is encoded as
 * UTF-8. A percent sign that encodes nothing becomes {@code %25}.
 */
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN_MARKS = "-._~!$&'()*+,;=:@/?";

    private PercentEncoding() {}

    static String normalise(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '%' && isEncoded(text, at)) {
                int value = HexFormat.fromHexDigits(text, at + 1, at + 3);
                append(out, value, isUnreserved(value));
                at += 3;
            } else {
                if (c < 128) {
                    append(out, c, isUnreserved(c) || PLAIN_MARKS.indexOf(c) >= 0);
                } else {
                    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                        append(out, b & 0xff, false);
                    }
                }
                at += Character.charCount(c);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int value, boolean plain) {
        if (plain) {
            out.append((char) value);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) value));
        }
    }

    private static boolean isEncoded(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean isUnreserved(int c) {
        return Ascii.isLetter(c)
                || Ascii.isDigit(c)
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
