package org.fengsui.server.duty.notice.web;

import java.time.Instant;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A request in words.
 *
 * @param request the request
 * @param title what is asked, with its turn
 * @param item which item
 * @param number of which notice
 * @param unit by which unit
 * @param state where it stands
 * @param asked by whom and when, with the late mark
 * @param until the due asked for; empty for all but an extension
 * @param outcome who decided what; empty while pending
 */
record RequestLine(
        ItemRequest request,
        String title,
        String item,
        String number,
        String unit,
        Chip state,
        String asked,
        String until,
        String outcome) {

    static RequestLine of(
            ItemRequest request, Notice.Item item, String number, String unit, Reader reader) {
        var times = reader.times();
        var asked = request.asked();
        var relayed = request.relayed();
        var title = reader.say("notice.request.kind", request.kind());
        return new RequestLine(
                request,
                request.further() ? reader.say("notice.request.again", title) : title,
                item.position() + ". " + NoticePage.name(item),
                number,
                unit,
                chip(request.state(), reader),
                reader.say(
                        request.late() ? "notice.request.askedLate" : "notice.request.asked",
                        relayed == null ? asked.name() : said(relayed, asked, reader),
                        times.moment(relayed == null ? asked.at() : relayed.at())),
                due(request.askedDue(), reader),
                outcome(request, reader));
    }

    /** Who of the unit said it how, and who entered it. */
    private static String said(Relayed relayed, Notice.Act entered, Reader reader) {
        return reader.say(
                "notice.request.relayed",
                relayed.by(),
                relayed.reach(),
                reader.say("notice.via", relayed.via()),
                entered.name());
    }

    /** Whether a person may decide it now. */
    static boolean mayDecide(ItemRequest request, Actor actor) {
        return request.state() == ItemRequest.State.PENDING
                && !request.madeBy(actor)
                && actor.decides(request.decider());
    }

    private static String due(@Nullable Instant due, Reader reader) {
        return due == null ? "" : reader.times().due(due);
    }

    private static String outcome(ItemRequest request, Reader reader) {
        var decided = request.decided();
        if (decided == null) {
            return "";
        }
        return reader.say(
                "notice.request.outcome",
                decided.name(),
                reader.times().moment(decided.at()),
                reader.say("notice.request.state", request.state()),
                due(request.grantedDue(), reader),
                request.decision());
    }

    private static Chip chip(ItemRequest.State state, Reader reader) {
        var word = reader.say("notice.request.state", state);
        return switch (state) {
            case PENDING -> Chip.open(word);
            case GRANTED -> Chip.done(word);
            case REFUSED, TAKEN_BACK, LAPSED -> Chip.quiet(word);
        };
    }
}
