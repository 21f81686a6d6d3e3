package org.fengsui.server.platform.record;

import org.fengsui.server.platform.kernel.Problem;

/** Why the embedded database is not started. */
public enum RecordProblem implements Problem {
    /** Another server runs on the data folder; names the folder. */
    FOLDER_IN_USE("record-folder-in-use", Kind.CONFLICT),
    /** A record is to be put where something lies already; names the folder. */
    FOLDER_NOT_EMPTY("record-folder-not-empty", Kind.CONFLICT),
    /** Run by root, on a folder nobody else can reach; names the folder. */
    NEEDS_ORDINARY_USER("record-needs-ordinary-user", Kind.UNAVAILABLE),
    /** No PostgreSQL travels along for this machine; names system and architecture. */
    NOT_BUNDLED("record-not-bundled", Kind.UNAVAILABLE),
    /** The key files do not open the database; names their folder. */
    KEYS_DO_NOT_FIT("record-keys-do-not-fit", Kind.UNAVAILABLE),
    /** It did not start; names the folder and what PostgreSQL said. */
    DID_NOT_START("record-did-not-start", Kind.UNAVAILABLE);

    private final String slug;
    private final Kind kind;

    RecordProblem(String slug, Kind kind) {
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
