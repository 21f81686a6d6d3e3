package org.fengsui.server.alarm.warning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.platform.kernel.Rows;

/** How the tables of this room keep the text of a warning. */
final class TextRow {

    private TextRow() {}

    /** The text whose columns bear no prefix. */
    static Text of(ResultSet row) throws SQLException {
        return new Text(
                WarningLevel.valueOf(row.getString("level")),
                row.getString("superior"),
                row.getString("superior_number"),
                row.getString("title"),
                row.getString("audience"),
                row.getString("words"),
                row.getString("products"),
                Rows.words(row, "refs"),
                row.getString("advice"),
                Rows.moment(row, "valid_until"));
    }
}
