package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Who is away from the posts of which unit; what is over stays. */
@Component
class AbsenceStore {

    private static final String NOT_OVER =
            """
            select x.*, d.name as deputy from registry.absence x
            left join registry.person d on d.id = x.deputy_id
            where x.unit_id = :unit and x.until_day >= :day
              and (x.back_day is null or x.back_day > :day)
            order by x.from_day, x.id
            """;

    private static final String FIND =
            """
            select x.*, d.name as deputy from registry.absence x
            left join registry.person d on d.id = x.deputy_id
            where x.id = :id
            """;

    private static final String OVERLAPS =
            """
            select exists (
                select from registry.absence
                where person_id = :person and unit_id = :unit
                  and from_day <= :until and until_day >= :from
                  and (back_day is null or back_day > greatest(from_day, :from)))
            """;

    private static final String INSERT =
            """
            insert into registry.absence (unit_id, person_id, from_day, until_day, deputy_id, note,
                entered_at, entered_by, enterer)
            values (:unit, :person, :from, :until, :deputy, :note, :at, :by, :name)
            returning id
            """;

    private static final String BACK =
            """
            update registry.absence set back_day = :day
            where id = :id and back_day is null and until_day >= :day
            """;

    private final Database database;

    AbsenceStore(Database database) {
        this.database = database;
    }

    /** Those of a unit that hold on that day or later. */
    List<Absence> notOver(Scope scope, long unitId, LocalDate day) {
        return database.in(scope)
                .sql(NOT_OVER)
                .param("unit", unitId)
                .param("day", day)
                .query(AbsenceStore::map)
                .list();
    }

    Optional<Absence> find(Scope scope, long id) {
        return database.in(scope).sql(FIND).param("id", id).query(AbsenceStore::map).optional();
    }

    /** Whether the person is away from that unit on one of these days already. */
    boolean overlaps(Scope scope, long unitId, long personId, LocalDate from, LocalDate until) {
        return database.in(scope)
                .sql(OVERLAPS)
                .param("unit", unitId)
                .param("person", personId)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    /** Enters one, as {@link Absence} without an identity. */
    long insert(Actor by, Absence away, Instant at) {
        return database.in(by.scope())
                .sql(INSERT)
                .param("unit", away.unitId())
                .param("person", away.personId())
                .param("from", away.from())
                .param("until", away.until())
                .param("deputy", away.deputyId())
                .param("note", away.note())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    /**
     * Ends it before its last day.
     *
     * @return false where it is over already
     */
    boolean back(Scope scope, long id, LocalDate day) {
        return database.in(scope).sql(BACK).param("id", id).param("day", day).update() == 1;
    }

    private static Absence map(ResultSet row, int at) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getLong("person_id"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                SqlValues.longOrNull(row, "deputy_id"),
                row.getString("deputy"),
                row.getString("note"),
                SqlValues.dayOrNull(row, "back_day"));
    }
}
