package org.fengsui.server.sensing.intake.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.sensing.finding.Tally;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.ImportView.Decided;
import org.fengsui.server.sensing.intake.ImportView.Progress;
import org.fengsui.server.sensing.intake.ImportView.Reason;
import org.fengsui.server.sensing.intake.Intake.Declared;
import org.jspecify.annotations.Nullable;

/** Maps rows of the queue to views. */
final class ImportRows {

    private ImportRows() {}

    static ImportView view(ResultSet row, int number) throws SQLException {
        var progress = progress(row);
        var stored = ImportState.valueOf(row.getString("state"));
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        @Nullable Timestamp gone = row.getTimestamp("file_gone_at");
        return new ImportView(
                row.getLong("id"),
                progress == null ? stored : ImportState.READING,
                row.getObject("file_id", Long.class),
                gone == null ? null : gone.toInstant(),
                row.getString("file_name"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("format"),
                row.getString("vantage"),
                row.getString("source"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_name"),
                finished == null ? null : finished.toInstant(),
                progress,
                tally(row),
                skipped(row),
                row.getObject("same_as", Long.class),
                reason(row),
                decided(row),
                Declared.of(
                        row.getString("declared_hosts"),
                        row.getString("declared_ports"),
                        row.getBoolean("declared_login")));
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        @Nullable Timestamp started = row.getTimestamp("p_started");
        if (started == null) {
            return null;
        }
        return new Progress(
                started.toInstant(),
                row.getLong("p_bytes"),
                row.getLong("p_items"),
                "WRITING".equals(row.getString("p_phase")));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("items"),
                row.getLong("folded"),
                row.getLong("opened"),
                row.getLong("seen_again"),
                row.getLong("returned"),
                row.getLong("closed"),
                row.getLong("unattributed"),
                row.getLong("history"));
    }

    private static Map<String, Long> skipped(ResultSet row) throws SQLException {
        var skipped = new TreeMap<String, Long>();
        for (var entry : (String[]) row.getArray("skipped_why").getArray()) {
            int equals = entry.indexOf('=');
            skipped.put(entry.substring(0, equals), Long.parseLong(entry.substring(equals + 1)));
        }
        return skipped;
    }

    private static @Nullable Decided decided(ResultSet row) throws SQLException {
        var discarded = row.getString("discarded_reason");
        if (discarded != null) {
            return new Decided(false, row.getString("discarded_name"), discarded);
        }
        var released = row.getString("released_reason");
        return released == null
                ? null
                : new Decided(true, row.getString("released_name"), released);
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        var key = row.getString("reason_key");
        return key == null
                ? null
                : new Reason(
                        key,
                        row.getLong("reason_line"),
                        List.of((String[]) row.getArray("reason_words").getArray()));
    }
}
