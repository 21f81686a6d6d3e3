package org.fengsui.server.duty.mailbox.store;

import java.time.Instant;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of senders, and whose they are. */
@Component
public class SenderStore {

    private final Database database;

    SenderStore(Database database) {
        this.database = database;
    }

    /** The body of a sender: of his address, else of his domain. */
    public Optional<Long> sourceOf(Scope scope, String address) {
        return database.in(scope)
                .sql(
                        """
                        select source_id from mailbox.sender
                        where address in (:address, :domain)
                        order by starts_with(address, '@') limit 1
                        """)
                .param("address", address)
                .param("domain", address.substring(Math.max(0, address.lastIndexOf('@'))))
                .query(Long.class)
                .optional();
    }

    /** His mails are of this body from now on. */
    public void put(Scope scope, Actor by, String address, long sourceId, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into mailbox.sender (address, source_id, by_account, at)
                        values (:address, :source, :by, :at)
                        on conflict (address) do update
                        set source_id = excluded.source_id, by_account = excluded.by_account,
                            at = excluded.at
                        """)
                .param("address", address)
                .param("source", sourceId)
                .param("by", by.accountId())
                .param("at", Rows.at(now))
                .update();
    }
}
