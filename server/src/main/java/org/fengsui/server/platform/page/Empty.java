package org.fengsui.server.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * What a list says when it has nothing: what the page is for, and the first thing to do.
 *
 * @param title one sentence
 * @param text what the page is for
 * @param action the first thing to do, or null
 */
public record Empty(String title, String text, @Nullable Action action) {}
