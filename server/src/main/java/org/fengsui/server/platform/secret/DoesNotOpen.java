package org.fengsui.server.platform.secret;

import org.jspecify.annotations.Nullable;

/**
 * Something sealed does not open: it was changed or moved, or its key is another or gone. The
 * message says what and where.
 */
public final class DoesNotOpen extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** With what it was, and why. */
    public DoesNotOpen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
