package org.fengsui.server.duty.obligation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.duty.obligation.domain.Standing;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.jspecify.annotations.Nullable;

/** How the columns of an obligation are read, and instants and spans are written. */
final class Columns {

    /** All columns that {@link #row} reads, of {@link #FROM}. */
    static final String ALL =
            """
            o.id, o.duty, o.article, o.subject_type, o.subject_id, o.obligor, o.occurrence,
            o.state, o.started_at, o.due_at, o.original_due_at, o.provisional, o.due_expression,
            o.roll, o.profile_version, o.calendar_version, o.met_at, o.held_micros,
            o.held_past_due_micros, o.waived_as, s.done as steps_done
            """;

    /** Obligations {@code o}, each with its steps {@code s}. */
    static final String FROM =
            """
            from obligation.obligation o
            join obligation.steps s on s.obligation_id = o.id
            """;

    private Columns() {}

    static Row row(ResultSet row, int number) throws SQLException {
        var waived = row.getString("waived_as");
        var standing =
                new Standing(
                        ObligationState.valueOf(row.getString("state")),
                        instant(row, "started_at"),
                        instant(row, "due_at"),
                        instant(row, "original_due_at"),
                        row.getBoolean("provisional"),
                        row.getInt("calendar_version"),
                        optionalInstant(row, "met_at"),
                        waived == null ? null : Waiver.valueOf(waived),
                        Duration.of(row.getLong("held_micros"), ChronoUnit.MICROS),
                        Duration.of(row.getLong("held_past_due_micros"), ChronoUnit.MICROS));
        return new Row(
                row.getLong("id"),
                row.getString("duty"),
                row.getString("article"),
                new Subject(row.getString("subject_type"), row.getLong("subject_id")),
                Obligor.of(row.getString("obligor")),
                row.getInt("occurrence"),
                standing,
                DueExpression.parse(row.getString("due_expression")),
                Roll.parse(row.getString("roll")),
                row.getInt("profile_version"),
                row.getInt("steps_done"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
