package org.fengsui.server.speaking.delivery;

import java.time.Instant;
import java.util.Set;
import org.fengsui.server.platform.kernel.Subject;

/**
 * A channel refused a message for good, or has not taken it for so long that another way is needed;
 * in the end, that it is not tried any more is said too. Published in the transaction that records
 * it.
 *
 * @param messageId the outbox's identity
 * @param about as the message said
 * @param channel which
 * @param recipientKey as the message said
 * @param at when it was given up
 * @param reason what the channel answered last
 * @param forGood whether it is not tried any more
 * @param left the channels by which the same message is still on its way
 */
public record GaveUp(
        long messageId,
        Subject about,
        Delivery.Channel channel,
        String recipientKey,
        Instant at,
        String reason,
        boolean forGood,
        Set<Delivery.Channel> left) {

    /** Keeps its own copy. */
    public GaveUp {
        left = Set.copyOf(left);
    }
}
