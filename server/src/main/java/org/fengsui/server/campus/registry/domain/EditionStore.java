package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.kernel.Changing;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The edition: raised by every change, and the lock under which changes follow each other. */
@Component
class EditionStore {

    /** The channel on which nodes tell each other of a new edition. */
    static final String CHANNEL = "registry_edition";

    private static final String CURRENT =
            """
            select version from registry.edition
            """;

    private static final String LOCK =
            """
            select version from registry.edition for update
            """;

    private static final String RAISE =
            """
            update registry.edition set version = version + 1 returning version
            """;

    private static final String NOTIFY =
            """
            select pg_notify(:channel, :version)
            """;

    private final Database database;

    EditionStore(Database database) {
        this.database = database;
    }

    long current(Scope scope) {
        return database.in(scope).sql(CURRENT).query(Long.class).single();
    }

    /** The edition, with every other change waiting until this transaction ends. */
    long lock(Scope scope) {
        Changing.now(EditionStore.class);
        return database.in(scope).sql(LOCK).query(Long.class).single();
    }

    /** Whether what the running transaction sees may be its own, and nobody else's yet. */
    static boolean changing() {
        return Changing.is(EditionStore.class);
    }

    /** Raises the edition; other nodes hear of it when the transaction is committed. */
    long raise(Scope scope) {
        long version = database.in(scope).sql(RAISE).query(Long.class).single();
        database.in(scope)
                .sql(NOTIFY)
                .param("channel", CHANNEL)
                .param("version", String.valueOf(version))
                .query((row, at) -> version)
                .single();
        return version;
    }
}
