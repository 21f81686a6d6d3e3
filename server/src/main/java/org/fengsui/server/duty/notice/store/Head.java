package org.fengsui.server.duty.notice.store;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.jspecify.annotations.Nullable;

/**
 * A notice's own row, without its items.
 *
 * @param id identity
 * @param version raised with every change
 * @param kind which notice
 * @param basis the article as findings know it: {@code 10}
 * @param state where it stands
 * @param unitId the addressed unit
 * @param supportingUnitIds those who get a copy
 * @param principalUnitId whose findings these are where the addressed unit only supports; else null
 * @param topic what it is about
 * @param remark what the drafter adds
 * @param style how it is laid out
 * @param drafter who drafted it
 * @param authors accounts that wrote or proposed any of it
 * @param number the printed number's parts; null until issued, and for an old number of another
 *     form
 * @param oldNumber the number of the old ledger it was taken over from, as it stands there; null
 *     where it was issued here
 * @param issuer who issued it; null until issued
 * @param link the secret of its link page; null until issued
 * @param docxFileId the frozen Word file; null until issued
 * @param pdfFileId the frozen PDF file; null until issued
 * @param served how it was served; null until then
 * @param acknowledged by whom; null until then
 * @param closedAt when it ended; null until then
 */
public record Head(
        long id,
        int version,
        Notice.Kind kind,
        String basis,
        NoticeState state,
        long unitId,
        List<Long> supportingUnitIds,
        @Nullable Long principalUnitId,
        String topic,
        String remark,
        OfficialDocument.Style style,
        Notice.Act drafter,
        List<Long> authors,
        @Nullable Numbering number,
        @Nullable String oldNumber,
        Notice.@Nullable Act issuer,
        @Nullable String link,
        @Nullable Long docxFileId,
        @Nullable Long pdfFileId,
        Notice.@Nullable Service served,
        Notice.@Nullable Acknowledgement acknowledged,
        @Nullable Instant closedAt) {

    /** The parts of a printed number. */
    public record Numbering(String series, int year, long number) {
        /** {@code 信办整〔2026〕87号}. */
        public String printed() {
            return Documents.printed(series, year, number);
        }
    }

    /** Keeps its own copies. */
    public Head {
        supportingUnitIds = List.copyOf(supportingUnitIds);
        authors = List.copyOf(authors);
    }

    /** The supporting unit that was assigned these findings; null where they are its own. */
    public @Nullable Long assignee() {
        return principalUnitId == null ? null : unitId;
    }

    /** The printed number; null until issued. */
    public @Nullable String printed() {
        if (oldNumber != null) {
            return oldNumber;
        }
        return number == null ? null : number.printed();
    }

    /** The notice with its items. */
    public Notice with(List<Notice.Item> items) {
        return new Notice(
                id,
                version,
                kind,
                state,
                unitId,
                supportingUnitIds,
                principalUnitId,
                topic,
                remark,
                style,
                drafter,
                printed(),
                issuer,
                served,
                acknowledged,
                closedAt,
                docxFileId,
                pdfFileId,
                items);
    }
}
