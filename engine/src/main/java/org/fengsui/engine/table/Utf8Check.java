package org.fengsui.engine.table;

/**
 * Checks bytes in pieces against UTF-8 (no overlong forms, no surrogates, at most U+10FFFF). Also
 * notices NUL bytes.
 */
final class Utf8Check {
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;
    private boolean valid = true;
    private boolean nul;
    private long line = 1;

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length && valid && !nul; i++) {
            int b = bytes[i];
            if (b > 0 && pending == 0) {
                line += b == '\n' ? 1 : 0;
            } else {
                step(b & 0xFF);
            }
        }
    }

    boolean valid() {
        return valid;
    }

    boolean complete() {
        return valid && pending == 0;
    }

    boolean sawNul() {
        return nul;
    }

    long line() {
        return line;
    }

    private void step(int b) {
        if (pending > 0) {
            valid = b >= low && b <= high;
            pending--;
            low = 0x80;
            high = 0xBF;
            return;
        }
        nul = b == 0;
        valid = nul || (b >= 0xC2 && b <= 0xF4);
        if (b >= 0xF0) {
            pending = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else if (b >= 0xE0) {
            pending = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xC2) {
            pending = 1;
        }
    }
}
