package org.fengsui.server.platform.audit.domain;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.fengsui.server.platform.audit.AuditHead;

/**
 * A block of the chain as it is stored. Hashes are 64 lower-case hex digits.
 *
 * @param number its place, from 1 without gaps
 * @param sealedAt when
 * @param rows the entries it seals with their hashes, by id
 * @param previousHash the hash of the block before; zeros for the first
 * @param hash its own
 */
record Block(
        long number, Instant sealedAt, List<SealedRow> rows, String previousHash, String hash) {

    private static final int HASH_LENGTH = 32;

    /** Seals rows behind a block, or first of all behind {@link AuditHead#NONE}. */
    static Block after(AuditHead head, Instant sealedAt, List<SealedRow> rows) {
        long number = head.block() + 1;
        var hash = hash(number, sealedAt, rows, head.hash());
        return new Block(number, sealedAt, rows, head.hash(), hash);
    }

    /** What the hash must be, given everything else. */
    String expectedHash() {
        return hash(number, sealedAt, rows, previousHash);
    }

    AuditHead head() {
        return new AuditHead(number, hash, sealedAt);
    }

    Long[] entryIds() {
        return rows.stream().map(SealedRow::id).toArray(Long[]::new);
    }

    byte[] entryHashes() {
        var hashes = new ByteArrayOutputStream(HASH_LENGTH * rows.size());
        rows.forEach(row -> hashes.writeBytes(HexFormat.of().parseHex(row.hash())));
        return hashes.toByteArray();
    }

    static Block of(ResultSet row) throws SQLException {
        var ids = (Long[]) row.getArray("entry_ids").getArray();
        var hashes = HexFormat.of().formatHex(row.getBytes("entry_hashes"));
        var rows = new ArrayList<SealedRow>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            int from = Math.min(i * 2 * HASH_LENGTH, hashes.length());
            int to = Math.min(from + 2 * HASH_LENGTH, hashes.length());
            rows.add(new SealedRow(ids[i], hashes.substring(from, to)));
        }
        return new Block(
                row.getLong("number"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                List.copyOf(rows),
                HexFormat.of().formatHex(row.getBytes("previous_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static String hash(
            long number, Instant sealedAt, List<SealedRow> rows, String previousHash) {
        var digest =
                new Digest("fengsui-audit-block-1")
                        .number(number)
                        .instant(sealedAt)
                        .text(previousHash)
                        .number(rows.size());
        rows.forEach(row -> digest.number(row.id()).text(row.hash()));
        return digest.hex();
    }
}
