package org.fengsui.server.alarm.warning.web;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;

/**
 * A warning as everybody reads it, in finished text; the preview of a draft shows the same.
 *
 * @param id identity
 * @param number as printed, or that it has none yet
 * @param level how grave
 * @param exercise 演练
 * @param holds whether it still holds
 * @param standing what became of it, when; empty for a first edition that holds
 * @param reason why it was adjusted or lifted; may be empty
 * @param relayed whose warning it passes on; empty for the school's own
 * @param published when it was published
 * @param until when it is over
 * @param products one a line
 * @param text word for word
 */
record PublicView(
        long id,
        String number,
        Level level,
        boolean exercise,
        boolean holds,
        String standing,
        String reason,
        String relayed,
        String published,
        String until,
        List<String> products,
        Text text) {

    PublicView {
        products = List.copyOf(products);
    }

    static PublicView of(PublicWarning warning, Reader reader) {
        var times = reader.times();
        var standing =
                warning.change() == Change.ISSUE
                        ? ""
                        : reader.say(
                                "warning.public." + warning.change().name(),
                                times.plain(warning.at()));
        return of(
                warning.id(),
                warning.number(),
                warning.exercise(),
                warning.holds(),
                standing,
                warning.reason(),
                warning.text(),
                warning.publishedAt(),
                reader);
    }

    /** As it would be read if it were published now. */
    static PublicView preview(Warning warning, Reader reader) {
        var number = warning.number();
        var published = warning.publishedAt();
        var proposal = warning.proposal();
        return of(
                warning.id(),
                number == null ? reader.say("warning.number.none") : number,
                warning.exercise(),
                true,
                "",
                proposal == null ? "" : proposal.reason(),
                proposal == null ? warning.text() : proposal.text(),
                published == null ? reader.times().now() : published,
                reader);
    }

    private static PublicView of(
            long id,
            String number,
            boolean exercise,
            boolean holds,
            String standing,
            String reason,
            Text text,
            Instant published,
            Reader reader) {
        return new PublicView(
                id,
                number,
                Level.valueOf(text.level().name()),
                exercise,
                holds,
                standing,
                reason,
                text.superior().isEmpty()
                        ? ""
                        : reader.say(
                                "warning.public.relayed", text.superior(), text.superiorNumber()),
                reader.times().plain(published),
                reader.times().plainDue(text.validUntil()),
                text.products().lines().filter(line -> !line.isBlank()).toList(),
                text);
    }
}
