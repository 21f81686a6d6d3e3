package org.fengsui.server.duty.notice.service;

import static org.fengsui.server.speaking.document.FormSheet.Cell.heading;
import static org.fengsui.server.speaking.document.FormSheet.Cell.label;
import static org.fengsui.server.speaking.document.FormSheet.Cell.signature;
import static org.fengsui.server.speaking.document.FormSheet.Cell.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Row;
import org.springframework.stereotype.Component;

/** 督办通知单: what 网信办 demands about a notice and by when, with places to sign and seal. */
@Component
class SupervisionPaper {

    private static final int DEMANDED = 4;
    private static final int SIGNED = 4;

    private final Texts texts;
    private final Contents contents;
    private final BusinessClock clock;

    SupervisionPaper(Texts texts, Contents contents, BusinessClock clock) {
        this.texts = texts;
        this.contents = contents;
        this.clock = clock;
    }

    /** The sheet about an issued notice. */
    FormSheet sheet(Notice notice, Supervision one) {
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        var rows = new ArrayList<Row>(head(notice, one, times));
        rows.add(Row.of(heading(say("items"))));
        for (var item : notice.items()) {
            var state = texts.chinese("notice.item.state." + item.state().name());
            rows.add(
                    Row.of(
                            label(say("item", Integer.toString(item.position()))),
                            value(item.name(), 6),
                            label(say("state")),
                            value(state, 2)));
        }
        rows.add(
                new Row(
                        SIGNED,
                        List.of(
                                label(say("office")),
                                signature(say("seal"), 4),
                                label(say("receiver")),
                                signature(say("day"), 4))));
        return new FormSheet(
                say("title"),
                say("caption", times.plain(clock.now())),
                rows,
                say("note"),
                say("office"),
                times.today());
    }

    private List<Row> head(Notice notice, Supervision one, Times times) {
        var rows =
                new ArrayList<>(
                        List.of(
                                Row.of(
                                        label(say("number")),
                                        value(Objects.requireNonNull(notice.number()), 4),
                                        label(say("unit")),
                                        value(contents.unitName(notice.unitId()), 4)),
                                Row.of(1, say("topic"), notice.topic()),
                                Row.of(
                                        label(say("placed")),
                                        value(times.plain(one.placed().at()), 4),
                                        label(say("placer")),
                                        value(one.placed().name(), 4)),
                                Row.of(1, say("due"), times.plainDue(one.due())),
                                Row.of(DEMANDED, say("demand"), one.demand())));
        var lifted = one.lifted();
        if (lifted != null) {
            var when = times.plain(lifted.at());
            rows.add(Row.of(1, say("lifted"), say("liftedBy", when, lifted.name(), one.why())));
        }
        return rows;
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.supervision.paper." + key, arguments);
    }
}
