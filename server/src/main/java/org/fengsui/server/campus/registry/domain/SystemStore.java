package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.FormerName;
import org.fengsui.engine.attribution.Match;
import org.fengsui.engine.attribution.Reach;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.engine.attribution.SystemKind;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The systems and their addresses. */
@Component
class SystemStore {

    private static final String SOME =
            """
            select id, code, name, owner_unit_id, operator_unit_id, user_unit_id, off_campus,
                important, grade, filing_number, icp_number, stack, online_from, online_to,
                valid_from, valid_to, version, kind, open_to, paused, technical_owner,
                technical_phone, vendor, vendor_contact, hosting, graded_on, personal_data,
                filed_until, tested_on, police_number, technical_staff, site_admin, interactive
            from registry.system
            where :every or id = any (:ids)
            order by code
            """;

    private static final String ADDRESSES =
            """
            select a.system_id, a.address
            from registry.system_address a
            where :every or a.system_id = any (:ids)
            order by a.system_id, a.position
            """;

    private static final String INSERT =
            """
            insert into registry.system (code, name, owner_unit_id, operator_unit_id, user_unit_id,
                off_campus, important, grade, filing_number, icp_number, stack, online_from,
                online_to, valid_from, valid_to, kind, open_to, paused, technical_owner,
                technical_phone, vendor, vendor_contact, hosting, graded_on, personal_data,
                filed_until, tested_on, police_number, technical_staff, site_admin, interactive)
            values (:code, :name, :owner, :operator, :user, :offCampus, :important, :grade,
                :filingNumber, :icpNumber, :stack, :onlineFrom, :onlineTo, :validFrom, :validTo,
                :kind, :openTo, :paused, :technicalOwner, :technicalPhone, :vendor,
                :vendorContact, :hosting, :gradedOn, :personalData, :filedUntil,
                :testedOn, :policeNumber, :technicalStaff, :siteAdmin, :interactive)
            returning id
            """;

    private static final String UPDATE =
            """
            update registry.system
            set code = :code, name = :name, owner_unit_id = :owner, operator_unit_id = :operator,
                user_unit_id = :user, off_campus = :offCampus, important = :important,
                grade = :grade, filing_number = :filingNumber, icp_number = :icpNumber,
                stack = :stack, online_from = :onlineFrom, online_to = :onlineTo,
                valid_from = :validFrom, valid_to = :validTo, kind = :kind, open_to = :openTo,
                paused = :paused, technical_owner = :technicalOwner,
                technical_phone = :technicalPhone, vendor = :vendor,
                vendor_contact = :vendorContact, hosting = :hosting, graded_on = :gradedOn,
                personal_data = :personalData, filed_until = :filedUntil,
                tested_on = :testedOn, police_number = :policeNumber,
                technical_staff = :technicalStaff, site_admin = :siteAdmin,
                interactive = :interactive, version = version + 1
            where id = :id and version = :version
            """;

    private static final String CLEAR_ADDRESSES =
            """
            delete from registry.system_address where system_id = :id
            """;

    private static final String INSERT_ADDRESS =
            """
            insert into registry.system_address (system_id, position, address) values (?, ?, ?)
            """;

    private static final String CLEAR_COMPONENTS =
            """
            delete from registry.system_component where system_id = :id
            """;

    private static final String INSERT_COMPONENT =
            """
            insert into registry.system_component (system_id, position, name, version)
            values (?, ?, ?, ?)
            """;

    private final Database database;
    private final NameStore names;

    SystemStore(Database database, NameStore names) {
        this.database = database;
        this.names = names;
    }

    /** The units of a system. */
    record Units(long owner, @Nullable Long operator, @Nullable Long user) {}

    /**
     * A system with the identities of its units.
     *
     * @param known what it says; its unit codes are filled in by who knows them
     */
    record Row(Known<RegistryRow.InformationSystem> known, Units units) {}

    List<Row> all(Scope scope, Map<Long, String> unitCodes) {
        return read(scope, null, unitCodes);
    }

    List<Row> some(Scope scope, Collection<Long> ids, Map<Long, String> unitCodes) {
        return read(scope, ids, unitCodes);
    }

    private List<Row> read(
            Scope scope, @Nullable Collection<Long> wanted, Map<Long, String> unitCodes) {
        var ids = wanted == null ? new Long[0] : wanted.toArray(Long[]::new);
        var addresses = new HashMap<Long, List<Match>>();
        database.in(scope)
                .sql(ADDRESSES)
                .param("every", wanted == null)
                .param("ids", ids)
                .query(row -> {
                    addresses
                            .computeIfAbsent(row.getLong("system_id"), _ -> new ArrayList<>())
                            .add(Match.parse(row.getString("address")));
                });
        var former = names.all(scope, NameStore.Of.SYSTEM, wanted);
        return database.in(scope)
                .sql(SOME)
                .param("every", wanted == null)
                .param("ids", ids)
                .query((row, at) -> map(row, addresses, former, unitCodes))
                .list();
    }

    long insert(Scope scope, RegistryRow.InformationSystem system, Units units) {
        long id = bind(database.in(scope).sql(INSERT), system, units).query(Long.class).single();
        writeParts(scope, id, system);
        return id;
    }

