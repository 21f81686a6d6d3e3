package org.fengsui.server.speaking.delivery.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A message on one channel, claimed for an attempt.
 *
 * @param id the outbox's identity
 * @param channel which
 * @param about what it is about
 * @param recipientKey who, as the caller knows the person
 * @param recipientName as addressed
 * @param email null where none is known
 * @param accountId null where there is none
 * @param subject one line
 * @param body plain text
 * @param path the page to open
 * @param written when it was written
 * @param attempts this attempt's number, 1 or more
 */
public record Letter(
        long id,
        Channel channel,
        Subject about,
        String recipientKey,
        String recipientName,
        @Nullable String email,
        @Nullable Long accountId,
        String subject,
        String body,
        String path,
        Instant written,
        int attempts) {}
