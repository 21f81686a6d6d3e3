package org.fengsui.server.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * What a list says when it has nothing: what the page is for, and the first thing to do.
 *
 * @param title one sentence
 * @param text what the page is for
 * @param action the first thing to do, or null
 * @param sample a file to try that with, or null
 */
public record Empty(String title, String text, @Nullable Action action, @Nullable Action sample) {

    /** One without a sample. */
    public Empty(String title, String text, @Nullable Action action) {
        this(title, text, action, null);
    }
}
