package org.fengsui.server.platform.secret;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * What values and files are sealed with, in Galois/Counter Mode: it also tells what was changed. A
 * key is of one cipher and says so; a value names its key and thereby its cipher.
 */
public enum SealCipher {
    /** AES with keys of 256 bits, of the Java platform. */
    AES(32),
    /** SM4 with keys of 128 bits (GB/T 32907, with GCM as RFC 8998 has it), of Bouncy Castle. */
    SM4(16);

    private final int keyBytes;

    SealCipher(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /** Only whoever seals with SM4 pays for loading it; it is registered nowhere. */
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /** How it is written: on the command line, in key files and in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<SealCipher> of(String word) {
        return Arrays.stream(values()).filter(cipher -> cipher.word().equals(word)).findAny();
    }

    /** Every word, for whoever used another. */
    public static String words() {
        return Arrays.stream(values()).map(SealCipher::word).collect(Collectors.joining(", "));
    }

    /** Length of a key in bytes. */
    int keyBytes() {
        return keyBytes;
    }

    /** What does it; one for each thread. */
    Cipher inMode(String mode) {
        var transformation = name() + "/" + mode + "/NoPadding";
        var provider = provider();
        try {
            return provider == null
                    ? Cipher.getInstance(transformation)
                    : Cipher.getInstance(transformation, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(transformation + " is part of what runs here", e);
        }
    }

    /** Null for whatever the Java platform brings. */
    private @Nullable Provider provider() {
        return switch (this) {
            case AES -> null;
            case SM4 -> BouncyCastle.PROVIDER;
        };
    }
}
