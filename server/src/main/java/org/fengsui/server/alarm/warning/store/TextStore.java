package org.fengsui.server.alarm.warning.store;

import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Texts of warnings, which are only added. */
@Component
class TextStore {

    private final Database database;

    TextStore(Database database) {
        this.database = database;
    }

    /** Writes one and gives its identity. */
    long insert(Scope scope, Text text) {
        return database.in(scope)
                .sql(
                        """
                        insert into warning.text
                          (level, superior, superior_number, title, audience, words, products,
                           refs, advice, valid_until)
                        values (:level, :superior, :superiorNumber, :title, :audience, :words,
                           :products, :refs, :advice, :until)
                        returning id
                        """)
                .param("level", text.level().name())
                .param("superior", text.superior())
                .param("superiorNumber", text.superiorNumber())
                .param("title", text.title())
                .param("audience", text.audience())
                .param("words", text.words())
                .param("products", text.products())
                .param("refs", text.refs().toArray(String[]::new))
                .param("advice", text.advice())
                .param("until", Rows.at(text.validUntil()))
                .query(Long.class)
                .single();
    }
}