    void update(
            Scope scope,
            Known<RegistryRow.InformationSystem> before,
            RegistryRow.InformationSystem after,
            Units units) {
        int rows =
                bind(database.in(scope).sql(UPDATE), after, units)
                        .param("id", before.id())
                        .param("version", before.version())
                        .update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, after.name());
        }
        database.in(scope).sql(CLEAR_ADDRESSES).param("id", before.id()).update();
        database.in(scope).sql(CLEAR_COMPONENTS).param("id", before.id()).update();
        writeParts(scope, before.id(), after);
    }

    private static StatementSpec bind(
            StatementSpec statement, RegistryRow.InformationSystem system, Units units) {
        return bind(statement, system.particulars())
                .param("code", system.code())
                .param("name", system.name())
                .param("owner", units.owner())
                .param("operator", units.operator())
                .param("user", units.user())
                .param("offCampus", system.offCampus())
                .param("important", system.important())
                .param("grade", system.grade())
                .param("filingNumber", system.filingNumber())
                .param("icpNumber", system.icpNumber())
                .param("stack", system.stack())
                .param("onlineFrom", system.online().from())
                .param("onlineTo", system.online().to())
                .param("validFrom", system.valid().from())
                .param("validTo", system.valid().to());
    }

    private static StatementSpec bind(StatementSpec statement, RegistryRow.Particulars system) {
        var kind = system.kind();
        var openTo = system.openTo();
        return statement
                .param("kind", kind == null ? null : kind.name())
                .param("openTo", openTo == null ? null : openTo.name())
                .param("paused", system.paused())
                .param("technicalOwner", system.technicalOwner())
                .param("technicalPhone", system.technicalPhone())
                .param("vendor", system.vendor())
                .param("vendorContact", system.vendorContact())
                .param("hosting", system.hosting())
                .param("gradedOn", system.gradedOn())
                .param("personalData", system.personalData())
                .param("filedUntil", system.filedUntil())
                .param("testedOn", system.testedOn())
                .param("policeNumber", system.policeNumber())
                .param("technicalStaff", system.technicalStaff())
                .param("siteAdmin", system.siteAdmin())
                .param("interactive", system.interactive());
    }

    private void writeParts(Scope scope, long id, RegistryRow.InformationSystem system) {
        var batch = new ArrayList<Object[]>();
        for (var address : system.addresses()) {
            batch.add(new Object[] {id, batch.size(), address.toString()});
        }
        database.batchIn(scope).batchUpdate(INSERT_ADDRESS, batch);
        var components = new ArrayList<Object[]>();
        for (var part : StackPart.parse(system.stack())) {
            components.add(new Object[] {id, components.size(), part.name(), part.version()});
        }
        database.batchIn(scope).batchUpdate(INSERT_COMPONENT, components);
    }

    private static Row map(
            ResultSet row,
            Map<Long, List<Match>> addresses,
            Map<Long, List<FormerName>> former,
            Map<Long, String> unitCodes)
            throws SQLException {
        long id = row.getLong("id");
        var units =
                new Units(
                        row.getLong("owner_unit_id"),
                        SqlValues.longOrNull(row, "operator_unit_id"),
                        SqlValues.longOrNull(row, "user_unit_id"));
        var system =
                new RegistryRow.InformationSystem(
                        0,
                        row.getString("code"),
                        row.getString("name"),
                        unitCodes.getOrDefault(units.owner(), ""),
                        units.operator() == null ? null : unitCodes.get(units.operator()),
                        units.user() == null ? null : unitCodes.get(units.user()),
                        addresses.getOrDefault(id, List.of()),
                        row.getBoolean("off_campus"),
                        row.getBoolean("important"),
                        SqlValues.intOrNull(row, "grade"),
                        row.getString("filing_number"),
                        row.getString("icp_number"),
                        row.getString("stack"),
                        days(row, "online"),
                        days(row, "valid"),
                        particulars(row),
                        former.getOrDefault(id, List.of()));
        return new Row(new Known<>(id, row.getInt("version"), system), units);
    }

    private static RegistryRow.Particulars particulars(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var openTo = row.getString("open_to");
        return new RegistryRow.Particulars(
                kind == null ? null : SystemKind.valueOf(kind),
                openTo == null ? null : Reach.valueOf(openTo),
                row.getBoolean("paused"),
                row.getString("technical_owner"),
                row.getString("technical_phone"),
                row.getString("vendor"),
                row.getString("vendor_contact"),
                row.getString("hosting"),
                SqlValues.dayOrNull(row, "graded_on"),
                SqlValues.longOrNull(row, "personal_data"),
                SqlValues.dayOrNull(row, "filed_until"),
                SqlValues.dayOrNull(row, "tested_on"),
                row.getString("police_number"),
                row.getObject("technical_staff", Boolean.class),
                row.getString("site_admin"),
                row.getObject("interactive", Boolean.class));
    }

    private static RegistryRow.Days days(ResultSet row, String prefix) throws SQLException {
        LocalDate from = SqlValues.dayOrNull(row, prefix + "_from");
        return new RegistryRow.Days(from, SqlValues.dayOrNull(row, prefix + "_to"));
    }
}
