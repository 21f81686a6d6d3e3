package org.fengsui.server.speaking.document.layout;

import java.security.SecureRandom;
import java.util.Arrays;
import org.fengsui.server.platform.kernel.Sha256;

/**
 * Not random at all: bytes derived from a seed. It stands where the PDF library wants a random
 * source for names that only have to differ inside one file, so that rendering is reproducible.
 */
final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private byte[] state;

    FixedRandom(byte[] seed) {
        this.state = Sha256.of(seed);
    }

    /** 16 bytes for a file id. */
    byte[] id() {
        return Arrays.copyOf(state, 16);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = next();
        }
    }

    @Override
    public int nextInt(int bound) {
        return Math.floorMod(nextInt(), bound);
    }

    @Override
    public int nextInt() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << 8) | (next() & 0xFF);
        }
        return value;
    }

    private byte next() {
        byte first = state[0];
        state = Sha256.of(state);
        return first;
    }
}
