package org.fengsui.server.platform.reading.child;

import org.fengsui.server.platform.reading.Reading;

/** Ways of reading, for tests of other rooms. */
public final class Readings {

    private Readings() {}

    /** In the test's own process. */
    public static Reading here() {
        return new ReadingHere();
    }
}
