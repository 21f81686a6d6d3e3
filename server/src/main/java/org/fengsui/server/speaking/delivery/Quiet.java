package org.fengsui.server.speaking.delivery;

import java.time.Instant;

/** The hours in which what may wait is not brought; the room that knows them offers a bean. */
@FunctionalInterface
public interface Quiet {

    /** The instant itself outside the quiet hours, else their end. */
    Instant after(Instant instant);
}
