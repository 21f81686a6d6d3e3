package org.fengsui.server.sensing.finding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.AcceptanceLine;
import org.fengsui.server.sensing.finding.domain.AcceptanceState;
import org.jspecify.annotations.Nullable;

/**
 * An acceptance on its finding's page.
 *
 * @param state where it stands
 * @param facts what was asked and decided, as finished text
 * @param revoke ends it early; null for who cannot
 * @param decide where it is decided; null unless it waits
 */
record AcceptanceView(
        Chip state, Map<String, String> facts, @Nullable Action revoke, @Nullable String decide) {

    static List<AcceptanceView> of(List<AcceptanceLine> lines, Reader reader) {
        return lines.stream().map(line -> of(line, reader)).toList();
    }

    private static AcceptanceView of(AcceptanceLine line, Reader reader) {
        var times = reader.times();
        var facts = new LinkedHashMap<String, String>();
        facts.put(reader.say("acceptance.until"), times.date(line.until()));
        facts.put(reader.say("acceptance.measure"), line.measure());
        facts.put(reader.say("acceptance.reason"), line.reason());
        facts.put(
                reader.say("acceptance.asked"),
                reader.say(
                        "finding.asked.by",
                        line.requestedName(),
                        times.moment(line.requestedAt())));
        if (line.decidedName() != null && line.decision() != null) {
            facts.put(
                    reader.say("acceptance.decided"),
                    reader.say(
                                    "finding.asked.by",
                                    line.decidedName(),
                                    times.moment(line.decidedAt()))
                            + "\n"
                            + line.decision());
        }
        // a refusal has no end beside its decision
        if (line.endedAt() != null && line.state() != AcceptanceState.REFUSED) {
            facts.put(reader.say("acceptance.ended"), times.moment(line.endedAt()));
        }
        boolean revocable =
                line.state() == AcceptanceState.ACCEPTED && AcceptanceList.decides(line, reader);
        return new AcceptanceView(
                Looks.acceptance(line.state(), reader),
                facts,
                revocable ? AcceptanceList.revoke(line, reader) : null,
                line.state() == AcceptanceState.REQUESTED ? "/acceptances" : null);
    }
}
