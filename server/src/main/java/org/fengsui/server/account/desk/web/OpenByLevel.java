package org.fengsui.server.account.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.page.Chart;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Findings;

/** What is open by level, on the workbench and for leaders alike. */
final class OpenByLevel {

    /** Those that count; hints do not. */
    static final List<Severity> LEVELS =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

    private OpenByLevel() {}

    static Chart of(Findings.Summary summary, Doors doors, Reader reader) {
        var open = summary.openBySeverity();
        List<Chart.Row> rows = new ArrayList<>();
        for (var severity : LEVELS) {
            var level = Level.of(severity);
            rows.add(
                    new Chart.Row(
                            reader.say(level.key()),
                            List.of(open.getOrDefault(severity, 0L)),
                            doors.href(reader.actor(), "/findings?open=yes&level=" + severity),
                            false,
                            level));
        }
        return new Chart(
                Chart.Kind.BARS,
                reader.say("desk.levels"),
                reader.say("desk.level"),
                List.of(new Chart.Series(reader.say("desk.openFindings"), null)),
                rows);
    }
}
