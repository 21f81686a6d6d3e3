package org.fengsui.server.duty.notice.store;

import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Whose mail can serve a notice, and how far it came. */
@Component
public class AddresseeStore {

    private final Database database;

    AddresseeStore(Database database) {
        this.database = database;
    }

    /** Somebody a notice was mailed to; {@code outcome} is empty while the mail is on its way. */
    public record Addressee(String name, String outcome) {}

    /** Notes that a notice was mailed to somebody. */
    public void add(Scope scope, Head notice, String recipientKey, String name) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.addressee (notice_id, unit_id, recipient_key, name)
                        values (:notice, :unit, :recipient, :name)
                        on conflict do nothing
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("recipient", recipientKey)
                .param("name", name)
                .update();
    }

    /** Notes how the mail to somebody ended. */
    public void ended(Scope scope, long noticeId, String recipientKey, boolean accepted) {
        database.in(scope)
                .sql(
                        """
                        update notice.addressee set outcome = :outcome
                        where notice_id = :notice and recipient_key = :recipient
                            and (outcome is null or outcome = 'GAVE_UP' and :outcome = 'ACCEPTED')
                        """)
                .param("outcome", accepted ? "ACCEPTED" : "GAVE_UP")
                .param("notice", noticeId)
                .param("recipient", recipientKey)
                .update();
    }

    /** Whether mail to anybody is still on its way. */
    public boolean onItsWay(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select exists (select from notice.addressee
                            where notice_id = :notice and outcome is null)
                        """)
                .param("notice", noticeId)
                .query(Boolean.class)
                .single();
    }

    /** All of them. */
    public List<Addressee> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select name, coalesce(outcome, '') as outcome
                        from notice.addressee where notice_id = :notice order by recipient_key
                        """)
                .param("notice", noticeId)
                .query((row, number) ->
                        new Addressee(row.getString("name"), row.getString("outcome")))
                .list();
    }
}
