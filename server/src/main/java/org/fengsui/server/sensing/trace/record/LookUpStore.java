package org.fengsui.server.sensing.trace.record;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.tracing.During;
import org.fengsui.engine.tracing.Lease;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Question;
import org.fengsui.engine.tracing.Session;
import org.fengsui.engine.tracing.Translation;
import org.fengsui.engine.tracing.Translation.PortSpan;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Looks records up by address or device and instant. The hours whose records may hold then are
 * asked for first and named, so that of all records only theirs are looked at.
 */
@Component
class LookUpStore {

    private static final String COLUMNS =
            """
            select kind, host(address) as address, first_port, last_port, transport,
                   host(inside) as inside, mac::text as mac, account, started_at,
                   nullif(ended_at, 'infinity') as ended_at
              from trace.record
             where slot = any (:slots) and hour = any (cast(:hours as timestamptz[]))
               and kind = :kind and started_at <= :until and ended_at > :from
            """;

    private final Database database;
    private final HourStore starts;

    LookUpStore(Database database, HourStore starts) {
        this.database = database;
        this.starts = starts;
    }

    List<Translation> translations(Scope scope, Question question, Duration skew) {
        return asked(
                        scope,
                        RecordKind.NAT,
                        """
                           and address = :address::inet
                           and (first_port is null
                                or first_port <= :port::integer and last_port >= :port::integer)
                        """,
                        question,
                        skew)
                .param("address", question.address().toString())
                .param("port", question.port())
                .query((row, number) -> translation(row))
                .list();
    }

    List<Lease> leases(Scope scope, IpAddress inside, Question question, Duration skew) {
        return asked(scope, RecordKind.DHCP, " and address = :address::inet", question, skew)
                .param("address", inside.toString())
                .query((row, number) ->
                        new Lease(address(row, "address"), mac(row.getString("mac")), during(row)))
                .list();
    }

    List<Session> sessions(
            Scope scope, IpAddress inside, Set<Mac> devices, Question question, Duration skew) {
        return asked(
                        scope,
                        RecordKind.RADIUS,
                        """
                           and (address = :address::inet
                                or mac = any (cast(:devices as macaddr[])))
                        """,
                        question,
                        skew)
                .param("address", inside.toString())
                .param("devices", devices.stream().map(Mac::text).toArray(String[]::new))
                .query((row, number) -> session(row))
                .list();
    }

    private StatementSpec asked(
            Scope scope, RecordKind kind, String condition, Question question, Duration skew) {
        var from = question.at().minus(skew);
        var until = question.at().plus(skew);
        var hours = starts.holding(scope, kind, from, until);
        return database.in(scope)
                .sql(COLUMNS + condition)
                .param("kind", kind.name())
                .param("slots", hours.stream().map(Week::slot).distinct().toArray(Integer[]::new))
                .param("hours", hours.stream().map(Instant::toString).toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until));
    }

    private static Translation translation(ResultSet row) throws SQLException {
        var first = row.getObject("first_port", Integer.class);
        return new Translation(
                address(row, "address"),
                first == null ? null : new PortSpan(first, row.getInt("last_port")),
                Transport.of(row.getString("transport")),
                address(row, "inside"),
                during(row));
    }

    private static Session session(ResultSet row) throws SQLException {
        var address = row.getString("address");
        @Nullable String mac = row.getString("mac");
        return new Session(
                address == null ? null : IpAddress.parse(address),
                mac == null ? null : mac(mac),
                Objects.requireNonNull(row.getString("account")),
                during(row));
    }

    private static IpAddress address(ResultSet row, String column) throws SQLException {
        return IpAddress.parse(Objects.requireNonNull(row.getString(column)));
    }

    private static Mac mac(@Nullable String text) {
        return new Mac(Objects.requireNonNull(text));
    }

    private static During during(ResultSet row) throws SQLException {
        var end = row.getTimestamp("ended_at");
        return new During(
                row.getTimestamp("started_at").toInstant(), end == null ? null : end.toInstant());
    }
}
