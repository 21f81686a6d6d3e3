package org.fengsui.server.platform.secret.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.fengsui.server.platform.secret.Packed;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * A text under a key: {@code fs1:<key>:<nonce and sealed bytes>}, with {@code ~} before the bytes
 * where the text was packed first. The text is bound to its place and to how it was packed.
 *
 * @param key the key's number
 * @param packed whether the text was deflated before it was sealed
 * @param sealed nonce and sealed bytes in Base64
 */
record SealedText(int key, boolean packed, String sealed) {

    private static final Pattern FORM =
            Pattern.compile("fs1:([1-9][0-9]{0,8}):(~?)([A-Za-z0-9+/]+)");
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is stored; null where it is no sealed text. */
    static @Nullable SealedText of(String stored) {
        var form = FORM.matcher(stored);
        return form.matches()
                ? new SealedText(
                        Integer.parseInt(form.group(1)), !form.group(2).isEmpty(), form.group(3))
                : null;
    }

    /** How what is under a key begins. */
    static String start(int key) {
        return "fs1:" + key + ":";
    }

    /** Seals under a key; one for each thread. */
    static Secrets.Seal under(int number, Key key) {
        var cipher = cipher();
        return (place, value) -> seal(number, key, cipher, place, value).toString();
    }

    private static SealedText seal(int number, Key key, Cipher cipher, Place place, Packed value) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var text = value.bytes();
            begin(cipher, Cipher.ENCRYPT_MODE, key, nonce, place, value.deflated());
            var bytes = new byte[NONCE_BYTES + cipher.getOutputSize(text.length)];
            System.arraycopy(nonce, 0, bytes, 0, NONCE_BYTES);
            cipher.doFinal(text, 0, text.length, bytes, NONCE_BYTES);
            return new SealedText(
                    number,
                    value.deflated(),
                    Base64.getEncoder().withoutPadding().encodeToString(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value cannot be sealed", e);
        }
    }

    /**
     * The text.
     *
     * @throws IllegalStateException if it does not open with this key in this place
     */
    String open(Key with, Place place) {
        var bytes = Base64.getDecoder().decode(sealed);
        try {
            var cipher = cipher();
            begin(cipher, Cipher.DECRYPT_MODE, with, bytes, place, packed);
            var text = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new Packed(packed, text).text();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s.%s of row %d does not open: it was changed or moved, or keys/secret-%d is another key"
                            .formatted(place.table(), place.column(), place.row(), key),
                    e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static void begin(
            Cipher cipher, int mode, Key key, byte[] nonce, Place place, boolean packed)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(
                (place.table() + '|' + place.column() + '|' + place.row() + (packed ? "|~" : ""))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return start(key) + (packed ? "~" : "") + sealed;
    }
}
