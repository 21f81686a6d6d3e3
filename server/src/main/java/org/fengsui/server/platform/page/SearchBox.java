package org.fengsui.server.platform.page;

/**
 * The search page behind the frame's search box, as a bean; without one the box is not shown.
 *
 * @param href a page that takes the words as parameter {@code q}
 */
public record SearchBox(String href) {}
