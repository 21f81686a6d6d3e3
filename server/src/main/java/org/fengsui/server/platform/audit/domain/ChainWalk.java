package org.fengsui.server.platform.audit.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fengsui.server.platform.audit.AuditHead;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Fault;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.kernel.Told;
import org.jspecify.annotations.Nullable;

/**
 * One walk along the chain, from the first block to the last, in one read-only snapshot; it stops
 * at the first place that is not as it was sealed. Plain JDBC, so that it needs no server.
 */
public final class ChainWalk {

    private static final int BLOCKS_AT_ONCE = 20;

    private static final String BLOCKS =
            """
            select number, sealed_at, entry_ids, entry_hashes, previous_hash, hash
            from audit.block order by number
            """;

    private static final String NEWEST =
            """
            select number, sealed_at, hash from audit.block order by number desc limit 1
            """;

    private static final String WAITING = "select count(*) from audit.pending";

    private static final String STRAY =
            """
            select min(e.id)
            from audit.entry e
            left join (select unnest(entry_ids) as id from audit.block
                       union all
                       select entry_id from audit.pending) known on known.id = e.id
            where known.id is null
            """;

    private final Connection connection;
    private final Told told;
    private final Map<Long, AuditHead> held = new TreeMap<>();
    private AuditHead last = AuditHead.NONE;
    private long entries;

    /**
     * @param connection with auto-commit off
     * @param held a head kept outside
     * @param told hears how far it is
     */
    public ChainWalk(Connection connection, Optional<AuditHead> held, Told told) {
        this.connection = connection;
        this.told = told;
        held.ifPresent(head -> this.held.put(head.block(), head));
    }

    /**
     * Walks.
     *
     * @throws SQLException if the record cannot be read
     */
    public AuditVerification verify() throws SQLException {
        try {
            enter();
            return walk();
        } finally {
            connection.rollback();
        }
    }

    /** The newest block as the connection's transaction sees it. */
    public static AuditHead head(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(NEWEST);
                var rows = statement.executeQuery()) {
            return rows.next()
                    ? new AuditHead(
                            rows.getLong("number"),
                            HexFormat.of().formatHex(rows.getBytes("hash")),
                            rows.getObject("sealed_at", OffsetDateTime.class).toInstant())
                    : AuditHead.NONE;
        }
    }

    private void enter() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("select set_config('fengsui.scope', 'school', true)");
        }
    }

    private AuditVerification walk() throws SQLException {
        var wrongAnchor = readAnchors();
        if (wrongAnchor != null) {
            return wrongAnchor;
        }
        long total = number("select count(*) from audit.entry") - number(WAITING);
        told.done(0, total);
        try (var statement = connection.prepareStatement(BLOCKS)) {
            statement.setFetchSize(BLOCKS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var broken = step(Block.of(rows));
                    if (broken != null) {
                        return broken;
                    }
                    told.done(entries, total);
                }
            }
        }
        return end();
    }

    private @Nullable Broken readAnchors() throws SQLException {
        try (var statement = connection.prepareStatement("select block, hash from audit.anchor");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var anchor =
                        new AuditHead(
                                rows.getLong("block"),
                                HexFormat.of().formatHex(rows.getBytes("hash")),
                                null);
                var other = held.putIfAbsent(anchor.block(), anchor);
                if (other != null && !other.hash().equals(anchor.hash())) {
                    return new Broken(Fault.CHAIN_REWRITTEN, anchor.block(), null, 0);
                }
            }
        }
        return null;
    }

    private @Nullable Broken step(Block block) throws SQLException {
        if (block.number() != last.block() + 1) {
            return broken(Fault.BLOCK_MISSING, last.block() + 1, null);
        }
        if (!block.previousHash().equals(last.hash())) {
            return broken(Fault.CHAIN_REWRITTEN, block.number(), null);
        }
        var entry = firstBadEntry(block);
        if (entry != null) {
            return entry;
        }
        if (!block.expectedHash().equals(block.hash())) {
            return broken(Fault.BLOCK_CHANGED, block.number(), null);
        }
        var anchor = held.remove(block.number());
        if (anchor != null && !anchor.hash().equals(block.hash())) {
            return broken(Fault.CHAIN_REWRITTEN, block.number(), null);
        }
        last = block.head();
        entries += block.rows().size();
        return null;
    }

    private @Nullable Broken firstBadEntry(Block block) throws SQLException {
        var found = new HashMap<Long, SealedRow>();
        try (var statement = connection.prepareStatement(SealedRow.BY_IDS)) {
            statement.setArray(1, connection.createArrayOf("bigint", block.entryIds()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = SealedRow.of(rows);
                    found.put(row.id(), row);
                }
            }
        }
        for (var sealed : block.rows()) {
            var row = found.get(sealed.id());
            if (row == null) {
                return broken(Fault.ENTRY_MISSING, block.number(), sealed.id());
            }
            if (!row.equals(sealed)) {
                return broken(Fault.ENTRY_CHANGED, block.number(), sealed.id());
            }
        }
        return null;
    }

    private AuditVerification end() throws SQLException {
        if (held.keySet().stream().anyMatch(block -> block > last.block())) {
            return broken(Fault.TRUNCATED, last.block() + 1, null);
        }
        long waiting = number(WAITING);
        if (number("select count(*) from audit.entry") != entries + waiting) {
            long stray = number(STRAY);
            var fault = stray == 0 ? Fault.ENTRY_MISSING : Fault.ENTRY_STRAY;
            return broken(fault, last.block() + 1, stray == 0 ? null : stray);
        }
        return new Intact(last.block(), entries, waiting, last);
    }

    private Broken broken(Fault fault, long block, @Nullable Long entry) {
        return new Broken(fault, block, entry, last.block());
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
