package org.fengsui.server.platform.secret.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The record's word on the keys. */
@Component
class KeyStore {

    private final Database database;

    KeyStore(Database database) {
        this.database = database;
    }

    /** The newest key, which nobody retires before this transaction ends. */
    Optional<Integer> current(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select number from kernel.secret_key
                        where retired_at is null and number > 0 order by number desc limit 1 for share
                        """)
                .query(Integer.class)
                .optional();
    }

    String proof(Scope scope, int number) {
        return database.in(scope)
                .sql("select proof from kernel.secret_key where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** Adds a key, unless another transaction has. */
    void add(Scope scope, int number, String proof, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into kernel.secret_key (number, made_at, proof)
                        values (:number, :now, :proof) on conflict (number) do nothing
                        """)
                .param("number", number)
                .param("now", Timestamp.from(now))
                .param("proof", proof)
                .update();
    }
}
