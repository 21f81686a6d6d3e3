package org.fengsui.server.platform.file.domain;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fengsui.server.platform.kernel.DataFolder;
import org.springframework.stereotype.Component;

/**
 * Encrypts content at rest (AES-256-GCM). Each chunk is bound to its content and place, so that a
 * chunk moved or exchanged in the record does not open.
 */
@Component
class ContentCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    ContentCipher(DataFolder data) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(data.key("file")), "AES");
    }

    /** Nonce and sealed bytes. */
    byte[] seal(byte[] sha256, int number, byte[] plain, int length) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
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
    byte[] open(byte[] sha256, int number, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, sealed, 0, sha256, number);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "chunk "
                            + number
                            + " of content "
                            + HexFormat.of().formatHex(sha256)
                            + " does not open: it was changed, or keys/file is not the key it was"
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
