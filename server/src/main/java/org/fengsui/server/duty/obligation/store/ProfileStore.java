package org.fengsui.server.duty.obligation.store;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of profiles that were ever in force. */
@Component
public class ProfileStore {

    private final Database database;

    ProfileStore(Database database) {
        this.database = database;
    }

    /** The text of a version, if it was ever in force. */
    public Optional<String> text(Scope scope, int version) {
        return database.in(scope)
                .sql("select text from obligation.profile where version = :version")
                .param("version", version)
                .query(String.class)
                .optional();
    }

    /** Keeps a new version; another node may have done so already. */
    public void keep(Scope scope, int version, String name, String text, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into obligation.profile (version, name, text, read_at)
                        values (:version, :name, :text, :at)
                        on conflict do nothing
                        """)
                .param("version", version)
                .param("name", name)
                .param("text", text)
                .param("at", Columns.at(at))
                .update();
    }
}
