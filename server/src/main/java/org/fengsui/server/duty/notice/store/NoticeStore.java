package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of notices. Every change raises the version; whoever changes holds the row's lock. */
@Component
public class NoticeStore {

    static final String COLUMNS =
            """
            n.id, n.version, n.kind, n.basis, n.state, n.unit_id, n.supporting_unit_ids,
            n.principal_unit_id, n.topic, n.remark, n.style, n.drafted_by, n.drafter, n.drafted_at, n.authors, n.series, n.year, n.number,
            n.old_number,
            n.issued_by, n.issuer, n.issued_at, n.link, n.docx_file_id, n.pdf_file_id, n.served_at,
            n.served_way, n.served_to, n.acknowledged_at, n.acknowledger, n.acknowledger_phone,
            n.closed_at
            """;

    private final Database database;

    NoticeStore(Database database) {
        this.database = database;
    }

    /** What a draft is made of. */
    public record NewNotice(
            Notice.Kind kind,
            long unitId,
            List<Long> supportingUnitIds,
            @Nullable Long principalUnitId,
            String topic,
            String remark,
            OfficialDocument.Style style,
            String search) {}

    /**
     * Writes a new draft.
     *
     * @param splitFrom the draft its items were taken from; null where there is none
     */
    public long insert(
            Scope scope, Actor by, NewNotice notice, @Nullable Long splitFrom, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into notice.notice
                          (kind, basis, state, unit_id, supporting_unit_ids, principal_unit_id,
                           split_from_id, topic, remark,
                           style, drafted_by, drafter, drafted_at, authors, search)
                        values (:kind, :basis, 'DRAFT', :unit, :supporting, :principal,
                           :split, :topic, :remark, :style, :account, :name, :now, array[:account]::bigint[], :search)
                        returning id
                        """)
                .param("kind", notice.kind().name())
                .param("basis", Basis.of(notice.kind()))
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("principal", notice.principalUnitId(), Types.BIGINT)
                .param("split", splitFrom, Types.BIGINT)
                .param("topic", notice.topic())
                .param("remark", notice.remark())
                .param("style", notice.style().name())
                .param("account", by.accountId())
                .param("name", by.name())
                .param("now", Values.at(now))
                .param("search", notice.search())
                .query(Long.class)
                .single();
    }

    /** One notice, if the scope sees it. */
    public Optional<Head> find(Scope scope, long id) {
        return select(scope, "where n.id = :id")
                .param("id", id)
                .query(NoticeStore::head)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Head> lock(Scope scope, long id) {
        return select(scope, "where n.id = :id for update")
                .param("id", id)
                .query(NoticeStore::head)
                .optional();
    }

    /** The notice behind a link. */
    public Optional<Head> byLink(Scope scope, String link) {
        return select(scope, "where n.link = :link")
                .param("link", link)
                .query(NoticeStore::head)
                .optional();
    }

    /** Those of the notices that the scope sees. */
    public List<Head> all(Scope scope, Collection<Long> ids) {
        return select(scope, "where n.id = any(:ids) order by n.id")
                .param("ids", Values.ids(ids))
                .query(NoticeStore::head)
                .list();
    }

    /** The notices to supporting units that were split off one, those given up left out. */
    public List<Head> split(Scope scope, long id) {
        return select(
                        scope,
                        """
                        where n.split_from_id = :id
                            and not (n.state = 'WITHDRAWN' and n.issued_at is null)
                        order by n.id
                        """)
                .param("id", id)
                .query(NoticeStore::head)
                .list();
    }

    private StatementSpec select(Scope scope, String rest) {
        return database.in(scope).sql("select " + COLUMNS + " from notice.notice n " + rest);
    }

    /** Changes a draft's content; the actor becomes one of its authors. */
    public void edit(Scope scope, long id, Actor by, NewNotice content) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, supporting_unit_ids = :supporting,
                                    principal_unit_id = :principal, topic = :topic, remark = :remark,
                                    style = :style, search = :search,
                                    authors = array_append(array_remove(authors, :account),
                                        :account)
                                where id = :id
                                """)
                        .param("supporting", Values.ids(content.supportingUnitIds()))
                        .param("principal", content.principalUnitId(), Types.BIGINT)
                        .param("topic", content.topic())
                        .param("remark", content.remark())
                        .param("style", content.style().name())
                        .param("search", content.search())
                        .param("account", by.accountId())
                        .param("id", id));
    }

    /** Changes the state alone. */
    public void state(Scope scope, long id, NoticeState state) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice set version = version + 1, state = :state
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("id", id));
    }

    /** Puts it to the second person; the actor becomes one of its authors. */
    public void propose(Scope scope, long id, Actor by) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, state = 'PROPOSED',
                                    authors = array_append(array_remove(authors, :account),
                                        :account)
                                where id = :id
                                """)
                        .param("account", by.accountId())
                        .param("id", id));
    }

    /** What issuing adds. */
    public record Issue(
            Head.Numbering number,
            String link,
            String period,
            long docxFileId,
            String docxSha256,
            long pdfFileId,
            String pdfSha256,
            @Nullable Long templateId,
            String search) {}

    /** Writes the issue. */
    public void issue(Scope scope, long id, Actor by, Issue issue, Instant now) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, state = 'ISSUED', series = :series,
                                    year = :year, number = :number, issued_by = :account,
                                    issuer = :name, issued_at = :now, link = :link,
                                    period = :period, docx_file_id = :docx,
                                    docx_sha256 = :docxSha, pdf_file_id = :pdf,
                                    pdf_sha256 = :pdfSha, template_id = :template,
                                    search = :search
                                where id = :id
                                """)
                        .param("series", issue.number().series())
                        .param("year", issue.number().year())
                        .param("number", issue.number().number())
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("now", Values.at(now))
                        .param("link", issue.link())
                        .param("period", issue.period())
                        .param("docx", issue.docxFileId())
                        .param("docxSha", issue.docxSha256())
                        .param("pdf", issue.pdfFileId())
                        .param("pdfSha", issue.pdfSha256())
                        .param("template", issue.templateId(), Types.BIGINT)
                        .param("search", issue.search())
                        .param("id", id));
    }

    /** Writes that it was served. */
    public void serve(Scope scope, long id, NoticeState state, Notice.Service service) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, state = :state, served_at = :at,
                                    served_way = :way, served_to = :to
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("at", Values.at(service.at()))
                        .param("way", service.way().name())
                        .param("to", service.to())
                        .param("id", id));
    }

    /** Writes that the unit acknowledged. */
    public void acknowledge(
            Scope scope, long id, NoticeState state, Notice.Acknowledgement acknowledgement) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, state = :state,
                                    acknowledged_at = :at, acknowledger = :name,
                                    acknowledger_phone = :phone
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("at", Values.at(acknowledgement.at()))
                        .param("name", acknowledgement.name())
                        .param("phone", acknowledgement.phone())
                        .param("id", id));
    }

    /** Writes its end. */
    public void end(Scope scope, long id, NoticeState state, Instant now) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.notice
                                set version = version + 1, state = :state, closed_at = :now
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("now", Values.at(now))
                        .param("id", id));
    }

    private static void change(StatementSpec update) {
        int written = update.update();
        if (written != 1) {
            throw new IllegalStateException("notices changed: " + written);
        }
    }

    /** The period in words an issued notice printed. */
    public String period(Scope scope, long id) {
        return database.in(scope)
                .sql("select coalesce(period, '') from notice.notice where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** The version of the school's own paper it was frozen with; empty for the standard. */
    public Optional<Long> template(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select template_id from notice.notice
                        where id = :id and template_id is not null
                        """)
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** How many are under way by state, and what waits. */
    public Notices.Summary summary(Scope scope) {
        var counts = new EnumMap<NoticeState, Long>(NoticeState.class);
        for (var state : NoticeState.values()) {
            if (!state.over()) {
                counts.put(state, 0L);
            }
        }
        database.in(scope)
                .sql(
                        """
                        select state, count(*) as notices from notice.notice
                        where state not in ('CLOSED', 'WITHDRAWN') group by state
                        """)
                .query(row -> {
                    counts.put(NoticeState.valueOf(row.getString("state")), row.getLong("notices"));
                });
        long toReview =
                database.in(scope)
                        .sql(
                                """
                                select count(*) from notice.item i
                                join notice.answer a on a.item_id = i.id and a.round = i.round
                                where i.state = 'ANSWERED' and a.verdict is null
                                """)
                        .query(Long.class)
                        .single();
        return new Notices.Summary(counts, toReview, counts.getOrDefault(NoticeState.ISSUED, 0L));
    }

    static Head head(ResultSet row, int rowNumber) throws SQLException {
        var issuer = Values.act(row, "issued_by", "issuer", "issued_at");
        return new Head(
                row.getLong("id"),
                row.getInt("version"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("basis"),
                NoticeState.valueOf(row.getString("state")),
                row.getLong("unit_id"),
                Values.ids(row, "supporting_unit_ids"),
                row.getObject("principal_unit_id", Long.class),
                row.getString("topic"),
                row.getString("remark"),
                OfficialDocument.Style.valueOf(row.getString("style")),
                new Notice.Act(
                        row.getLong("drafted_by"),
                        row.getString("drafter"),
                        Values.instant(row, "drafted_at")),
                Values.ids(row, "authors"),
                row.getString("series") == null
                        ? null
                        : new Head.Numbering(
                                row.getString("series"), row.getInt("year"), row.getLong("number")),
                row.getString("old_number"),
                issuer,
                row.getString("link"),
                row.getObject("docx_file_id", Long.class),
                row.getObject("pdf_file_id", Long.class),
                service(row),
                acknowledgement(row),
                Values.optionalInstant(row, "closed_at"));
    }

    private static Notice.@Nullable Service service(ResultSet row) throws SQLException {
        var at = Values.optionalInstant(row, "served_at");
        return at == null
                ? null
                : new Notice.Service(
                        at,
                        Notice.ServiceWay.valueOf(row.getString("served_way")),
                        row.getString("served_to"));
    }

    private static Notice.@Nullable Acknowledgement acknowledgement(ResultSet row)
            throws SQLException {
        var at = Values.optionalInstant(row, "acknowledged_at");
        return at == null
                ? null
                : new Notice.Acknowledgement(
                        at, row.getString("acknowledger"), row.getString("acknowledger_phone"));
    }
}
