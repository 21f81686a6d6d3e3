package org.fengsui.server.platform.page.web;

import java.util.List;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page; templates find it as {@code frame}.
 *
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param partial whether only the content is wanted (htmx)
 * @param here path and query of this page, to come back to
 * @param nav the navigation
 * @param tabs the entries beside this page's, when its slot has several
 * @param person what hangs on the person's name
 * @param inbox the bell, or null
 * @param searchHref the search page, or null
 * @param bars what stands above every page
 * @param toasts what has just happened
 * @param school whose this is, as a printed page says it; may be empty
 */
public record Frame(
        String theme,
        boolean partial,
        String here,
        List<Slot> nav,
        List<Tab> tabs,
        List<Tab> person,
        @Nullable Inbox inbox,
        @Nullable String searchHref,
        List<Bar> bars,
        List<Toast> toasts,
        String school) {

    /** One entry of the navigation. */
    public record Slot(
            String label,
            String icon,
            String href,
            boolean here,
            boolean startsGroup,
            @Nullable String count) {}

    /** One entry beside this page. */
    public record Tab(String label, String href, boolean here, @Nullable String count) {}

    /** The bell. */
    public record Inbox(String href, long unread) {}

    /** A bar above every page. */
    public record Bar(String template, String fragment, Object model) {}
}
