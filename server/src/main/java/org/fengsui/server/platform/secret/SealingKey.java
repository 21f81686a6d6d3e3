package org.fengsui.server.platform.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key, of its cipher. Written it is its hexadecimal digits, with the cipher's word and a colon
 * before them; a key of AES is its 64 digits alone, as all were before there was another cipher.
 */
public final class SealingKey {

    private static final String MODE = "GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealCipher cipher;
    private final SecretKeySpec key;

    private SealingKey(SealCipher cipher, byte[] bytes) {
        if (bytes.length != cipher.keyBytes()) {
            throw new IllegalArgumentException(
                    "a key of %s has %d hexadecimal digits"
                            .formatted(cipher.word(), 2 * cipher.keyBytes()));
        }
        this.cipher = cipher;
        this.key = new SecretKeySpec(bytes, cipher.name());
    }

    /** A new one. */
    public static SealingKey random(SealCipher cipher) {
        var bytes = new byte[cipher.keyBytes()];
        RANDOM.nextBytes(bytes);
        return new SealingKey(cipher, bytes);
    }

    /**
     * The one that {@link #written} gave.
     *
     * @throws IllegalArgumentException if it is none; says what is amiss, never the digits
     */
    public static SealingKey of(String written) {
        int colon = written.indexOf(':');
        var word = colon < 0 ? SealCipher.AES.word() : written.substring(0, colon);
        var cipher =
                SealCipher.of(word)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a key is of one of %s".formatted(SealCipher.words())));
        return new SealingKey(cipher, digits(written.substring(colon + 1)));
    }

    private static byte[] digits(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a key is hexadecimal digits");
        }
    }

    /** The key itself, for its file or to be sealed before it is stored. */
    public String written() {
        var digits = HexFormat.of().formatHex(key.getEncoded());
        return cipher == SealCipher.AES ? digits : cipher.word() + ":" + digits;
    }

    /** What it seals with. */
    public SealCipher cipher() {
        return cipher;
    }

    /** Seals one after the other, for one thread. */
    public final class Sealer {

        private final Cipher with = cipher.inMode(MODE);

        private Sealer() {}

        /**
         * A nonce and the sealed bytes.
         *
         * @param plain may be longer
         * @param length how many of its bytes are sealed
         * @param bound what must be given again for them to open
         */
        public byte[] seal(byte[] plain, int length, byte[] bound) {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            try {
                with.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
                with.updateAAD(bound);
                var sealed = new byte[NONCE_BYTES + with.getOutputSize(length)];
                System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
                with.doFinal(plain, 0, length, sealed, NONCE_BYTES);
                return sealed;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("bytes cannot be sealed", e);
            }
        }
    }

    /** Seals under this key. */
    public Sealer sealer() {
        return new Sealer();
    }

    /**
     * The bytes that were sealed.
     *
     * @param sealed a nonce and the sealed bytes
     * @param bound what was given when they were sealed
     * @throws GeneralSecurityException if they were changed, are bound to something else, or stand
     *     under another key
     */
    public byte[] open(byte[] sealed, byte[] bound) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new AEADBadTagException("broken off");
        }
        var with = cipher.inMode(MODE);
        with.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        with.updateAAD(bound);
        return with.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }
}
