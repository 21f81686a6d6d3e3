package org.fengsui.server.account.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 大屏: the devices that show the state of the school in a hall, each by a secret word in its
 * address; nobody is signed in there.
 */
public interface Screens {

    /**
     * A device without its word.
     *
     * @param id identity
     * @param name where it hangs
     * @param madeBy who made it
     * @param madeAt when
     * @param revokedAt when it was revoked; null while it shows
     * @param seenAt when it last showed, to the minute; null if never
     */
    record Screen(
            long id,
            String name,
            String madeBy,
            Instant madeAt,
            @Nullable Instant revokedAt,
            @Nullable Instant seenAt) {}

    /**
     * Makes a device.
     *
     * @return the word, which is kept nowhere
     * @throws Refusal if the actor may not, or the name is empty or too long
     */
    String make(Actor by, String name);

    /**
     * Revokes a device: it shows nothing from then on.
     *
     * @throws Refusal if the actor may not, or it is no device that shows
     */
    void revoke(Actor by, long id);

    /** All devices, the newest first. */
    List<Screen> all();

    /** The device whose word it is, if it is not revoked. */
    Optional<Screen> admit(String word);
}
