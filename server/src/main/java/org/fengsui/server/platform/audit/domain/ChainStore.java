package org.fengsui.server.platform.audit.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.fengsui.server.platform.audit.AuditHead;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The blocks, the queue before them and the anchors behind them. */
@Component
class ChainStore {

    // An arbitrary number that no other advisory lock of the product uses: "AUDITSEA" in ASCII.
    private static final long SEALER_LOCK = 0x4155444954534541L;

    private final Database database;

    ChainStore(Database database) {
        this.database = database;
    }

    boolean lockSealer(Scope scope) {
        return database.in(scope)
                .sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", SEALER_LOCK)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes waiting entries out of the queue, lowest ids first. One that is gone from the log is
     * taken with a hash that no row has, so that the block keeps the proof of it.
     */
    List<SealedRow> take(Scope scope, int limit) {
        var ids =
                database.in(scope)
                        .sql(
                                """
                                delete from audit.pending
                                where entry_id in (
                                    select entry_id from audit.pending order by entry_id limit :limit)
                                returning entry_id
                                """)
                        .param("limit", limit)
                        .query(Long.class)
                        .list();
        var rows = new TreeMap<Long, SealedRow>();
        ids.forEach(id -> rows.put(id, SealedRow.missing(id)));
        database.batchIn(scope)
                .query(
                        SealedRow.BY_IDS,
                        row -> {
                            var sealed = SealedRow.of(row);
                            rows.put(sealed.id(), sealed);
                        },
                        new SqlArrayValue("bigint", ids.toArray()));
        return List.copyOf(rows.values());
    }

    AuditHead head(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select number, hash, sealed_at from audit.block
                        order by number desc limit 1
                        """)
                .query((row, _) ->
                        new AuditHead(
                                row.getLong("number"),
                                HexFormat.of().formatHex(row.getBytes("hash")),
                                row.getObject("sealed_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(AuditHead.NONE);
    }

    long waiting(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from audit.pending")
                .query(Long.class)
                .single();
    }

    void append(Scope scope, Block block) {
        int rows =
                database.in(scope)
                        .sql(
                                """
                                insert into audit.block (number, sealed_at, entry_ids,
                                    entry_hashes, previous_hash, hash)
                                values (:number, :sealedAt, :entryIds, :entryHashes,
                                    :previousHash, :hash)
                                """)
                        .param("number", block.number())
                        .param("sealedAt", block.sealedAt().atOffset(ZoneOffset.UTC))
                        .param("entryIds", new SqlArrayValue("bigint", (Object[]) block.entryIds()))
                        .param("entryHashes", block.entryHashes())
                        .param("previousHash", HexFormat.of().parseHex(block.previousHash()))
                        .param("hash", HexFormat.of().parseHex(block.hash()))
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("block not written: " + block.number());
        }
    }

    @Nullable LocalDate lastAnchored(Scope scope) {
        return database.in(scope)
                .sql("select max(day) from audit.anchor")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    void anchor(Scope scope, LocalDate day, AuditHead head, Instant at) {
        var sealedAt = head.sealedAt();
        if (sealedAt == null) {
            throw new IllegalArgumentException("nothing is sealed yet, nothing can be anchored");
        }
        int rows =
                database.in(scope)
                        .sql(
                                """
                                insert into audit.anchor (day, block, hash, sealed_at, anchored_at)
                                values (:day, :block, :hash, :sealedAt, :at)
                                """)
                        .param("day", day)
                        .param("block", head.block())
                        .param("hash", HexFormat.of().parseHex(head.hash()))
                        .param("sealedAt", sealedAt.atOffset(ZoneOffset.UTC))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("anchor not written: " + day);
        }
    }
}
