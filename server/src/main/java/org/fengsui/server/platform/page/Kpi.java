package org.fengsui.server.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a strip; leads to the list behind it.
 *
 * @param figure finished text: {@code 1,284} or {@code 96.2%}
 * @param label what is counted
 * @param note a few words beside it; may be empty
 * @param href the list behind it, or null
 */
public record Kpi(String figure, String label, String note, @Nullable String href) {}
