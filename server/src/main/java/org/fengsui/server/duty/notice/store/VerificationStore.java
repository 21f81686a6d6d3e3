package org.fengsui.server.duty.notice.store;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What is told of a paper to whoever holds it. */
@Component
public class VerificationStore {

    private final Database database;

    VerificationStore(Database database) {
        this.database = database;
    }

    /**
     * A notice as it was issued.
     *
     * @param number as printed
     * @param unitId the addressed unit
     * @param issuedAt when it was issued
     * @param state where it stands now
     * @param docxSha256 of the frozen Word file
     * @param pdfSha256 of the frozen PDF file
     */
    public record Paper(
            String number,
            long unitId,
            Instant issuedAt,
            NoticeState state,
            String docxSha256,
            String pdfSha256) {}

    /** The notice with that number and the code printed on it; empty where either is wrong. */
    public Optional<Paper> find(Scope scope, Head.Numbering number, String code) {
        return database.in(scope)
                .sql(
                        """
                        select unit_id, issued_at, state, docx_sha256, pdf_sha256
                        from notice.notice
                        where series = :series and year = :year and number = :number
                            and length(:code) >= 10 and starts_with(link, :code)
                        """)
                .param("series", number.series())
                .param("year", number.year())
                .param("number", number.number())
                .param("code", code)
                .query((row, at) ->
                        new Paper(
                                number.printed(),
                                row.getLong("unit_id"),
                                Values.instant(row, "issued_at"),
                                NoticeState.valueOf(row.getString("state")),
                                row.getString("docx_sha256"),
                                row.getString("pdf_sha256")))
                .optional();
    }
}
