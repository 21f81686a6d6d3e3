package org.fengsui.server.duty.notice.store;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of the papers by which notices were taken back. */
@Component
public class WithdrawalStore {

    private final Database database;

    WithdrawalStore(Database database) {
        this.database = database;
    }

    /**
     * 撤回通知 of a notice.
     *
     * @param number as printed
     * @param docxFileId the frozen Word file
     * @param docxSha256 of it
     * @param pdfFileId the frozen PDF file
     * @param pdfSha256 of it
     * @param at when the notice was withdrawn
     */
    public record Withdrawal(
            String number,
            long docxFileId,
            String docxSha256,
            long pdfFileId,
            String pdfSha256,
            Instant at) {}

    /** Writes the paper of a notice that is withdrawn now. */
    public void add(Scope scope, Head notice, Withdrawal paper) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                insert into notice.withdrawal
                                  (notice_id, unit_id, supporting_unit_ids, number, docx_file_id,
                                   docx_sha256, pdf_file_id, pdf_sha256, withdrawn_at)
                                values (:notice, :unit, :supporting, :number, :docx, :docxSha,
                                   :pdf, :pdfSha, :at)
                                """)
                        .param("notice", notice.id())
                        .param("unit", notice.unitId())
                        .param("supporting", Values.ids(notice.supportingUnitIds()))
                        .param("number", paper.number())
                        .param("docx", paper.docxFileId())
                        .param("docxSha", paper.docxSha256())
                        .param("pdf", paper.pdfFileId())
                        .param("pdfSha", paper.pdfSha256())
                        .param("at", Values.at(paper.at()))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("withdrawals written: " + written);
        }
    }

    /** The paper of a notice; empty where it stands, or was withdrawn before there were papers. */
    public Optional<Withdrawal> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select number, docx_file_id, docx_sha256, pdf_file_id, pdf_sha256,
                            withdrawn_at
                        from notice.withdrawal where notice_id = :notice
                        """)
                .param("notice", noticeId)
                .query((row, at) ->
                        new Withdrawal(
                                row.getString("number"),
                                row.getLong("docx_file_id"),
                                row.getString("docx_sha256"),
                                row.getLong("pdf_file_id"),
                                row.getString("pdf_sha256"),
                                Values.instant(row, "withdrawn_at")))
                .optional();
    }
}
