package org.fengsui.server.alarm.warning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Change;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What everybody has read; any scope reads it. */
@Component
public class EditionStore {

    private static final String SELECT =
            """
            select e.warning_id, e.edition, e.change, e.number, e.exercise, e.reason, e.at,
                   array(select o.at from warning.edition o
                         where o.warning_id = e.warning_id and o.edition < e.edition
                         order by o.edition) as earlier,
                   t.level, t.superior, t.superior_number, t.title, t.audience, t.words,
                   t.products, t.refs, t.advice, t.valid_until
            from warning.edition e join warning.text t on t.id = e.text_id
            where e.current
            """;

    private final Database database;
    private final TextStore texts;

    EditionStore(Database database, TextStore texts) {
        this.database = database;
        this.texts = texts;
    }

    /**
     * Adds the next edition of a warning as it stands; the one before is no longer the latest.
     *
     * @return its number
     */
    public int add(Scope scope, Warning warning, Change change, String reason, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update warning.edition set current = false
                        where warning_id = :id and current
                        """)
                .param("id", warning.id())
                .update();
        return database.in(scope)
                .sql(
                        """
                        insert into warning.edition
                          (warning_id, edition, current, change, number, exercise, text_id, reason,
                           at)
                        values (:id, (select count(*) + 1 from warning.edition
                                      where warning_id = :id),
                           true, :change, :number, :exercise, :text, :reason, :now)
                        returning edition
                        """)
                .param("id", warning.id())
                .param("change", change.name())
                .param("number", warning.number())
                .param("exercise", warning.exercise())
                .param("text", texts.insert(scope, warning.text()))
                .param("reason", reason)
                .param("now", Rows.at(now))
                .query(Integer.class)
                .single();
    }

    /** The latest editions, those that hold first, then the newest first. */
    public List<PublicWarning> latest(Scope scope, int most) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                order by e.change in ('LIFT', 'EXPIRE'), e.at desc, e.warning_id desc
                                limit :most
                                """)
                .param("most", most)
                .query(EditionStore::read)
                .list();
    }

    /** The latest edition of a published warning. */
    public Optional<PublicWarning> find(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + " and e.warning_id = :id")
                .param("id", id)
                .query(EditionStore::read)
                .optional();
    }

    private static PublicWarning read(ResultSet row, int number) throws SQLException {
        var at = Rows.moment(row, "at");
        var earlier =
                Arrays.stream((Object[]) row.getArray("earlier").getArray())
                        .map(EditionStore::instant)
                        .toList();
        return new PublicWarning(
                row.getLong("warning_id"),
                row.getInt("edition"),
                Change.valueOf(row.getString("change")),
                row.getString("number"),
                row.getBoolean("exercise"),
                TextRow.of(row),
                row.getString("reason"),
                earlier.isEmpty() ? at : earlier.getFirst(),
                at,
                earlier);
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case OffsetDateTime offset -> offset.toInstant();
            case java.sql.Timestamp stamp -> stamp.toInstant();
            default -> throw new IllegalStateException("a moment as " + value.getClass());
        };
    }
}
