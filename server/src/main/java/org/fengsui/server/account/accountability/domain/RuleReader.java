package org.fengsui.server.account.accountability.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.account.accountability.ScoreProblem;
import org.fengsui.server.account.accountability.ScoringRule;
import org.fengsui.server.account.accountability.ScoringRule.By;
import org.fengsui.server.account.accountability.ScoringRule.Weight;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a rule of scoring and refuses it whole where anything is unknown, missing or odd. */
public final class RuleReader {

    private static final Set<String> FIELDS = Set.of("version", "source", "date", "measures");
    private static final Set<String> OF_A_MEASURE = Set.of("points", "by", "each");
    private static final int LONGEST = 16_384;
    private static final double HIGHEST = 1_000;

    private RuleReader() {}

    /**
     * Reads a rule.
     *
     * @param version the version it has in the record
     * @throws Refusal saying what is wrong
     */
    public static ScoringRule read(String text, int version) {
        if (text.length() > LONGEST) {
            throw new Refusal(ScoreProblem.TOO_LONG, String.valueOf(LONGEST));
        }
        var fields = mapping("", parsed(text), FIELDS);
        var source = text(fields, "source");
        List<Weight> weights = new ArrayList<>();
        if (!(fields.get("measures") instanceof Map<?, ?> measures) || measures.isEmpty()) {
            throw refused("measures");
        }
        measures.forEach((key, value) -> weights.add(weight(String.valueOf(key), value)));
        return new ScoringRule(version, source, date(text(fields, "date")), weights);
    }

    private static Object parsed(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Object read = new Yaml(new SafeConstructor(options)).load(text);
            if (read == null) {
                throw refused("measures");
            }
            return read;
        } catch (YAMLException e) {
            throw new Refusal(e, ScoreProblem.RULES_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Map<?, ?> mapping(String where, Object value, Set<String> known) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw refused(where);
        }
        for (var key : fields.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw refused(where + " " + key);
            }
        }
        return fields;
    }

    private static Weight weight(String key, Object value) {
        var fields = mapping(key, value, OF_A_MEASURE);
        var by =
                switch (text(fields, "by").toLowerCase(Locale.ROOT)) {
                    case "share" -> By.SHARE;
                    case "count" -> By.COUNT;
                    default -> throw refused(key + " by");
                };
        double points = number(key + " points", fields.get("points"));
        double each = by == By.SHARE ? 0 : number(key + " each", fields.get("each"));
        if (by == By.SHARE && fields.containsKey("each")) {
            throw refused(key + " each");
        }
        return new Weight(key, points, by, each);
    }

    private static double number(String where, @Nullable Object value) {
        if (!(value instanceof Number number)) {
            throw refused(where);
        }
        double read = number.doubleValue();
        if (!(read > 0 && read <= HIGHEST)) {
            throw refused(where);
        }
        return read;
    }

    private static String text(Map<?, ?> fields, String name) {
        var value = fields.get(name);
        if (value == null || String.valueOf(value).isBlank()) {
            throw refused(name);
        }
        return value instanceof Date date
                ? date.toInstant().toString().substring(0, 10)
                : String.valueOf(value).strip();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(e, ScoreProblem.RULES_REFUSED, "date");
        }
    }

    private static Refusal refused(String where) {
        return new Refusal(ScoreProblem.RULES_REFUSED, where.strip());
    }
}
