package org.fengsui.server.duty.notice.service;

import static org.fengsui.server.speaking.document.FormSheet.Cell.heading;
import static org.fengsui.server.speaking.document.FormSheet.Cell.label;
import static org.fengsui.server.speaking.document.FormSheet.Cell.signature;
import static org.fengsui.server.speaking.document.FormSheet.Cell.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.duty.notice.store.StoryStore.Line;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Row;
import org.springframework.stereotype.Component;

/**
 * 核稿单 of a notice: what the draft says, who wrote, returned, proposed and issued it, and places
 * where it is checked and signed by hand.
 */
@Component
class ApprovalPaper {

    private static final String FORM = "notice.approval";

    private static final int WRITTEN = 3;
    private static final int SIGNED = 4;

    /** What the office did until the paper was out, and when it took it back. */
    private static final Set<Kind> OFFICE =
            Set.of(
                    Kind.DRAFTED,
                    Kind.EDITED,
                    Kind.PROPOSED,
                    Kind.RETURNED,
                    Kind.TO_BE_CONTINUED,
                    Kind.ISSUED,
                    Kind.ISSUED_ALONE,
                    Kind.COUNTERSIGNED,
                    Kind.STAMPED,
                    Kind.STAMP_REPLACED,
                    Kind.WITHDRAWN);

    private final NoticeSheets sheets;
    private final Contents contents;

    ApprovalPaper(NoticeSheets sheets, Contents contents) {
        this.sheets = sheets;
        this.contents = contents;
    }

    /**
     * The form.
     *
     * @param notice with the texts a draft would be issued with now
     * @param period the period in words, as the notice prints it
     * @param story what happened to it, oldest first
     */
    FormSheet sheet(Notice notice, String period, List<Line> story) {
        var times = sheets.times();
        var rows = new ArrayList<Row>(head(notice, period, times));
        rows.add(Row.of(heading(say("items", Integer.toString(notice.items().size())))));
        for (var item : notice.items()) {
            rows.add(Row.of(1, Integer.toString(item.position()), item(item)));
        }
        rows.add(Row.of(heading(say("history"))));
        story.stream()
                .filter(line -> OFFICE.contains(line.kind()))
                .forEach(line -> rows.add(step(line, times)));
        rows.add(Row.of(heading(say("check"))));
        rows.add(Row.of(1, say("points"), say("pointsText")));
        rows.add(Row.of(WRITTEN, say("opinion"), ""));
        rows.add(
                new Row(
                        SIGNED,
                        List.of(
                                label(say("drafter")),
                                signature(say("day"), 2),
                                label(say("checker")),
                                signature(say("day"), 2),
                                label(say("issuer")),
                                signature(say("day"), 2))));
        return sheets.of(FORM, rows, times);
    }

    private List<Row> head(Notice notice, String period, Times times) {
        var number = notice.number();
        var copies =
                notice.supportingUnitIds().stream()
                        .map(contents::unitName)
                        .collect(Collectors.joining("、"));
        return List.of(
                Row.of(
                        label(say("number")),
                        value(number == null ? say("unnumbered") : number, 4),
                        label(say("state")),
                        value(sheets.say("notice.state", notice.state().name()), 4)),
                Row.of(
                        label(say("kind")),
                        value(sheets.say("notice.kind", notice.kind().name()), 4),
                        label(say("style")),
                        value(sheets.say("notice.style", notice.style().name()), 4)),
                Row.of(
                        label(say("unit")),
                        value(contents.unitName(notice.unitId()), 4),
                        label(say("copies")),
                        value(copies, 4)),
                Row.of(
                        label(say("drafted")),
                        value(
                                say(
                                        "person",
                                        notice.drafter().name(),
                                        times.plain(notice.drafter().at())),
                                4),
                        label(say("period")),
                        value(say("periodText", period), 4)),
                Row.of(1, say("topic"), notice.topic()),
                Row.of(1, say("remark"), notice.remark()));
    }

    private String item(Notice.Item item) {
        var level = sheets.say("level", item.severity().name());
        var gap = item.text().name().isEmpty() ? say("noText") : "";
        return say("item", item.name(), level, item.target(), gap).strip();
    }

    private Row step(Line line, Times times) {
        var what = sheets.say("notice.story", line.kind().name(), line.about()).strip();
        var who = say("person", line.who(), times.plain(line.at()));
        var note = line.note().isEmpty() ? who : who + "\n" + line.note();
        return Row.of(value(what, 4), value(note, FormSheet.COLUMNS - 4));
    }

    private String say(String key, Object... arguments) {
        return sheets.say(FORM, key, arguments);
    }
}
