package org.fengsui.server.speaking.delivery.domain;

import java.time.Instant;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What became of a channel's messages last.
 *
 * @param channel which
 * @param taken when it took one last; null where it never did
 * @param failed when it did not take one last; null where that never was
 * @param failure what it said then; null with {@code failed}
 * @param waiting how many wait for it
 */
public record ChannelNews(
        Channel channel,
        @Nullable Instant taken,
        @Nullable Instant failed,
        @Nullable String failure,
        long waiting) {}
