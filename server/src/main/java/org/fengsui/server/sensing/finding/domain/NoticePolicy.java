package org.fengsui.server.sensing.finding.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.sensing.finding.Treatment;

/**
 * 通报策略: which findings earn a notice at once, which go into the monthly list, which are kept for
 * information. Data that the office's lead edits.
 *
 * @param levels what holds for each level; every level has an entry
 * @param counts what counts as verified
 * @param atLeast categories that are treated as this level where their own is lower
 * @param exploited CVE numbers that are known to be exploited, upper case
 */
public record NoticePolicy(
        Map<Severity, Rule> levels,
        Set<Verification> counts,
        Map<Category, Severity> atLeast,
        Set<String> exploited) {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}");

    /** When a level earns a notice. */
    public enum Earns {
        /** Each finding. */
        ALWAYS,
        /** A verified one. */
        VERIFIED,
        /** None. */
        NEVER
    }

    /** What can show that a finding is real and matters. */
    public enum Verification {
        /** Two scanners or reporters see it. */
        SEVERAL_SOURCES,
        /** A person has confirmed it. */
        BY_HAND,
        /** It bears a number that is known to be exploited. */
        EXPLOITED
    }

    /**
     * What holds for a level.
     *
     * @param earns when it earns a notice
     * @param otherwise what becomes of the rest; never {@link Treatment#AT_ONCE}
     */
    public record Rule(Earns earns, Treatment otherwise) {
        /** Checked. */
        public Rule {
            if (otherwise == Treatment.AT_ONCE) {
                throw new IllegalArgumentException("the rest earns no notice");
            }
        }
    }

    /** Checked, with its own copies. */
    public NoticePolicy {
        levels = Map.copyOf(levels);
        counts = Set.copyOf(counts);
        atLeast = Map.copyOf(atLeast);
        exploited = Set.copyOf(exploited);
        if (!levels.keySet().containsAll(EnumSet.allOf(Severity.class))) {
            throw new IllegalArgumentException("a level has no rule");
        }
        for (var number : exploited) {
            if (!isCve(number)) {
                throw new IllegalArgumentException("no CVE number: " + number);
            }
        }
    }

    /** Whether it is a CVE number in upper case. */
    public static boolean isCve(String text) {
        return CVE.matcher(text).matches();
    }

    /** What holds until the lead writes the first version. */
    public static NoticePolicy initial() {
        return new NoticePolicy(
                Map.of(
                        Severity.CRITICAL, new Rule(Earns.ALWAYS, Treatment.MONTHLY),
                        Severity.HIGH, new Rule(Earns.ALWAYS, Treatment.MONTHLY),
                        Severity.MEDIUM, new Rule(Earns.VERIFIED, Treatment.MONTHLY),
                        Severity.LOW, new Rule(Earns.NEVER, Treatment.MONTHLY),
                        Severity.INFO, new Rule(Earns.NEVER, Treatment.INFORMATION)),
                EnumSet.allOf(Verification.class),
                Map.of(
                        Category.WEAK_PASSWORD, Severity.HIGH,
                        Category.MALWARE, Severity.HIGH),
                Set.of());
    }

    /** The rule of a level. */
    public Rule of(Severity severity) {
        var rule = levels.get(severity);
        if (rule == null) {
            throw new IllegalStateException("a level has no rule");
        }
        return rule;
    }

    /** The ranks of the levels whose rule is such. */
    Integer[] ranks(Predicate<Rule> such) {
        return Stream.of(Severity.values())
                .filter(severity -> such.test(of(severity)))
                .map(Severity::rank)
                .toArray(Integer[]::new);
    }

    /** As it is stored: a line for each thing, in a fixed order. */
    public String words() {
        var lines = new ArrayList<String>();
        for (var severity : Severity.values()) {
            lines.add(
                    "level "
                            + severity
                            + " "
                            + of(severity).earns()
                            + " "
                            + of(severity).otherwise());
        }
        for (var verification : Verification.values()) {
            if (counts.contains(verification)) {
                lines.add("counts " + verification);
            }
        }
        for (var category : Category.values()) {
            var level = atLeast.get(category);
            if (level != null) {
                lines.add("category " + category + " " + level);
            }
        }
        new TreeSet<>(exploited).forEach(number -> lines.add("exploited " + number));
        return String.join("\n", lines);
    }

    /** Reads what {@link #words} wrote. */
    public static NoticePolicy read(String words) {
        var levels = new EnumMap<Severity, Rule>(Severity.class);
        var counts = EnumSet.noneOf(Verification.class);
        var atLeast = new EnumMap<Category, Severity>(Category.class);
        Collection<String> exploited = new TreeSet<>();
        for (var line : words.lines().toList()) {
            var parts = List.of(line.split(" "));
            switch (parts.getFirst()) {
                case "level" ->
                        levels.put(
                                Severity.valueOf(parts.get(1)),
                                new Rule(
                                        Earns.valueOf(parts.get(2)),
                                        Treatment.valueOf(parts.get(3))));
                case "counts" -> counts.add(Verification.valueOf(parts.get(1)));
                case "category" ->
                        atLeast.put(Category.valueOf(parts.get(1)), Severity.valueOf(parts.get(2)));
                case "exploited" -> exploited.add(parts.get(1));
                default -> throw new IllegalArgumentException("no line of a policy: " + line);
            }
        }
        return new NoticePolicy(levels, counts, atLeast, Set.copyOf(exploited));
    }
}
