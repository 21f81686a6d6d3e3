package org.fengsui.server.platform.access.domain;

import static org.fengsui.server.platform.access.domain.SqlValues.at;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The one link of the first start. */
@Component
class SetupStore {

    private final Database database;

    SetupStore(Database database) {
        this.database = database;
    }

    void replace(Scope scope, byte[] hash, Instant expiresAt) {
        int rows =
                database.in(scope)
                        .sql(
                                """
                                insert into access.setup_link (hash, expires_at)
                                values (:hash, :expiresAt)
                                on conflict (single) do update
                                set hash = excluded.hash, expires_at = excluded.expires_at,
                                    used_at = null
                                """)
                        .param("hash", hash)
                        .param("expiresAt", at(expiresAt))
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("the set-up link was not written");
        }
    }

    boolean isOpen(Scope scope, byte[] hash, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        select exists (
                            select from access.setup_link
                            where hash = :hash and used_at is null and expires_at > :now)
                        """)
                .param("hash", hash)
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /** Uses it up; of several at once only one succeeds. */
    boolean use(Scope scope, byte[] hash, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update access.setup_link set used_at = :now
                                where hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", at(now))
                        .update()
                == 1;
    }
}
