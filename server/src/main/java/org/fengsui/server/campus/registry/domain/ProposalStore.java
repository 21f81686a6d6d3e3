package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.domain.Proposal.Act;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What units proposed. */
@Component
class ProposalStore {

    private static final String SOME =
            """
            select id, version, unit_id, kind, row_id, row_version, title, note, state,
                proposed_by, proposer, proposed_at, decided_by, decider, decided_at, reason,
                proof_method, proof_checked_at, proof_checked_by, proof_evidence
            from registry.proposal
            where (:every or id = any (:ids)) and (:kind = '' or (kind = :kind and row_id = :row))
            order by state <> 'PROPOSED', case when state = 'PROPOSED' then id else -id end
            limit :limit
            """;

    private static final String CELLS =
            """
            select proposal_id, field, before, after
            from registry.proposal_cell
            where proposal_id = any (:ids)
            order by proposal_id, position
            """;

    private static final String OPEN =
            """
            select count(*) from registry.proposal where state = 'PROPOSED'
            """;

    private static final String INSERT =
            """
            insert into registry.proposal (unit_id, kind, row_id, row_version, title, note, state,
                proposed_by, proposer, proposed_at, proof_method, proof_checked_at,
                proof_checked_by, proof_evidence)
            values (:unit, :kind, :row, :rowVersion, :title, :note, 'PROPOSED', :by, :name, :at,
                :method, :checkedAt, :checkedBy, :evidence)
            returning id
            """;

    private static final String INSERT_CELL =
            """
            insert into registry.proposal_cell (proposal_id, position, field, before, after)
            values (?, ?, ?, ?, ?)
            """;

    private static final String DECIDE =
            """
            update registry.proposal
            set state = :state, decided_by = :by, decider = :name, decided_at = :at,
                reason = :reason, row_id = :row, version = version + 1
            where id = :id and version = :version and state = 'PROPOSED'
            """;

    private final Database database;

    ProposalStore(Database database) {
        this.database = database;
    }

    /** Those that wait first, the oldest of them first; then the decided, the newest first. */
    List<Proposal> all(Scope scope, int limit) {
        return read(scope, null, "", 0, limit);
    }

    /** Those about one row of a kind. */
    List<Proposal> about(Scope scope, Proposal.Kind kind, long rowId, int limit) {
        return read(scope, null, kind.name(), rowId, limit);
    }

    Optional<Proposal> find(Scope scope, long id) {
        return some(scope, List.of(id)).stream().findFirst();
    }

    List<Proposal> some(Scope scope, Collection<Long> ids) {
        return read(scope, ids, "", 0, Math.max(1, ids.size()));
    }

    private List<Proposal> read(
            Scope scope, @Nullable Collection<Long> ids, String kind, long rowId, int limit) {
        var bare =
                database.in(scope)
                        .sql(SOME)
                        .param("every", ids == null)
                        .param("ids", ids == null ? new Long[0] : ids.toArray(Long[]::new))
                        .param("kind", kind)
                        .param("row", rowId)
                        .param("limit", limit)
                        .query(ProposalStore::map)
                        .list();
        var cells = cells(scope, bare.stream().map(Proposal::id).toArray(Long[]::new));
        return bare.stream()
                .map(each -> with(each, cells.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Map<Long, List<RowChange.Cell>> cells(Scope scope, Long[] ids) {
        var cells = new HashMap<Long, List<RowChange.Cell>>();
        database.in(scope)
                .sql(CELLS)
                .param("ids", ids)
                .query(row -> {
                    cells.computeIfAbsent(row.getLong("proposal_id"), _ -> new ArrayList<>())
                            .add(
                                    new RowChange.Cell(
                                            Column.valueOf(row.getString("field")),
                                            row.getString("before"),
                                            row.getString("after")));
                });
        return cells;
    }

    /** How many wait. */
    long open(Scope scope) {
        return database.in(scope).sql(OPEN).query(Long.class).single();
    }

    /** Writes a new one; its identity and state are not read. */
    long insert(Scope scope, Proposal proposal) {
        var proof = proposal.proof();
        long id =
                database.in(scope)
                        .sql(INSERT)
                        .param("method", proof == null ? null : proof.method())
                        .param(
                                "checkedAt",
                                proof == null ? null : proof.checkedAt().atOffset(ZoneOffset.UTC))
                        .param("checkedBy", proof == null ? null : proof.checkedBy())
                        .param("evidence", proof == null ? null : proof.evidence())
                        .param("unit", proposal.unitId())
                        .param("kind", proposal.kind().name())
                        .param("row", proposal.rowId())
                        .param("rowVersion", proposal.rowVersion())
                        .param("title", proposal.title())
                        .param("note", proposal.note())
                        .param("by", proposal.proposed().accountId())
                        .param("name", proposal.proposed().name())
                        .param("at", proposal.proposed().at().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        var batch = new ArrayList<Object[]>();
        for (var cell : proposal.cells()) {
            batch.add(
                    new Object[] {
                        id, batch.size(), cell.column().name(), cell.before(), cell.after()
                    });
        }
        database.batchIn(scope).batchUpdate(INSERT_CELL, batch);
        return id;
    }

    /**
     * Moves one that waits.
     *
     * @param after with the row it came to be about where that is new
     */
    void decide(Scope scope, Proposal after, Act by) {
        int rows =
                database.in(scope)
                        .sql(DECIDE)
                        .param("id", after.id())
                        .param("version", after.version())
                        .param("state", after.state().name())
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", by.at().atOffset(ZoneOffset.UTC))
                        .param("reason", after.reason())
                        .param("row", after.rowId())
                        .update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, after.title());
        }
    }

    private static Proposal with(Proposal bare, List<RowChange.Cell> cells) {
        return new Proposal(
                bare.id(),
                bare.version(),
                bare.unitId(),
                bare.kind(),
                bare.rowId(),
                bare.rowVersion(),
                bare.title(),
                bare.note(),
                cells,
                bare.proof(),
                bare.state(),
                bare.proposed(),
                bare.decided(),
                bare.reason());
    }

    private static Retirement.@Nullable Proof proof(ResultSet row) throws SQLException {
        var checkedAt = row.getObject("proof_checked_at", OffsetDateTime.class);
        return checkedAt == null
                ? null
                : new Retirement.Proof(
                        row.getString("note"),
                        row.getString("proof_method"),
                        checkedAt.toInstant(),
                        row.getString("proof_checked_by"),
                        row.getString("proof_evidence"));
    }

    private static Proposal map(ResultSet row, int at) throws SQLException {
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("unit_id"),
                Proposal.Kind.valueOf(row.getString("kind")),
                SqlValues.longOrNull(row, "row_id"),
                SqlValues.intOrNull(row, "row_version"),
                row.getString("title"),
                row.getString("note"),
                List.of(),
                proof(row),
                Proposal.State.valueOf(row.getString("state")),
                new Act(
                        row.getLong("proposed_by"),
                        row.getString("proposer"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant()),
                decidedAt == null
                        ? null
                        : new Act(
                                row.getLong("decided_by"),
                                row.getString("decider"),
                                decidedAt.toInstant()),
                row.getString("reason"));
    }
}
