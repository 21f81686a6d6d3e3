package org.fengsui.server.platform.page.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListView;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * The markup of rows and clocks for one reader. Everything that is not markup goes through {@link
 * #text} or {@link #attribute}, which escape as templates do.
 */
final class KitMarkup {

    private final Reader reader;
    private final UnaryOperator<String> link;
    private StringBuilder out = new StringBuilder();

    /**
     * @param link the address a page gives for a path of the server's
     */
    KitMarkup(Reader reader, UnaryOperator<String> link) {
        this.reader = reader;
        this.link = link;
    }

    /**
     * Rows with gaps for what a template draws.
     *
     * @param texts markup; one more than acts
     * @param acts what stands between them
     */
    record Rows(List<String> texts, List<Action> acts) {

        /** Keeps its own copies. */
        Rows {
            texts = List.copyOf(texts);
            acts = List.copyOf(acts);
        }
    }

    /** The rows of a list; acts, which are forms and dialogs, are left to their template. */
    Rows rows(ListView view) {
        var texts = new ArrayList<String>();
        var acts = new ArrayList<Action>();
        var pick = view.bulk().isEmpty() ? null : reader.say("list.pick");
        for (var row : view.rows()) {
            raw("<tr").attribute("data-row", row.id()).attribute("data-href", row.href()).raw(">");
            if (pick != null) {
                pick(row.id(), pick);
            }
            for (int at = 0; at < row.cells().size(); at++) {
                var cell = row.cells().get(at);
                var head = view.heads().get(at);
                raw("<td").attribute("data-kind", cell.kind());
                attribute("data-label", head.label());
                attribute("class", head.figures() ? "fs-figures" : null).raw(">");
                if (cell instanceof Cell.Act(Action act)) {
                    texts.add(taken());
                    acts.add(act);
                } else {
                    cell(cell);
                }
                raw("</td>");
            }
            raw("</tr>");
        }
        texts.add(taken());
        return new Rows(texts, acts);
    }

    private void pick(String row, String label) {
        raw(
                "<td class=\"fs-pick\"><input class=\"form-check-input\" type=\"checkbox\" name=\"id\"");
        raw(" form=\"list-bulk\" data-pick").attribute("value", row);
        attribute("aria-label", label).raw("></td>");
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Title(var text, var below, var href) -> {
                named("fs-name", text, href);
                below(below);
            }
            case Cell.Words(var text, var below) -> {
                span(null, text);
                below(below);
            }
            case Cell.Code(var text) -> span("fs-code", text);
            case Cell.OfLevel(var level) -> level(level);
            case Cell.OfState(var chip) -> span("fs-state fs-state-" + chip.look(), chip.text());
            case Cell.OfClock(var bar) -> bar(bar);
            case Cell.Moment(var at) -> {
                var plain = reader.times().plain(at);
                raw("<span").attribute("title", plain.isEmpty() ? null : plain);
                attribute("data-paper", at == null ? null : plain).raw(">");
                text(reader.times().moment(at)).raw("</span>");
            }
            case Cell.Figure(var value, var href) ->
                    named(null, reader.times().number(value), href);
            case Cell.Act ignored -> throw new IllegalStateException("an act is not drawn here");
        }
    }

    private void level(Level level) {
        span("fs-level fs-level-" + level.look(), reader.say(level.key()));
    }

    private void below(String below) {
        if (!below.isEmpty()) {
            span("fs-below", below);
        }
    }

    /** A link where there is somewhere to go. */
    private void named(@Nullable String look, String text, @Nullable String href) {
        if (href == null) {
            span(look, text);
            return;
        }
        raw("<a").attribute("class", look).attribute("href", link.apply(href)).raw(">");
        text(text).raw("</a>");
    }

    private void span(@Nullable String look, String text) {
        raw("<span").attribute("class", look).raw(">").text(text).raw("</span>");
    }

    /** A duty's time. */
    String clock(ClockBar bar) {
        bar(bar);
        return taken();
    }

    private void bar(ClockBar bar) {
        var face = bar.face(reader);
        var href = bar.href();
        var element = href == null ? "span" : "a";
        raw("<").raw(element);
        attribute("class", look(bar, face));
        attribute("href", href == null ? null : link.apply(href));
        attribute("title", face.title()).raw("><span class=\"fs-say\"><b>").text(face.say());
        raw("</b><span").attribute("data-paper", paper(bar)).raw(">").text(face.right());
        raw("</span></span><svg viewBox=\"0 0 400 10\" preserveAspectRatio=\"none\"");
        raw(" aria-hidden=\"true\" focusable=\"false\">");
        raw("<rect class=\"fs-track\" y=\"3\" width=\"400\" height=\"4\" rx=\"2\"/>");
        raw(face.hatched() ? "<rect class=\"fs-gone fs-hatched\"" : "<rect class=\"fs-gone\"");
        raw(" y=\"3\" height=\"4\" rx=\"2\"").attribute("width", String.valueOf(face.gone()));
        attribute("fill", face.hatched() ? "url(#fs-late)" : null).raw("/>");
        for (int tick : face.ticks()) {
            var at = String.valueOf(tick);
            raw("<line class=\"fs-tick\" y1=\"1\" y2=\"9\"");
            attribute("x1", at).attribute("x2", at).raw("/>");
        }
        if (face.nowShown()) {
            raw("<rect class=\"fs-now\" width=\"4\" height=\"10\"");
            attribute("x", String.valueOf(face.gone() - 2)).raw("/>");
        }
        raw("</svg><span class=\"fs-why\">").text(bar.basis()).raw("</span></");
        raw(element).raw(">");
    }

    private static String look(ClockBar bar, ClockBar.Face face) {
        var look = "fs-clock fs-clock-" + face.state().look();
        return bar.provisional() ? look + " fs-clock-provisional" : look;
    }

    /** What stands on paper, where nobody can ask what "tomorrow" was. */
    private String paper(ClockBar bar) {
        return bar.met() == null
                ? reader.times().plainDue(bar.due())
                : reader.times().plain(bar.met());
    }

    private KitMarkup raw(String markup) {
        out.append(markup);
        return this;
    }

    private KitMarkup text(String text) {
        out.append(HtmlEscape.escapeHtml4Xml(text));
        return this;
    }

    /** None where it has no value. */
    private KitMarkup attribute(String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            out.append(HtmlEscape.escapeHtml4Xml(value)).append('"');
        }
        return this;
    }

    private String taken() {
        var taken = out.toString();
        out = new StringBuilder();
        return taken;
    }
}
