package org.fengsui.server.speaking.delivery;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Subject;

/**
 * A channel took a message over: the relay answered 250, or it lies in the inbox. Published in the
 * transaction that records it.
 *
 * @param messageId the outbox's identity
 * @param about as the message said
 * @param channel which
 * @param recipientKey as the message said
 * @param at when the channel answered
 * @param reply what the channel answered, for the record
 */
public record Accepted(
        long messageId,
        Subject about,
        Delivery.Channel channel,
        String recipientKey,
        Instant at,
        String reply) {}
