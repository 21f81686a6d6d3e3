package org.fengsui.server.platform.file.domain;

import java.io.IOException;

/** A file holds macros, controls or embedded programs. */
final class ActiveContentException extends IOException {

    private static final long serialVersionUID = 1L;

    ActiveContentException(String part) {
        super("active content: " + part);
    }
}
