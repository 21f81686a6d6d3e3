package org.fengsui.server.platform.page;

/** A bar above every page, such as the demo's movable clock; a bean. */
public interface FrameBar {

    /** The template, such as {@code demo/clock}. */
    String template();

    /** The fragment in it; it finds its model as {@code model}. */
    String fragment();

    /** What the fragment shows, for this reader. */
    Object model(Reader reader);

    /** Whether this reader sees it. */
    boolean shownTo(Reader reader);
}
