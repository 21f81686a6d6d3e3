package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
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
     * @param stamped the scan of the stamped paper that counts; null where there is none
     * @param withdrawal the paper by which it was taken back; null where there is none
     */
    public record Paper(
            String number,
            long unitId,
            Instant issuedAt,
            NoticeState state,
            String docxSha256,
            String pdfSha256,
            @Nullable Scan stamped,
            @Nullable TakenBack withdrawal) {}

    /**
     * The paper by which a notice was taken back.
     *
     * @param number as printed
     * @param pdfSha256 of its frozen PDF file
     * @param at when the notice was withdrawn
     */
    public record TakenBack(String number, String pdfSha256, Instant at) {}

    /**
     * The scan of the stamped paper.
     *
     * @param sha256 of the scan as it is served
     * @param pages how many it has
     * @param at when it was brought in
     */
    public record Scan(String sha256, int pages, Instant at) {}

    /** The notice with that number and the code printed on it; empty where either is wrong. */
    public Optional<Paper> find(Scope scope, Head.Numbering number, String code) {
        return database.in(scope)
                .sql(
                        """
                        select n.unit_id, n.issued_at, n.state, n.docx_sha256, n.pdf_sha256,
                            s.sha256, s.pages, s.stamped_at,
                            w.number as withdrawal_number, w.pdf_sha256 as withdrawal_sha256,
                            w.withdrawn_at
                        from notice.notice n
                        left join notice.withdrawal w on w.notice_id = n.id
                        left join lateral (
                            select sha256, pages, stamped_at from notice.stamped
                            where notice_id = n.id order by id desc limit 1) s on true
                        where series = :series and year = :year and n.number = :number
                            and old_number is null and length(:code) >= 10 and starts_with(link, :code)
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
                                row.getString("pdf_sha256"),
                                scan(row),
                                takenBack(row)))
                .optional();
    }

    private static @Nullable TakenBack takenBack(ResultSet row) throws SQLException {
        var at = Values.optionalInstant(row, "withdrawn_at");
        return at == null
                ? null
                : new TakenBack(
                        row.getString("withdrawal_number"), row.getString("withdrawal_sha256"), at);
    }

    private static @Nullable Scan scan(ResultSet row) throws SQLException {
        var at = Values.optionalInstant(row, "stamped_at");
        return at == null ? null : new Scan(row.getString("sha256"), row.getInt("pages"), at);
    }
}
