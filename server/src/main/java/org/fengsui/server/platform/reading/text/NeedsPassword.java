package org.fengsui.server.platform.reading.text;

import java.io.IOException;

/** It opens with a password alone, and that was none or a wrong one. */
final class NeedsPassword extends IOException {

    private static final long serialVersionUID = 1L;

    NeedsPassword(Throwable cause) {
        super("it needs a password", cause);
    }

    NeedsPassword() {
        super("it needs a password");
    }
}
