package org.fengsui.server.platform.kernel;

/** Hears how far long work is. */
@FunctionalInterface
public interface Told {

    /** As often as the work likes: whoever writes it down keeps a {@link Pace}. */
    void done(long done, long total);

    /** Nobody listens. */
    static Told nobody() {
        return (_, _) -> {};
    }
}
