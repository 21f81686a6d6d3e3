package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The units and the closure of their tree. */
@Component
class UnitStore {

    private static final String ALL =
            """
            select id, code, name, parent_id, responsible, version, last_day, successor_id
            from registry.unit order by code
            """;

    private static final String FIND =
            """
            select id, code, name, parent_id, responsible, version, last_day, successor_id
            from registry.unit where id = :id
            """;

    private static final String FIND_BY_CODE =
            """
            select id, code, name, parent_id, responsible, version, last_day, successor_id
            from registry.unit
            where code = :code
            """;

    private static final String ADDRESSEE =
            """
            select u.id, u.code, u.name, u.parent_id, u.responsible, u.version, u.last_day,
                u.successor_id
            from registry.unit_path p
            join registry.unit u on u.id = p.ancestor_id
            where p.unit_id = :id
            order by u.responsible desc, case when u.responsible then p.depth else -p.depth end
            limit 1
            """;

    private static final String BELOW =
            """
            select unit_id from registry.unit_path where ancestor_id = :id
            """;

    private static final String INSERT =
            """
            insert into registry.unit (code, name, responsible) values (:code, :name, :responsible)
            returning id
            """;

    private static final String UPDATE =
            """
            update registry.unit set name = :name, responsible = :responsible, version = version + 1
            where id = :id and version = :version
            """;

    private static final String ENDED =
            """
            select code, name from registry.unit where last_day is not null
            """;

    private static final String END =
            """
            update registry.unit
            set last_day = :last, successor_id = :successor, version = version + 1
            where id = :id and last_day is null
            """;

    private static final String SET_PARENT =
            """
            update registry.unit set parent_id = :parent where id = :id
            """;

    private static final String CLEAR_PATHS =
            """
            delete from registry.unit_path
            """;

    private static final String BUILD_PATHS =
            """
            with recursive path (ancestor_id, unit_id, depth) as (
                select id, id, 0 from registry.unit
                union all
                select u.parent_id, p.unit_id, p.depth + 1
                from path p
                join registry.unit u on u.id = p.ancestor_id
                where u.parent_id is not null
            )
            insert into registry.unit_path (ancestor_id, unit_id, depth)
            select ancestor_id, unit_id, depth from path
            """;

    private final Database database;

    UnitStore(Database database) {
        this.database = database;
    }

    /** A unit with the version of its row, and how it ended; null while it stands. */
    record Row(Unit unit, int version, @Nullable UnitEnding ending) {}

    List<Row> all(Scope scope) {
        return database.in(scope).sql(ALL).query(UnitStore::map).list();
    }

    Map<Long, String> names(Scope scope, Collection<Long> ids) {
        var names = new LinkedHashMap<Long, String>();
        database.in(scope)
                .sql("select id, name from registry.unit where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }

    Optional<Row> find(Scope scope, long id) {
        return database.in(scope).sql(FIND).param("id", id).query(UnitStore::map).optional();
    }

    Optional<Row> find(Scope scope, String code) {
        return database.in(scope)
                .sql(FIND_BY_CODE)
                .param("code", code)
                .query(UnitStore::map)
                .optional();
    }

    /** The nearest responsible unit upwards, else the topmost. */
    Optional<Row> addressee(Scope scope, long id) {
        return database.in(scope).sql(ADDRESSEE).param("id", id).query(UnitStore::map).optional();
    }

    Set<Long> below(Scope scope, long id) {
        return new HashSet<>(
                database.in(scope).sql(BELOW).param("id", id).query(Long.class).list());
    }

    /** The names of those that have ended, by code. */
    Map<String, String> ended(Scope scope) {
        var names = new LinkedHashMap<String, String>();
        database.in(scope)
                .sql(ENDED)
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    void end(Scope scope, long id, UnitEnding ending) {
        int rows =
                database.in(scope)
                        .sql(END)
                        .param("id", id)
                        .param("last", ending.lastDay())
                        .param("successor", ending.successorId(), Types.BIGINT)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("unit " + id + " has ended");
        }
    }

    /** Inserts without a unit above; {@link #setParent} follows. */
    long insert(Scope scope, RegistryRow.Unit unit) {
        return database.in(scope)
                .sql(INSERT)
                .param("code", unit.code())
                .param("name", unit.name())
                .param("responsible", unit.responsible())
                .query(Long.class)
                .single();
    }

    void update(Scope scope, Known<RegistryRow.Unit> before, RegistryRow.Unit after) {
        int rows =
                database.in(scope)
                        .sql(UPDATE)
                        .param("id", before.id())
                        .param("version", before.version())
                        .param("name", after.name())
                        .param("responsible", after.responsible())
                        .update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, after.name());
        }
    }

    void setParent(Scope scope, long id, @Nullable Long parent) {
        int rows =
                database.in(scope).sql(SET_PARENT).param("id", id).param("parent", parent).update();
        if (rows != 1) {
            throw new IllegalStateException("unit " + id + " is gone");
        }
    }

    /** Builds the closure anew; the tree must have no cycle. */
    void rebuildPaths(Scope scope) {
        database.in(scope).sql(CLEAR_PATHS).update();
        database.in(scope).sql(BUILD_PATHS).update();
    }

    private static Row map(ResultSet row, int at) throws SQLException {
        long parent = row.getLong("parent_id");
        boolean top = row.wasNull();
        return new Row(
                new Unit(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        top ? null : parent,
                        row.getBoolean("responsible")),
                row.getInt("version"),
                ending(row));
    }

    private static @Nullable UnitEnding ending(ResultSet row) throws SQLException {
        var last = SqlValues.dayOrNull(row, "last_day");
        if (last == null) {
            return null;
        }
        long successor = row.getLong("successor_id");
        return new UnitEnding(last, row.wasNull() ? null : successor);
    }
}
