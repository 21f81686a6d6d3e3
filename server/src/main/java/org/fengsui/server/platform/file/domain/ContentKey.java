package org.fengsui.server.platform.file.domain;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.Place;

/**
 * The key a content is encrypted under at rest (AES-256-GCM). Each chunk is bound to its content
 * and number, so that a chunk moved or exchanged in the record does not open.
 */
public final class ContentKey {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String digits;
    private final SecretKeySpec key;

    private ContentKey(String digits) {
        this.digits = digits;
        this.key = new SecretKeySpec(HexFormat.of().parseHex(digits), "AES");
    }

    /** A new one. */
    public static ContentKey random() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return new ContentKey(HexFormat.of().formatHex(bytes));
    }

    /** The one that {@link #digits} gave. */
    static ContentKey of(String digits) {
        return new ContentKey(digits);
    }

    /**
     * {@code keys/file}, which every content stood under before each had a key of its own.
     *
     * @throws IllegalStateException if it is not in the folder
     */
    public static ContentKey fromBefore(DataFolder data) {
        return data.existingKey("file")
                .map(ContentKey::new)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "keys/file is missing from the data folder: bring it back from the"
                                        + " backup of that time"));
    }

    /** Where a content's key stands sealed. */
    public static Place place(long content) {
        return new Place("file.content", "key", content);
    }

    /** The key itself, 64 hexadecimal digits, to be sealed before it is stored. */
    public String digits() {
        return digits;
    }

    /** Nonce and sealed bytes. */
    public byte[] seal(byte[] sha256, int number, byte[] plain, int length) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, sha256, number);
            var sealed = new byte[NONCE_BYTES + cipher.getOutputSize(length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("content cannot be encrypted", e);
        }
    }

    /**
     * The bytes that were sealed.
     *
     * @throws IllegalStateException if they were changed, or sealed under another key
     */
    public byte[] open(byte[] sha256, int number, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, sealed, 0, sha256, number);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "chunk "
                            + number
                            + " of content "
                            + HexFormat.of().formatHex(sha256)
                            + " does not open: it was changed, or its key is not the one it was"
                            + " stored under",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int at, byte[] sha256, int number)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, at, NONCE_BYTES));
        cipher.updateAAD(sha256);
        cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return cipher;
    }
}
