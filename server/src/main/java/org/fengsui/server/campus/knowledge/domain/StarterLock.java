package org.fengsui.server.campus.knowledge.domain;

import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Keeps two nodes that start at once from taking in the starter set side by side. */
@Component
class StarterLock {

    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtext('knowledge.starter'))
            """;

    private final Database database;

    StarterLock(Database database) {
        this.database = database;
    }

    /** Held to the end of the transaction. */
    void take() {
        database.in(Scope.school()).sql(LOCK).query((row, at) -> 0).single();
    }
}
