package org.fengsui.server.speaking.delivery.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it lies in a person's inbox.
 *
 * @param id the outbox's identity
 * @param subject one line
 * @param body plain text
 * @param path the page to open
 * @param at when it arrived
 * @param readAt when it was opened; null while it was not
 */
public record InboxEntry(
        long id, String subject, String body, String path, Instant at, @Nullable Instant readAt) {}
