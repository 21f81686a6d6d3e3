package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.Selected;

/**
 * What a decision will change.
 *
 * @param total how many, finished text
 * @param levels how many of each level, worst first
 * @param units how many of each unit, most first
 * @param some the first of them
 * @param more how many are not shown
 */
record TriagePreview(
        String total, List<Kpi> levels, List<String> units, List<Line> some, int more) {

    private static final int SHOWN = 20;
    private static final int UNITS = 12;

    /** One of them. */
    record Line(Level level, String title, String place, String unit, long findingId) {}

    /** The form of a decision; its draft belongs to the findings it was begun for. */
    static Form form(String act, String action, List<Long> ids) {
        return Form.of("finding-" + act + ":" + Integer.toHexString(ids.hashCode()), action)
                .value("id", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    static TriagePreview of(List<Selected> chosen, Map<Long, String> names, Reader reader) {
        var times = reader.times();
        var byLevel = new TreeMap<Severity, Long>();
        var byUnit = new TreeMap<String, Long>();
        for (var it : chosen) {
            byLevel.merge(it.severity(), 1L, Long::sum);
            byUnit.merge(unit(it, names, reader), 1L, Long::sum);
        }
        var levels =
                byLevel.entrySet().stream()
                        .map(entry ->
                                new Kpi(
                                        times.number(entry.getValue()),
                                        reader.say(Level.of(entry.getKey()).key()),
                                        "",
                                        null))
                        .toList();
        var units =
                byUnit.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(UNITS)
                        .map(entry -> entry.getKey() + " " + times.number(entry.getValue()))
                        .toList();
        var some =
                chosen.stream()
                        .limit(SHOWN)
                        .map(it ->
                                new Line(
                                        Level.of(it.severity()),
                                        it.title(),
                                        it.place(),
                                        unit(it, names, reader),
                                        it.findingId()))
                        .toList();
        return new TriagePreview(
                times.number(chosen.size()), levels, units, some, chosen.size() - some.size());
    }

    private static String unit(Selected it, Map<Long, String> names, Reader reader) {
        return it.unitId() == null
                ? reader.say("finding.outcome.UNATTRIBUTED")
                : names.getOrDefault(it.unitId(), "");
    }
}
