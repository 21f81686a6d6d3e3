package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Match;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The networks and their addresses. */
@Component
class NetworkStore {

    private static final String ALL =
            """
            select id, code, name, unit_id, kind, valid_from, valid_to, version
            from registry.network
            order by code
            """;

    private static final String ADDRESSES =
            """
            select network_id, address from registry.network_address order by network_id, position
            """;

    private static final String INSERT =
            """
            insert into registry.network (code, name, unit_id, kind, valid_from, valid_to)
            values (:code, :name, :unit, :kind, :validFrom, :validTo)
            returning id
            """;

    private static final String UPDATE =
            """
            update registry.network
            set code = :code, name = :name, unit_id = :unit, kind = :kind,
                valid_from = :validFrom, valid_to = :validTo, version = version + 1
            where id = :id and version = :version
            """;

    private static final String CLEAR_ADDRESSES =
            """
            delete from registry.network_address where network_id = :id
            """;

    private static final String INSERT_ADDRESS =
            """
            insert into registry.network_address (network_id, position, address) values (?, ?, ?)
            """;

    private final Database database;

    NetworkStore(Database database) {
        this.database = database;
    }

    /** A network with the identity of its unit. */
    record Row(Known<RegistryRow.Network> known, @Nullable Long unitId) {}

    List<Row> all(Scope scope, Map<Long, String> unitCodes) {
        var addresses = new HashMap<Long, List<Match>>();
        database.in(scope)
                .sql(ADDRESSES)
                .query(row -> {
                    addresses
                            .computeIfAbsent(row.getLong("network_id"), _ -> new ArrayList<>())
                            .add(Match.parse(row.getString("address")));
                });
        return database.in(scope)
                .sql(ALL)
                .query((row, at) -> map(row, addresses, unitCodes))
                .list();
    }

    long insert(Scope scope, RegistryRow.Network network, @Nullable Long unit) {
        long id = bind(database.in(scope).sql(INSERT), network, unit).query(Long.class).single();
        writeAddresses(scope, id, network);
        return id;
    }

    void update(
            Scope scope,
            Known<RegistryRow.Network> before,
            RegistryRow.Network after,
            @Nullable Long unit) {
        int rows =
                bind(database.in(scope).sql(UPDATE), after, unit)
                        .param("id", before.id())
                        .param("version", before.version())
                        .update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, after.name());
        }
        database.in(scope).sql(CLEAR_ADDRESSES).param("id", before.id()).update();
        writeAddresses(scope, before.id(), after);
    }

    private static StatementSpec bind(
            StatementSpec statement, RegistryRow.Network network, @Nullable Long unit) {
        return statement
                .param("code", network.code())
                .param("name", network.name())
                .param("unit", unit)
                .param("kind", network.networkKind().name())
                .param("validFrom", network.valid().from())
                .param("validTo", network.valid().to());
    }

    private void writeAddresses(Scope scope, long id, RegistryRow.Network network) {
        var batch = new ArrayList<Object[]>();
        for (var address : network.addresses()) {
            batch.add(new Object[] {id, batch.size(), address.toString()});
        }
        database.batchIn(scope).batchUpdate(INSERT_ADDRESS, batch);
    }

    private static Row map(
            ResultSet row, Map<Long, List<Match>> addresses, Map<Long, String> unitCodes)
            throws SQLException {
        long id = row.getLong("id");
        var unit = SqlValues.longOrNull(row, "unit_id");
        var network =
                new RegistryRow.Network(
                        0,
                        row.getString("code"),
                        row.getString("name"),
                        unit == null ? null : unitCodes.get(unit),
                        NetworkKind.valueOf(row.getString("kind")),
                        addresses.getOrDefault(id, List.of()),
                        new RegistryRow.Days(
                                SqlValues.dayOrNull(row, "valid_from"),
                                SqlValues.dayOrNull(row, "valid_to")));
        return new Row(new Known<>(id, row.getInt("version"), network), unit);
    }
}
