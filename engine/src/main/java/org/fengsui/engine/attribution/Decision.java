package org.fengsui.engine.attribution;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides among valid rules that are equally close. */
final class Decision {
    private Decision() {}

    /** The attribution, or null when there is no rule. */
    static @Nullable Attribution among(Reason.Code code, List<Rule> rules) {
        if (rules.isEmpty()) {
            return null;
        }
        Rule first = rules.getFirst();
        String match = first.match().toString();
        if (rules.stream().map(Decision::owner).distinct().count() > 1) {
            return new Attribution.Ambiguous(
                    rules,
                    Reason.of(
                            Reason.Code.AMBIGUOUS,
                            match,
                            list(rules.stream().map(Decision::candidate))));
        }
        String unit = first.unit();
        if (unit == null) {
            NetworkKind kind = Objects.requireNonNull(first.network());
            return new Attribution.Pooled(
                    kind, first, Reason.of(Reason.Code.POOL, match, first.origin(), kind.name()));
        }
        List<String> systems =
                rules.stream()
                        .map(rule -> rule.system() == null ? "" : rule.system())
                        .distinct()
                        .toList();
        if (systems.size() > 1) {
            Reason several =
                    Reason.of(
                            Reason.Code.SEVERAL_SYSTEMS,
                            match,
                            list(rules.stream().map(Rule::origin)));
            return new Attribution.Attributed(unit, null, first, several);
        }
        return new Attribution.Attributed(
                unit, first.system(), first, Reason.of(code, match, first.origin()));
    }

    private static String owner(Rule rule) {
        return rule.unit() == null ? "" : rule.unit();
    }

    private static String candidate(Rule rule) {
        return rule.unit() == null ? rule.origin() : rule.unit() + " (" + rule.origin() + ")";
    }

    private static String list(Stream<String> items) {
        return items.distinct().collect(Collectors.joining(", "));
    }
}
