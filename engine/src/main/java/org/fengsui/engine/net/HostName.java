package org.fengsui.engine.net;

import java.net.IDN;
import java.util.Locale;

/**
 * A host name in canonical form: lower case, internationalised labels in punycode, no trailing dot.
 * Underscores are tolerated because service records and careless campuses use them. A name whose
 * last label is a number is refused: it is a broken IPv4 address.
 *
 * @param ascii the canonical text
 */
public record HostName(String ascii) implements Host, Comparable<HostName> {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    /**
     * Takes a name that is canonical already.
     *
     * @throws AddressFormatException when it is not
     */
    public HostName {
        if (!isCanonical(ascii)) {
            throw bad(ascii);
        }
    }

    /**
     * Reads a host name in any case, with Chinese or other international labels, with or without
     * the trailing dot.
     *
     * @throws AddressFormatException when the text is no host name
     */
    public static HostName parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST + 1) {
            throw bad(text);
        }
        String name = Ascii.isAscii(text) ? text : toAscii(text);
        String lower = name.toLowerCase(Locale.ROOT);
        String canonical = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (!isCanonical(canonical)) {
            throw bad(text);
        }
        return new HostName(canonical);
    }

    /** Whether this name is the given domain or lies below it. */
    public boolean isWithin(HostName domain) {
        int lead = ascii.length() - domain.ascii.length();
        return ascii.endsWith(domain.ascii)
                && (lead == 0 || (lead > 0 && ascii.charAt(lead - 1) == '.'));
    }

    /** The name for people to read, punycode labels decoded. */
    public String toUnicode() {
        return IDN.toUnicode(ascii);
    }

    @Override
    public int compareTo(HostName other) {
        return ascii.compareTo(other.ascii);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return ascii;
    }

    private static String toAscii(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            AddressFormatException refused = bad(text);
            refused.initCause(e);
            throw refused;
        }
    }

    private static boolean isCanonical(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        int start = 0;
        while (true) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            if (!isLabel(name, start, end)) {
                return false;
            }
            if (dot < 0) {
                return !isNumber(name, start);
            }
            start = dot + 1;
        }
    }

    private static boolean isLabel(String name, int start, int end) {
        if (end == start || end - start > LONGEST_LABEL) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            boolean plain = Ascii.isLower(c) || Ascii.isDigit(c) || c == '_';
            boolean innerHyphen = c == '-' && i > start && i < end - 1;
            if (!plain && !innerHyphen) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String name, int start) {
        if (name.startsWith("0x", start)) {
            return name.substring(start + 2).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        }
        return Ascii.allDigits(name.substring(start));
    }

    private static AddressFormatException bad(String text) {
        return new AddressFormatException(AddressFormatException.Expected.HOST_NAME, text);
    }
}
