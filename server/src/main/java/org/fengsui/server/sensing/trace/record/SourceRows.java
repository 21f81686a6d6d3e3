package org.fengsui.server.sensing.trace.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundPolicy.Purpose;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.stereotype.Component;

/**
 * Reads rows of the other database: a connection for each batch, that can only read, to the address
 * the outbound policy checked.
 */
@Component
class SourceRows {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String ZONED = "timestamptz";
    private static final String LOCAL = "timestamp";

    private final SourceSettings settings;
    private final OutboundPolicy outbound;

    SourceRows(SourceSettings settings, OutboundPolicy outbound) {
        this.settings = settings;
        this.outbound = outbound;
    }

    /**
     * Some rows.
     *
     * @param cells of each, in the order of the table’s fields, as text
     * @param last up to which time they go; null where there are none
     * @param more whether there are later ones
     */
    record Batch(List<List<String>> cells, @Nullable Instant last, boolean more) {}

    private record Row(List<String> cells, Instant time) {}

    /**
     * The rows after one instant and up to another, the earliest first: as many as a batch has, and
     * never a part only of those with the same time.
     */
    Batch read(SourceTable table, Instant after, Instant until) throws SourceBroken {
        try (var connection = source().getConnection();
                var query = connection.prepareStatement(sql(table))) {
            var zoned = zoned(table, query);
            bind(query, 1, after, zoned);
            bind(query, 2, until, zoned);
            query.setInt(3, settings.batch() + 1);
            return batch(table, rows(table, query));
        } catch (SQLException e) {
            throw SourceBroken.of(e);
        } catch (Refusal e) {
            throw new SourceBroken("address", settings.host() + ":" + settings.port());
        }
    }

    private Batch batch(SourceTable table, List<Row> rows) throws SourceBroken {
        if (rows.size() <= settings.batch()) {
            return new Batch(cells(rows), rows.isEmpty() ? null : rows.getLast().time(), false);
        }
        var cut = rows.getLast().time();
        var whole = rows.stream().filter(row -> row.time().isBefore(cut)).toList();
        if (whole.isEmpty()) {
            throw new SourceBroken(
                    "crowd", Integer.toString(settings.batch()), table.time(), cut.toString());
        }
        return new Batch(cells(whole), whole.getLast().time(), true);
    }

    private static List<List<String>> cells(List<Row> rows) {
        return rows.stream().map(Row::cells).toList();
    }

    private PGSimpleDataSource source() {
        var address = outbound.check(settings.host(), settings.port(), Purpose.DATABASE);
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.getAddress().getHostAddress()});
        source.setPortNumbers(new int[] {address.getPort()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.username());
        source.setPassword(settings.password());
        source.setSslMode(
                switch (settings.tls()) {
                    case DISABLE -> "disable";
                    case REQUIRE -> "require";
                    case VERIFY_CA -> "verify-ca";
                });
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setLoginTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) ANSWER.toSeconds());
        source.setApplicationName("fengsui");
        source.setReadOnly(true);
        source.setOptions(
                "-c TimeZone=Asia/Shanghai -c default_transaction_read_only=on"
                        + " -c statement_timeout="
                        + ANSWER.toMillis());
        return source;
    }

    /** Names stand in the start-up settings and hold no quotation mark. */
    private static String sql(SourceTable table) {
        var columns = new ArrayList<String>();
        table.fields().forEach(field -> columns.add(quoted(table.columns().get(field))));
        columns.add(SourceTable.quoted(table.time()));
        return """
        select %1$s
          from %2$s
         where %3$s > ? and %3$s <= ?
         order by %3$s
         limit ?
        """
                .formatted(
                        String.join(", ", columns),
                        table.quotedTable(),
                        SourceTable.quoted(table.time()));
    }

    private static String quoted(@Nullable String column) {
        return SourceTable.quoted(String.valueOf(column));
    }

    /** Whether the time column knows its zone; one that is no time is refused. */
    private static boolean zoned(SourceTable table, PreparedStatement query)
            throws SQLException, SourceBroken {
        var shape = query.getMetaData();
        var type = shape.getColumnTypeName(shape.getColumnCount());
        if (!type.equals(ZONED) && !type.equals(LOCAL)) {
            throw new SourceBroken("time", table.time(), type);
        }
        return type.equals(ZONED);
    }

    private static void bind(PreparedStatement query, int place, Instant time, boolean zoned)
            throws SQLException {
        query.setObject(
                place,
                zoned
                        ? time.atOffset(ZoneOffset.UTC)
                        : LocalDateTime.ofInstant(time, ScanTime.SCHOOL));
    }

    private static List<Row> rows(SourceTable table, PreparedStatement query) throws SQLException {
        int columns = table.fields().size();
        var rows = new ArrayList<Row>();
        try (var result = query.executeQuery()) {
            var shape = result.getMetaData();
            while (result.next()) {
                var cells = new ArrayList<String>();
                for (int place = 1; place <= columns; place++) {
                    cells.add(text(result, place, shape.getColumnTypeName(place)));
                }
                rows.add(
                        new Row(
                                cells,
                                Instant.parse(
                                        time(
                                                result,
                                                columns + 1,
                                                shape.getColumnTypeName(columns + 1)))));
            }
        }
        return rows;
    }

    private static String text(ResultSet row, int place, String type) throws SQLException {
        if (type.equals(ZONED) || type.equals(LOCAL)) {
            return time(row, place, type);
        }
        var text = row.getString(place);
        return text == null ? "" : text.strip();
    }

    /** A time without zone is the school’s, as in files. */
    private static String time(ResultSet row, int place, String type) throws SQLException {
        if (type.equals(ZONED)) {
            var time = row.getObject(place, OffsetDateTime.class);
            return time == null ? "" : time.toInstant().toString();
        }
        var time = row.getObject(place, LocalDateTime.class);
        return time == null ? "" : time.atZone(ScanTime.SCHOOL).toInstant().toString();
    }
}
