package org.fengsui.server.duty.obligation.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.calendar.DueException;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/** Reads one duty, checked against the signals, articles, readings and ladders that exist. */
final class DutyReader {

    /** Steps done are kept as bits of an integer. */
    private static final int MOST_STEPS = 30;

    private static final Map<String, Duty.Debtor> DEBTORS =
            Map.of(
                    "signal", Duty.Debtor.SIGNAL,
                    "it-office", Duty.Debtor.IT_OFFICE,
                    "cac-office", Duty.Debtor.CAC_OFFICE,
                    "publicity-office", Duty.Debtor.PUBLICITY_OFFICE);

    private final @Nullable Set<String> signals;
    private final Set<String> articles;
    private final Set<String> interpretations;
    private final Map<String, List<Level>> ladders;

    DutyReader(
            @Nullable Set<String> signals,
            Set<String> articles,
            Set<String> interpretations,
            Map<String, List<Level>> ladders) {
        this.signals = signals;
        this.articles = articles;
        this.interpretations = interpretations;
        this.ladders = ladders;
    }

    Duty duty(String key, YamlFields fields) {
        fields.only(
                "name",
                "article",
                "obligor",
                "starts",
                "met",
                "unmet",
                "passed",
                "waived",
                "leader-confirms",
                "due",
                "protected-due",
                "roll",
                "quiet",
                "ladder",
                "steps",
                "interpretations");
        var starts = signals(fields, "starts");
        var met = signals(fields, "met");
        if (starts.isEmpty() || met.isEmpty()) {
            throw fields.refusal("name", "a duty needs signals that start and that meet it");
        }
        var ladder = ladders.get(known(fields, "ladder", "ladder", ladders.keySet()));
        if (ladder == null) {
            throw fields.refusal("ladder", "a ladder is expected");
        }
        return new Duty(
                key,
                fields.wording("name"),
                known(fields, "article", "article", articles),
                DEBTORS.getOrDefault(
                        known(fields, "obligor", "obligor", DEBTORS.keySet()), Duty.Debtor.SIGNAL),
                starts,
                met,
                signals(fields, "unmet"),
                signals(fields, "passed"),
                signals(fields, "waived"),
                levels(fields),
                due(fields, "due"),
                due(fields, fields.has("protected-due") ? "protected-due" : "due"),
                roll(fields),
                fields.has("quiet") && fields.text("quiet").equals("true"),
                ladder,
                steps(fields, ladder),
                readings(fields));
    }

    private Set<String> signals(YamlFields fields, String name) {
        var keys = new LinkedHashSet<String>();
        for (var item : fields.sequence(name)) {
            var known = signals == null ? Set.of(fields.text(item)) : signals;
            keys.add(ProfileReader.known(fields, item, "signal", known));
        }
        return keys;
    }

    private static Set<Severity> levels(YamlFields fields) {
        var names =
                Arrays.stream(Severity.values()).map(Severity::name).collect(Collectors.toSet());
        return fields.sequence("leader-confirms").stream()
                .map(item -> ProfileReader.known(fields, item, "level", names))
                .map(Severity::valueOf)
                .collect(Collectors.toSet());
    }

    private List<String> readings(YamlFields fields) {
        return fields.sequence("interpretations").stream()
                .map(item -> ProfileReader.known(fields, item, "interpretation", interpretations))
                .toList();
    }

    private static String known(YamlFields fields, String name, String what, Set<String> names) {
        return ProfileReader.known(fields, fields.node(name), what, names);
    }

    private static DueExpression due(YamlFields fields, String name) {
        try {
            var period = DueExpression.parse(fields.text(name));
            if (period instanceof DueExpression.By) {
                throw fields.refusal(name, "a period is expected, not a moment");
            }
            return period;
        } catch (DueException e) {
            throw ProfileReader.causedBy(e, fields.refusal(name, String.valueOf(e.getMessage())));
        }
    }

    private static Roll roll(YamlFields fields) {
        try {
            return fields.has("roll") ? Roll.parse(fields.text("roll")) : Roll.NONE;
        } catch (DueException e) {
            throw ProfileReader.causedBy(e, fields.refusal("roll", String.valueOf(e.getMessage())));
        }
    }

    private static List<StepRule> steps(YamlFields fields, List<Level> ladder) {
        var steps = new ArrayList<StepRule>();
        var levels = ladder.stream().map(Level::key).toList();
        for (var item : fields.list("steps")) {
            item.only("key", "at", "to");
            var key = item.text("key");
            var time =
                    StepTime.parse(item.text("at"))
                            .orElseThrow(() ->
                                    item.refusal(
                                            "at",
                                            "a time is written as half, 14 hours before or"
                                                    + " 24 hours after"));
            if (steps.stream().anyMatch(earlier -> earlier.key().equals(key))) {
                throw item.refusal("key", "the step " + key + " stands here twice");
            }
            var to = known(item, "to", "level", Set.copyOf(levels));
            steps.add(new StepRule(key, time, levels.indexOf(to)));
        }
        if (steps.size() > MOST_STEPS) {
            throw fields.refusal("steps", "more than " + MOST_STEPS + " steps");
        }
        return steps;
    }
}
