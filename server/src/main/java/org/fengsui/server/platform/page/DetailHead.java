package org.fengsui.server.platform.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a detail page: what it is, whose, its state, and the one thing this person does next.
 *
 * @param crumbs the way back up, outermost first
 * @param title what it is
 * @param subtitle whose, and who acted; may be empty
 * @param level its level, or null
 * @param states its state, and what else is so of it, in a word each
 * @param primary the one primary act for this person in this state, or null
 * @param more everything else
 * @param whoCan where this person can do nothing: who can, and what; null when not needed
 */
public record DetailHead(
        List<Crumb> crumbs,
        String title,
        String subtitle,
        @Nullable Level level,
        List<Chip> states,
        @Nullable Action primary,
        List<Action> more,
        @Nullable String whoCan) {

    /** One step of the way back up. */
    public record Crumb(String label, String href) {}

    /** Keeps its own copies. */
    public DetailHead {
        crumbs = List.copyOf(crumbs);
        states = List.copyOf(states);
        more = List.copyOf(more);
    }

    /** A head with title and subtitle only. */
    public static DetailHead of(String title, String subtitle) {
        return new DetailHead(List.of(), title, subtitle, null, List.of(), null, List.of(), null);
    }

    /** The same below a crumb more. */
    public DetailHead under(String label, String href) {
        var longer = new ArrayList<>(crumbs);
        longer.add(new Crumb(label, href));
        return new DetailHead(longer, title, subtitle, level, states, primary, more, whoCan);
    }

    /** The same with a level. */
    public DetailHead level(Level shown) {
        return new DetailHead(crumbs, title, subtitle, shown, states, primary, more, whoCan);
    }

    /** The same in a state; a second one stands beside the first. */
    public DetailHead state(Chip shown) {
        var longer = new ArrayList<>(states);
        longer.add(shown);
        return new DetailHead(crumbs, title, subtitle, level, longer, primary, more, whoCan);
    }

    /** The same with its one primary act. */
    public DetailHead primary(Action act) {
        return new DetailHead(crumbs, title, subtitle, level, states, act, more, whoCan);
    }

    /** The same with one more secondary act. */
    public DetailHead more(Action act) {
        var longer = new ArrayList<>(more);
        longer.add(act);
        return new DetailHead(crumbs, title, subtitle, level, states, primary, longer, whoCan);
    }

    /** The same, saying who can act where this person cannot. */
    public DetailHead whoCan(String text) {
        return new DetailHead(crumbs, title, subtitle, level, states, primary, more, text);
    }
}
