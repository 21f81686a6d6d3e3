package org.fengsui.server.platform.secret.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.fengsui.server.platform.secret.DoesNotOpen;
import org.fengsui.server.platform.secret.Packed;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.SealingKey;
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
    static Secrets.Seal under(int number, SealingKey key) {
        return new Under(number, key.cipher(), key.sealer());
    }

    private record Under(int number, SealCipher cipher, SealingKey.Sealer sealer)
            implements Secrets.Seal {

        @Override
        public String seal(Place place, Packed value) {
            var text = value.bytes();
            var sealed = sealer.seal(text, text.length, bound(place, value.deflated()));
            return new SealedText(
                            number,
                            value.deflated(),
                            Base64.getEncoder().withoutPadding().encodeToString(sealed))
                    .toString();
        }
    }

    /**
     * The text.
     *
     * @throws DoesNotOpen if it does not with this key in this place
     */
    String open(SealingKey with, Place place) {
        try {
            var bytes = with.open(Base64.getDecoder().decode(sealed), bound(place, packed));
            return new Packed(packed, bytes).text();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DoesNotOpen(
                    "%s.%s of row %d does not open: it was changed or moved, or keys/secret-%d is another key"
                            .formatted(place.table(), place.column(), place.row(), key),
                    e);
        }
    }

    private static byte[] bound(Place place, boolean packed) {
        return (place.table() + '|' + place.column() + '|' + place.row() + (packed ? "|~" : ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return start(key) + (packed ? "~" : "") + sealed;
    }
}
