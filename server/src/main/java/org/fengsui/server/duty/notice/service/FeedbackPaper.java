package org.fengsui.server.duty.notice.service;

import static org.fengsui.server.speaking.document.FormSheet.Cell.heading;
import static org.fengsui.server.speaking.document.FormSheet.Cell.label;
import static org.fengsui.server.speaking.document.FormSheet.Cell.signature;
import static org.fengsui.server.speaking.document.FormSheet.Cell.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 整改情况反馈表 of a notice, as the record stands: what is known is filled in, the rest are lines for the
 * unit and the office to write on, sign and seal. Its dues are the ledger's (RULES 6).
 */
@Component
class FeedbackPaper {

    private static final String FORM = "notice.feedback";

    private static final int WRITTEN = 2;
    private static final int SIGNED = 4;

    private final NoticeSheets sheets;
    private final Contents contents;

    FeedbackPaper(NoticeSheets sheets, Contents contents) {
        this.sheets = sheets;
        this.contents = contents;
    }

    /**
     * The form.
     *
     * @param notice issued
     * @param period the period in words, as the notice printed it; stands for the due before
     *     service
     * @param duties the unit's duty by item, where the ledger has one
     */
    FormSheet sheet(Notice notice, String period, Map<Long, Obligation> duties) {
        var times = sheets.times();
        var rows = new ArrayList<Row>(head(notice, times));
        for (var item : notice.items()) {
            var duty = duties.get(item.id());
            rows.addAll(item(item, duty == null ? period(period) : sheets.due(duty, times), times));
        }
        rows.addAll(signatures());
        return sheets.of(FORM, rows, times);
    }

    private List<Row> head(Notice notice, Times times) {
        var served = notice.served();
        var acknowledged = notice.acknowledged();
        return List.of(
                Row.of(
                        label(say("number")),
                        value(Objects.requireNonNull(notice.number()), 4),
                        label(say("unit")),
                        value(contents.unitName(notice.unitId()), 4)),
                Row.of(1, say("topic"), notice.topic()),
                Row.of(
                        label(say("served")),
                        value(served == null ? "" : times.plain(served.at()), 4),
                        label(say("acknowledged")),
                        value(
                                acknowledged == null
                                        ? ""
                                        : say("person", acknowledged.name(), acknowledged.phone()),
                                4)),
                Row.of(label(say("handler")), value("", 4), label(say("phone")), value("", 4)));
    }

    private List<Row> item(Notice.Item item, String due, Times times) {
        var level = sheets.say("level", item.severity().name());
        var answer = current(item);
        return List.of(
                Row.of(heading(say("item", Integer.toString(item.position()), item.name(), level))),
                Row.of(1, say("target"), item.target()),
                Row.of(
                        label(say("due")),
                        value(due, 4),
                        label(say("doneAt")),
                        value(done(answer, times), 4)),
                Row.of(1, say("answer"), answered(item, times)),
                Row.of(WRITTEN, say("measures"), answer == null ? "" : answer.text()),
                Row.of(WRITTEN, say("cause"), ""),
                Row.of(WRITTEN, say("impact"), ""),
                Row.of(1, say("retest"), retest(item, times)),
                Row.of(1, say("opinion"), opinion(item, times)));
    }

    /** The answer that stands; what was sent back is answered anew. */
    private static Notice.@Nullable Answer current(Notice.Item item) {
        return item.state() == ItemState.OPEN ? null : item.answer();
    }

    private String period(String period) {
        return say("period", period);
    }

    private static String done(Notice.@Nullable Answer answer, Times times) {
        return answer == null ? "" : times.plain(answer.doneAt());
    }

    private String answered(Notice.Item item, Times times) {
        var answer = item.answer();
        if (answer == null) {
            return "";
        }
        if (item.state() == ItemState.OPEN) {
            return say("sentBack", answer.reason());
        }
        var by = answer.saidBy().isEmpty() ? answer.by().name() : answer.saidBy();
        return say(
                "answered",
                sheets.say("notice.answer", answer.kind().name()),
                by,
                times.plain(answer.by().at()));
    }

    private String retest(Notice.Item item, Times times) {
        if (!item.state().ended()) {
            return "";
        }
        var state = sheets.say("notice.item.state", item.state().name());
        var proof = item.proof();
        Instant at = item.end() == null ? null : item.end().at();
        return say("retested", state, times.plain(at), proof == null ? "" : proof).strip();
    }

    private String opinion(Notice.Item item, Times times) {
        var answer = current(item);
        if (answer == null || answer.verdict() == null) {
            return "";
        }
        Verdict verdict = answer.verdict();
        var reviewer = Objects.requireNonNull(answer.reviewer());
        return say(
                        "reviewed",
                        sheets.say("notice.verdict", verdict.name()),
                        reviewer.name(),
                        times.plain(reviewer.at()),
                        answer.reason())
                .strip();
    }

    private List<Row> signatures() {
        return List.of(
                new Row(
                        SIGNED,
                        List.of(
                                label(say("liaison")),
                                signature(say("day"), 4),
                                label(say("head")),
                                signature(say("seal"), 4))),
                new Row(
                        SIGNED,
                        List.of(
                                label(say("tester")),
                                signature(say("day"), 4),
                                label(say("reviewer")),
                                signature(say("day"), 4))));
    }

    private String say(String key, Object... arguments) {
        return sheets.say(FORM, key, arguments);
    }
}
