package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;

/**
 * A supervision as the pages of its notice show it.
 *
 * @param id identity
 * @param demand what is demanded
 * @param due by when
 * @param placed who placed it, and when
 * @param holds whether it holds
 * @param state the same in a word
 * @param end who lifted it and why; empty where nobody did
 */
record SupervisionView(
        long id, String demand, String due, String placed, boolean holds, Chip state, String end) {

    /** Those of a notice, the latest first. */
    static List<SupervisionView> of(List<Supervision> all, NoticeState notice, Reader reader) {
        return all.stream().map(one -> of(one, notice, reader)).toList();
    }

    private static SupervisionView of(Supervision one, NoticeState notice, Reader reader) {
        var times = reader.times();
        var lifted = one.lifted();
        return new SupervisionView(
                one.id(),
                one.demand(),
                times.due(one.due()),
                reader.say(
                        "notice.supervision.placed",
                        one.placed().name(),
                        times.moment(one.placed().at())),
                one.holds(notice),
                one.holds(notice)
                        ? mark(reader)
                        : Chip.quiet(
                                reader.say(
                                        lifted == null
                                                ? "notice.supervision.ended"
                                                : "notice.supervision.lifted")),
                lifted == null
                        ? ""
                        : reader.say(
                                "notice.supervision.liftedBy",
                                lifted.name(),
                                times.moment(lifted.at()),
                                one.why()));
    }

    /** The word that a notice is under supervision: never a level's colour. */
    static Chip mark(Reader reader) {
        return Chip.open(reader.say("notice.supervision.mark"));
    }
}
