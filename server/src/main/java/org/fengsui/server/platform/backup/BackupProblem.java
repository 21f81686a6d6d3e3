package org.fengsui.server.platform.backup;

import org.fengsui.server.platform.kernel.Problem;

/** Why a backup is not made, or not restored. */
public enum BackupProblem implements Problem {
    /** There is a file of that name already; names it. */
    FILE_EXISTS("backup-file-exists", Kind.CONFLICT),
    /** The folder holds no keys, so it is not a server's; names the folder. */
    NO_KEYS("backup-no-keys", Kind.CONFLICT),
    /** The database holds no record; names the folder or nothing more. */
    NO_RECORD("backup-no-record", Kind.CONFLICT),
    /** The file cannot be opened as a backup; names it and what is wrong. */
    NOT_A_BACKUP("backup-not-a-backup", Kind.INVALID),
    /** A part of the file is not what was written; names file and part. */
    PART_DAMAGED("backup-part-damaged", Kind.INVALID),
    /** Made by a newer product; names the file, its version and schema, and this version. */
    TOO_NEW("backup-too-new", Kind.CONFLICT),
    /**
     * Its tables are not those of its version here; names the file, its version and what differs.
     */
    SCHEMA_DIFFERS("backup-schema-differs", Kind.CONFLICT),
    /** A part was not taken by the database; names the part and what the database said. */
    NOT_LOADED("backup-not-loaded", Kind.INVALID),
    /** More or fewer rows arrived than were written; names table, both counts. */
    COUNT_DIFFERS("backup-count-differs", Kind.INVALID),
    /** The audit log's chain is broken in it; names the file and the block. */
    CHAIN_BROKEN("backup-chain-broken", Kind.INVALID),
    /** Something is in the database that is to be filled; names the database and one such thing. */
    DATABASE_NOT_EMPTY("backup-database-not-empty", Kind.CONFLICT),
    /** Another restore fills the database; names it. */
    DATABASE_TAKEN("backup-database-taken", Kind.CONFLICT),
    /** A demo runs on its own database only; names the file. */
    DEMO_STAYS_EMBEDDED("backup-demo-stays-embedded", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    BackupProblem(String slug, Kind kind) {
        this.slug = slug;
        this.kind = kind;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
