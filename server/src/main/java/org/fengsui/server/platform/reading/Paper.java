package org.fengsui.server.platform.reading;

/**
 * A PDF file as far as it was looked at.
 *
 * @param pages how many, from 1
 * @param acts whether it does more than show them: scripts, other files, a form that is a program,
 *     or actions that start, send or fetch something
 */
public record Paper(int pages, boolean acts) {

    /** The most pages a paper may have. */
    public static final int MOST_PAGES = 500;

    /** Refuses what is no paper. */
    public Paper {
        if (pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException(pages + " pages");
        }
    }
}
