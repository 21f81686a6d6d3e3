package org.fengsui.server.speaking.delivery.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A message on one channel, claimed for an attempt.
 *
 * @param id the outbox's identity
 * @param channel which
 * @param about what it is about
 * @param to who gets it
 * @param subject one line
 * @param body plain text
 * @param path the page to open
 * @param brief what may stand on a locked telephone's screen; null where nothing may
 * @param calm whether it may wait for the end of the quiet hours
 * @param written when it was first to go: when it was written, or the end of the hours it was held
 *     over
 * @param attempts this attempt's number, 1 or more
 */
public record Letter(
        long id,
        Channel channel,
        Subject about,
        Recipient to,
        String subject,
        String body,
        String path,
        @Nullable String brief,
        boolean calm,
        Instant written,
        int attempts) {}
