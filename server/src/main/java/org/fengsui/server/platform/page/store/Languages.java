package org.fengsui.server.platform.page.store;

import java.util.Locale;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The language a person chose last, for a browser that does not know it. */
@Service
@Transactional
public class Languages {

    private final Database database;

    Languages(Database database) {
        this.database = database;
    }

    /** The language chosen last, if one was. */
    @Transactional(readOnly = true)
    public Optional<Locale> of(Actor actor) {
        return database.in(actor.scope())
                .sql("select language from page.preference where account_id = :account")
                .param("account", actor.accountId())
                .query(String.class)
                .optional()
                .map(Locale::of);
    }

    /** Keeps the choice. */
    public void keep(Actor actor, Locale language) {
        database.in(actor.scope())
                .sql(
                        """
                        insert into page.preference (account_id, language)
                        values (:account, :language)
                        on conflict (account_id) do update set language = excluded.language
                        """)
                .param("account", actor.accountId())
                .param("language", language.getLanguage())
                .update();
    }
}
