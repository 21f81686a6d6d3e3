package org.fengsui.server.speaking.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Where people reach Fengsui.
 *
 * @param address without a slash at the end; null if it is not set
 */
public record PublicUrl(@Nullable String address) {}
