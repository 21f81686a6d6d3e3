package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of archive. */
@FunctionalInterface
interface Unpacking {

    /**
     * Reads on each part.
     *
     * @throws NeedsPassword if it needs one
     * @throws Budget.Spent if it holds too much
     * @throws IOException if it is broken
     */
    void unpack(String name, Path file, int depth) throws IOException;
}
