package org.fengsui.server.duty.notice.service;

import static org.fengsui.server.speaking.document.FormSheet.Cell.heading;
import static org.fengsui.server.speaking.document.FormSheet.Cell.label;
import static org.fengsui.server.speaking.document.FormSheet.Cell.signature;
import static org.fengsui.server.speaking.document.FormSheet.Cell.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Row;
import org.springframework.stereotype.Component;

/**
 * 送达回证 of a served notice: how, when and to whom it was served, who acknowledged it, and every due
 * that the ledger counts from there (RULES 6), with places to sign.
 */
@Component
class ReceiptPaper {

    private static final String FORM = "notice.receipt";

    private static final int SIGNED = 4;

    private final NoticeSheets sheets;
    private final Contents contents;
    private final Ledger ledger;

    ReceiptPaper(NoticeSheets sheets, Contents contents, Ledger ledger) {
        this.sheets = sheets;
        this.contents = contents;
        this.ledger = ledger;
    }

    /**
     * The sheet.
     *
     * @param notice served
     * @param duties the unit's duties by item, the earlier due first
     */
    FormSheet sheet(Notice notice, Map<Long, List<Obligation>> duties) {
        var times = sheets.times();
        var rows = new ArrayList<Row>(head(notice, times));
        rows.add(Row.of(heading(say("dues"))));
        for (var item : notice.items()) {
            var dues =
                    duties.getOrDefault(item.id(), List.of()).stream()
                            .map(duty -> due(duty, times))
                            .collect(Collectors.joining("；"));
            rows.add(
                    Row.of(
                            label(say("item", Integer.toString(item.position()))),
                            value(item.name(), 4),
                            label(say("due")),
                            value(dues.isEmpty() ? say("none") : dues, 4)));
        }
        rows.add(
                new Row(
                        SIGNED,
                        List.of(
                                label(say("server")),
                                signature(say("day"), 4),
                                label(say("receiver")),
                                signature(say("seal"), 4))));
        return sheets.of(FORM, rows, times);
    }

    private List<Row> head(Notice notice, Times times) {
        var served = Objects.requireNonNull(notice.served());
        var acknowledged = notice.acknowledged();
        var issuer = Objects.requireNonNull(notice.issuer());
        return List.of(
                Row.of(
                        label(say("number")),
                        value(Objects.requireNonNull(notice.number()), 4),
                        label(say("unit")),
                        value(contents.unitName(notice.unitId()), 4)),
                Row.of(1, say("topic"), notice.topic()),
                Row.of(
                        label(say("issued")),
                        value(times.plain(issuer.at()), 4),
                        label(say("way")),
                        value(sheets.say("notice.way", served.way().name()), 4)),
                Row.of(
                        label(say("served")),
                        value(times.plain(served.at()), 4),
                        label(say("to")),
                        value(served.to(), 4)),
                Row.of(
                        1,
                        say("acknowledged"),
                        acknowledged == null
                                ? ""
                                : say(
                                        "person",
                                        acknowledged.name(),
                                        acknowledged.phone(),
                                        times.plain(acknowledged.at()))));
    }

    private String due(Obligation duty, Times times) {
        return say("duty", ledger.dutyName(duty.duty(), Locale.CHINESE), sheets.due(duty, times));
    }

    private String say(String key, Object... arguments) {
        return sheets.say(FORM, key, arguments);
    }
}
