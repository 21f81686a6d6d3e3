package org.fengsui.server.sensing.intake.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which imports a person entered by hand, and what came with them. */
@Component
class HandEntryStore {

    private final Database database;

    HandEntryStore(Database database) {
        this.database = database;
    }

    /** What came with an entry: the letter's number and days. */
    record Row(String number, @Nullable LocalDate receivedOn, @Nullable LocalDate replyDue) {

        /** The letter of a source; null where none wrote. */
        @Nullable SourceLetter letter(@Nullable String source) {
            return source == null || receivedOn == null
                    ? null
                    : new SourceLetter(source, number, receivedOn, replyDue);
        }
    }

    void add(Scope scope, long importId, @Nullable SourceLetter letter) {
        database.in(scope)
                .sql(
                        """
                        insert into intake.hand_entry (import_id, number, received_on, reply_due)
                        values (:import, :number, :received, :due)
                        """)
                .param("import", importId)
                .param("number", letter == null ? "" : letter.number())
                .param("received", letter == null ? null : letter.receivedOn())
                .param("due", letter == null ? null : letter.replyDue())
                .update();
    }

    Optional<Row> find(Scope scope, long importId) {
        return database.in(scope)
                .sql(
                        """
                        select number, received_on, reply_due
                          from intake.hand_entry
                         where import_id = :import
                        """)
                .param("import", importId)
                .query(Row.class)
                .optional();
    }

    void became(Scope scope, long importId, long findingId) {
        database.in(scope)
                .sql("update intake.hand_entry set finding_id = :finding where import_id = :import")
                .param("finding", findingId)
                .param("import", importId)
                .update();
    }

    /** The finding an entry became; the same bytes again are the finding of the first. */
    Optional<Long> finding(Scope scope, long importId) {
        return database.in(scope)
                .sql(
                        """
                        select e.finding_id
                          from intake.import i
                          join intake.hand_entry e on e.import_id = coalesce(i.same_as, i.id)
                         where i.id = :import and e.finding_id is not null
                        """)
                .param("import", importId)
                .query(Long.class)
                .optional();
    }
}
