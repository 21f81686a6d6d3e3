package org.fengsui.server.duty.notice.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** Words a notice as the official document it is; the same notice gives the same document. */
@Component
public class NoticePaper {

    private final Texts texts;
    private final Ledger ledger;
    private final Contents contents;
    private final NoticeSettings settings;
    private final DutyOfficer duty;

    NoticePaper(
            Texts texts,
            Ledger ledger,
            Contents contents,
            NoticeSettings settings,
            DutyOfficer duty) {
        this.texts = texts;
        this.ledger = ledger;
        this.contents = contents;
        this.settings = settings;
        this.duty = duty;
    }

    /** The duty that serving an item will start, in Chinese. */
    Ledger.Terms terms() {
        return ledger.startedBy(NoticeSignal.ITEM_SERVED, Locale.CHINESE).stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no duty starts when an item is served"));
    }

    /** The number series. */
    String series() {
        return settings.series();
    }

    /** How notices are laid out where the drafter chooses nothing else. */
    OfficialDocument.Style style() {
        return settings.style();
    }

    /**
     * The document.
     *
     * @param notice with the texts of its items
     * @param number as printed; empty while it is a draft
     * @param date 成文日期
     * @param code by which the paper is checked; empty while it is a draft
     */
    public OfficialDocument document(Notice notice, String number, LocalDate date, String code) {
        return new OfficialDocument(
                notice.style(),
                settings.letterhead(),
                number,
                say("title"),
                contents.unitName(notice.unitId()),
                blocks(notice),
                settings.signer(),
                date,
                notice.supportingUnitIds().stream().map(contents::unitName).toList(),
                code.isEmpty() ? "" : say("reference", code));
    }

    private List<Block> blocks(Notice notice) {
        var terms = terms();
        var principal = notice.principalUnitId();
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        say(
                                principal == null ? "opening" : "openingAssigned",
                                notice.topic(),
                                terms.regulation(),
                                terms.article(),
                                terms.period(),
                                principal == null ? "" : contents.unitName(principal))));
        blocks.add(new Block.Heading(say("items")));
        blocks.add(new Block.Items(notice.items().stream().map(this::item).toList()));
        blocks.add(new Block.Heading(say("demands")));
        if (!notice.remark().isEmpty()) {
            blocks.add(new Block.Paragraph(notice.remark()));
        }
        blocks.add(new Block.Paragraph(say("answer")));
        blocks.add(new Block.Paragraph(say("cannot")));
        if (!duty.phone().isEmpty()) {
            blocks.add(new Block.Note(say("phone", duty.phone())));
        }
        return blocks;
    }

    private Block.Item item(Notice.Item item) {
        var text = item.text();
        var lines = new ArrayList<Block.Line>();
        lines.add(new Block.Line(say("target"), item.target()));
        lines.add(new Block.Line(say("harm"), text.harm()));
        lines.add(new Block.Line(say("remedy"), text.remedy()));
        if (!text.selfCheck().isEmpty()) {
            lines.add(new Block.Line(say("selfCheck"), text.selfCheck()));
        }
        if (!item.refs().isEmpty()) {
            lines.add(new Block.Line(say("refs"), item.refs()));
        }
        var name = text.name().isEmpty() ? item.title() : text.name();
        if (!item.continues().isEmpty()) {
            lines.add(new Block.Line(say("continues"), say("continuesText", item.continues())));
        }
        return new Block.Item(name, texts.chinese("level." + item.severity().name()), lines);
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.paper." + key, arguments);
    }
}
