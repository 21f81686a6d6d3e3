package org.fengsui.server.duty.notice.service;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.WithdrawalStore;
import org.fengsui.server.duty.notice.store.WithdrawalStore.Withdrawal;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/**
 * 撤回通知: tells the unit formally that a notice is taken back, why, and which of its items nobody
 * asks for any more. It bears the notice's number with 之一, so the series has no gap, and is frozen
 * at once.
 */
@Component
class WithdrawalPaper {

    private final WithdrawalStore withdrawals;
    private final Contents contents;
    private final NoticeSettings settings;
    private final DutyOfficer duty;
    private final Documents documents;
    private final Files files;
    private final Texts texts;

    WithdrawalPaper(
            WithdrawalStore withdrawals,
            Contents contents,
            NoticeSettings settings,
            DutyOfficer duty,
            Documents documents,
            Files files,
            Texts texts) {
        this.withdrawals = withdrawals;
        this.contents = contents;
        this.settings = settings;
        this.duty = duty;
        this.documents = documents;
        this.files = files;
        this.texts = texts;
    }

    /**
     * Writes and freezes the paper.
     *
     * @param notice as it was issued
     * @param open its items that end with it
     */
    void freeze(Actor by, Head notice, List<Notice.Item> open, String reason, Instant now) {
        var paper = document(notice, open, reason, now);
        var rendered = documents.render(paper);
        withdrawals.add(
                by.scope(),
                notice,
                new Withdrawal(
                        paper.number(),
                        store(by, notice, paper.number() + ".docx", rendered.docx()),
                        rendered.docxSha256(),
                        store(by, notice, paper.number() + ".pdf", rendered.pdf()),
                        rendered.pdfSha256(),
                        now));
    }

    private OfficialDocument document(
            Head notice, List<Notice.Item> open, String reason, Instant now) {
        return new OfficialDocument(
                notice.style(),
                texts.named(settings.letterhead()),
                say("number", NoticeGate.called(notice)),
                say("title"),
                contents.unitName(notice.unitId()),
                blocks(notice, open, reason),
                texts.named(settings.signer()),
                BusinessClock.day(now),
                notice.supportingUnitIds().stream().map(contents::unitName).toList(),
                reference(notice));
    }

    /** A paper under an old ledger's number cannot be verified here. */
    private String reference(Head notice) {
        return notice.link() == null || notice.oldNumber() != null
                ? ""
                : say("reference", Issuing.code(notice.link()));
    }

    private List<Block> blocks(Head notice, List<Notice.Item> open, String reason) {
        var blocks = new ArrayList<Block>();
        var issued = Objects.requireNonNull(notice.issuer()).at();
        blocks.add(
                new Block.Paragraph(
                        say(
                                "opening",
                                OfficialDocument.dateText(BusinessClock.day(issued)),
                                NoticeGate.called(notice),
                                notice.topic())));
        blocks.add(new Block.Paragraph(say("reason", reason)));
        blocks.add(new Block.Paragraph(say("items", Integer.toString(open.size()))));
        for (var item : open) {
            var name = item.text().name().isEmpty() ? item.title() : item.text().name();
            blocks.add(
                    new Block.Paragraph(
                            say("item", Integer.toString(item.position()), name, item.target())));
        }
        blocks.add(new Block.Paragraph(say("effect")));
        if (!duty.phone().isEmpty()) {
            blocks.add(new Block.Note(texts.chinese("notice.paper.phone", duty.phone())));
        }
        return blocks;
    }

    private long store(Actor by, Head notice, String name, byte[] content) {
        return files.store(
                        by,
                        new Subject("notice", notice.id()),
                        notice.unitId(),
                        Files.Kind.DOCUMENT,
                        name,
                        new ByteArrayInputStream(content))
                .id();
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.withdrawal." + key, arguments);
    }
}
