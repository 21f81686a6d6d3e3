package org.fengsui.server.account.accountability.web;

import java.util.List;
import org.fengsui.server.account.accountability.Objection;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of objections offers. */
final class ObjectionList {

    static final ListSpec<Objection> LIST =
            ListSpec.<Objection>of(
                            "objection.list",
                            "/scores/objections",
                            "-asked",
                            "o.id",
                            objection -> Long.toString(objection.id()),
                            List.of(
                                    Column.<Objection>of(
                                            "title",
                                            (one, reader) ->
                                                    Cell.title(
                                                            one.title(),
                                                            CardView.yardstick(
                                                                    one.yardstick(), reader),
                                                            href(one))),
                                    Column.<Objection>of(
                                            "asker", (one, _) -> Cell.words(one.asker())),
                                    Column.<Objection>of(
                                                    "asked", (one, _) -> Cell.moment(one.askedAt()))
                                            .sortedBy("o.asked_at"),
                                    Column.<Objection>of(
                                                    "state",
                                                    (one, reader) -> Cell.state(chip(one, reader)))
                                            .sortedBy("o.state")))
                    .filters(Filter.text("q"), Filter.any("state", "PENDING", "EXCUSED", "REFUSED"))
                    .rowsLeadTo(ObjectionList::href);

    private ObjectionList() {}

    private static String href(Objection one) {
        return "/scores/objections/" + one.id();
    }

    /** Its state in one word. */
    static Chip chip(Objection one, Reader reader) {
        var word = reader.say("objection.state", one.state());
        return switch (one.state()) {
            case PENDING -> Chip.waiting(word);
            case EXCUSED -> Chip.done(word);
            case REFUSED -> Chip.quiet(word);
        };
    }
}
