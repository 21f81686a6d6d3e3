package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.campus.registry.Registry.Contact;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The people; their posts are kept as appointments. */
@Component
class PersonStore {

    private static final String ALL =
            """
            select id, code, name, unit_id, email, phone, wecom_id, version from registry.person order by code
            """;

    private static final String FIND =
            """
            select id, code, name, unit_id, email, phone, wecom_id, version from registry.person
            where id = :id
            """;

    private static final String INSERT =
            """
            insert into registry.person (code, name, unit_id, email, phone, wecom_id)
            values (:code, :name, :unit, :email, :phone, :wecom)
            returning id
            """;

    private static final String UPDATE =
            """
            update registry.person
            set name = :name, unit_id = :unit, email = :email, phone = :phone, wecom_id = :wecom,
                version = version + 1
            where id = :id and version = :version
            """;

    private static final String TOUCH =
            """
            update registry.person set version = version + 1 where id = :id
            """;

    private final Database database;

    PersonStore(Database database) {
        this.database = database;
    }

    /**
     * A person with the identity of the home unit.
     *
     * @param known the row without posts; appointments say those
     */
    record Row(Known<RegistryRow.Person> known, long unitId) {}

    List<Row> all(Scope scope, Map<Long, String> unitCodes) {
        return database.in(scope).sql(ALL).query((row, at) -> map(row, unitCodes)).list();
    }

    Optional<Row> find(Scope scope, long id, Map<Long, String> unitCodes) {
        return database.in(scope)
                .sql(FIND)
                .param("id", id)
                .query((row, at) -> map(row, unitCodes))
                .optional();
    }

    Map<String, Contact> contacts(Scope scope, Collection<String> codes) {
        return database
                .in(scope)
                .sql("select code, phone, wecom_id from registry.person where code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((row, at) ->
                        Map.entry(
                                row.getString("code"),
                                new Contact(row.getString("phone"), row.getString("wecom_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long insert(Scope scope, RegistryRow.Person person, long unitId) {
        return database.in(scope)
                .sql(INSERT)
                .param("code", person.code())
                .param("name", person.name())
                .param("unit", unitId)
                .param("email", person.email())
                .param("phone", person.phone())
                .param("wecom", person.wecom())
                .query(Long.class)
                .single();
    }

    void update(
            Scope scope, Known<RegistryRow.Person> before, RegistryRow.Person after, long unitId) {
        int rows =
                database.in(scope)
                        .sql(UPDATE)
                        .param("id", before.id())
                        .param("version", before.version())
                        .param("name", after.name())
                        .param("unit", unitId)
                        .param("email", after.email())
                        .param("phone", after.phone())
                        .param("wecom", after.wecom())
                        .update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, after.name());
        }
    }

    /** Raises the version of a person whose appointments changed. */
    void touch(Scope scope, long id) {
        int rows = database.in(scope).sql(TOUCH).param("id", id).update();
        if (rows != 1) {
            throw new IllegalStateException("person " + id + " is gone");
        }
    }

    private static Row map(ResultSet row, Map<Long, String> unitCodes) throws SQLException {
        long unit = row.getLong("unit_id");
        return new Row(
                new Known<>(
                        row.getLong("id"),
                        row.getInt("version"),
                        new RegistryRow.Person(
                                0,
                                row.getString("code"),
                                row.getString("name"),
                                unitCodes.getOrDefault(unit, ""),
                                Set.of(),
                                row.getString("email"),
                                row.getString("phone"),
                                row.getString("wecom_id"),
                                RegistryRow.Days.ALWAYS)),
                unit);
    }
}
