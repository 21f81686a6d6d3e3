package org.fengsui.engine.net;

import org.jspecify.annotations.Nullable;

/** The text forms of addresses: RFC 4291 in, RFC 5952 out. */
final class IpText {
    private static final int LONGEST = 45;

    private IpText() {}

    static @Nullable IpAddress parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long v4 = parseV4(text, 0);
        return v4 < 0 ? null : IpAddress.v4((int) v4);
    }

    /** The 32 bits of the dotted text from an index to the end, or -1. */
    private static long parseV4(String text, int from) {
        long bits = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            int start = at;
            int value = 0;
            while (at < text.length() && Ascii.isDigit(text.charAt(at)) && at - start < 3) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            if (at == start || value > 255 || leadingZero) {
                return -1;
            }
            bits = (bits << 8) | value;
            if (part < 3 && (at >= text.length() || text.charAt(at++) != '.')) {
                return -1;
            }
        }
        return at == text.length() ? bits : -1;
    }

    private static @Nullable IpAddress parseV6(String text) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int start = at;
            int value = 0;
            while (at < text.length() && hex(text.charAt(at)) >= 0 && at - start < 4) {
                value = (value << 4) | hex(text.charAt(at++));
            }
            if (at < text.length() && text.charAt(at) == '.') {
                long v4 = parseV4(text, start);
                if (v4 < 0 || count > 6) {
                    return null;
                }
                groups[count++] = (int) (v4 >>> 16);
                groups[count++] = (int) (v4 & 0xffff);
                break;
            }
            if (at == start || count == 8) {
                return null;
            }
            groups[count++] = value;
            if (at == text.length()) {
                break;
            }
            if (text.charAt(at++) != ':' || at == text.length()) {
                return null;
            }
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                at++;
            }
        }
        return join(groups, count, gap);
    }

    private static @Nullable IpAddress join(int[] groups, int count, int gap) {
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            int zeros = 8 - count;
            boolean inGap = gap >= 0 && i >= gap && i < gap + zeros;
            int source = gap >= 0 && i >= gap ? i - zeros : i;
            long group = inGap ? 0 : groups[source];
            if (i < 4) {
                high = (high << 16) | group;
            } else {
                low = (low << 16) | group;
            }
        }
        return new IpAddress(high, low);
    }

    static String print(IpAddress address) {
        if (address.isV4()) {
            long low = address.low();
            return ((low >>> 24) & 0xff)
                    + "."
                    + ((low >>> 16) & 0xff)
                    + "."
                    + ((low >>> 8) & 0xff)
                    + "."
                    + (low & 0xff);
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(address, end) == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        int at = 0;
        while (at < 8) {
            if (at == gapStart) {
                text.append("::");
                at += gapLength;
            } else {
                boolean afterGap = gapStart >= 0 && at == gapStart + gapLength;
                text.append(at > 0 && !afterGap ? ":" : "");
                text.append(Integer.toHexString(group(address, at)));
                at++;
            }
        }
        return text.toString();
    }

    private static int group(IpAddress address, int index) {
        long half = index < 4 ? address.high() : address.low();
        return (int) ((half >>> (16 * (3 - (index & 3)))) & 0xffff);
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
