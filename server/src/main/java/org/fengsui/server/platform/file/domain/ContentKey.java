package org.fengsui.server.platform.file.domain;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.secret.DoesNotOpen;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.SealingKey;
import org.fengsui.server.platform.secret.Secrets;

/**
 * The key a content is sealed under at rest. Each chunk is bound to its content and number, so that
 * a chunk moved or exchanged in the record does not open.
 */
public final class ContentKey {

    private final SealingKey key;

    private ContentKey(SealingKey key) {
        this.key = key;
    }

    /** A new one. */
    public static ContentKey random(SealCipher cipher) {
        return new ContentKey(SealingKey.random(cipher));
    }

    /**
     * The one that {@link #written} gave and was sealed then.
     *
     * @param content the content's id
     * @throws DoesNotOpen if it does not open, or was never sealed: who can write to the record
     *     alone must not bring content of their own
     */
    public static ContentKey of(long content, String sealed, Secrets.Opener opener) {
        var written = opener.open(place(content), sealed);
        if (written.equals(sealed)) {
            throw new DoesNotOpen(
                    "the key of content " + content + " is not sealed: it was changed", null);
        }
        return new ContentKey(SealingKey.of(written));
    }

    /**
     * {@code keys/file}, which every content stood under before each had a key of its own.
     *
     * @throws IllegalStateException if it is not in the folder
     */
    public static ContentKey fromBefore(DataFolder data) {
        return data.existingKey("file")
                .map(written -> new ContentKey(SealingKey.of(written)))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "keys/file is missing from the data folder: bring it back from the"
                                        + " backup of that time"));
    }

    /** Where a content's key stands sealed. */
    public static Place place(long content) {
        return new Place("file.content", "key", content);
    }

    /** The key itself, to be sealed before it is stored. */
    public String written() {
        return key.written();
    }

    /** Nonce and sealed bytes. */
    public byte[] seal(byte[] sha256, int number, byte[] plain, int length) {
        return key.sealer().seal(plain, length, bound(sha256, number));
    }

    /**
     * The bytes that were sealed.
     *
     * @throws DoesNotOpen if they were changed, or sealed under another key
     */
    public byte[] open(byte[] sha256, int number, byte[] sealed) {
        try {
            return key.open(sealed, bound(sha256, number));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen(
                    "chunk "
                            + number
                            + " of content "
                            + HexFormat.of().formatHex(sha256)
                            + " does not open: it was changed, or its key is not the one it was"
                            + " stored under",
                    e);
        }
    }

    private static byte[] bound(byte[] sha256, int number) {
        return ByteBuffer.allocate(sha256.length + Integer.BYTES)
                .put(sha256)
                .putInt(number)
                .array();
    }
}
