package org.fengsui.engine.net;

/** Character classes of ASCII alone; the platform's own classes know digits of all scripts. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(int c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    static boolean allDigits(String text) {
        return text.chars().allMatch(Ascii::isDigit);
    }
}
