package org.fengsui.server.sensing.finding.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.NoticePolicy;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Rule;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;

/** The policy as fields of a form, and back. What was sent and is no choice is the initial one. */
final class PolicyForm {

    private static final List<Severity> DOWNWARDS =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO);

    private PolicyForm() {}

    /** A field that picks one of some options. */
    record Row(String field, String label, List<Filter.Option> options) {}

    static Form of(int version, NoticePolicy policy) {
        var form =
                form(version)
                        .value("version", version)
                        .value("exploited", String.join("\n", new TreeSet<>(policy.exploited())))
                        .values(
                                "counts",
                                policy.counts().stream().map(Enum::name).sorted().toList());
        for (var severity : DOWNWARDS) {
            var rule = policy.of(severity);
            form =
                    form.value("earns" + severity, rule.earns())
                            .value("otherwise" + severity, rule.otherwise());
        }
        for (var category : Category.values()) {
            form = form.value("atLeast" + category, policy.atLeast().get(category));
        }
        return form;
    }

    /** A draft belongs to the version it was made from: it would undo a later one. */
    private static Form form(int version) {
        return Form.of(key(version), "/notice-policy");
    }

    static String key(int version) {
        return "notice-policy:" + version;
    }

    static Form sent(Map<String, List<String>> parameters) {
        var sent = form(0).sent(parameters);
        return form(version(sent)).sent(parameters);
    }

    static int version(Form form) {
        var text = form.value("version");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Set<String> numbers(Form form) {
        return Stream.of(form.value("exploited").split("[\\s,;，；]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands among the exploited numbers and is none. */
    static List<String> noNumbers(Form form) {
        return numbers(form).stream().filter(text -> !NoticePolicy.isCve(text)).toList();
    }

    static NoticePolicy policy(Form form) {
        var initial = NoticePolicy.initial();
        var levels = new EnumMap<Severity, Rule>(Severity.class);
        for (var severity : Severity.values()) {
            var rule = initial.of(severity);
            levels.put(
                    severity,
                    new Rule(
                            one(form, "earns" + severity, Earns.class, rule.earns()),
                            one(form, "otherwise" + severity, Treatment.class, rule.otherwise())
                                            == Treatment.MONTHLY
                                    ? Treatment.MONTHLY
                                    : Treatment.INFORMATION));
        }
        var counts = EnumSet.noneOf(Verification.class);
        for (var verification : Verification.values()) {
            if (form.has("counts", verification.name())) {
                counts.add(verification);
            }
        }
        var atLeast = new EnumMap<Category, Severity>(Category.class);
        for (var category : Category.values()) {
            for (var severity : Severity.values()) {
                if (form.has("atLeast" + category, severity.name())) {
                    atLeast.put(category, severity);
                }
            }
        }
        var exploited = numbers(form);
        exploited.removeIf(text -> !NoticePolicy.isCve(text));
        return new NoticePolicy(levels, counts, atLeast, exploited);
    }

    private static <E extends Enum<E>> E one(Form form, String field, Class<E> type, E initial) {
        return EnumSet.allOf(type).stream()
                .filter(it -> form.has(field, it.name()))
                .findFirst()
                .orElse(initial);
    }

    static List<Row> rows(Reader reader) {
        var levels = Stream.<Row>builder();
        for (var severity : DOWNWARDS) {
            var level = reader.say(Level.of(severity).key());
            levels.add(
                    new Row(
                            "earns" + severity,
                            reader.say("policy.form.earns", level),
                            options(List.of(Earns.values()), "policy.earns", reader)));
            levels.add(
                    new Row(
                            "otherwise" + severity,
                            reader.say("policy.form.otherwise", level),
                            options(
                                    List.of(Treatment.MONTHLY, Treatment.INFORMATION),
                                    "finding.policy",
                                    reader)));
        }
        for (var category : Category.values()) {
            levels.add(
                    new Row(
                            "atLeast" + category,
                            reader.say(
                                    "policy.form.atLeast",
                                    reader.say("finding.category", category)),
                            DOWNWARDS.stream()
                                    .map(it ->
                                            new Filter.Option(
                                                    it.name(), reader.say(Level.of(it).key())))
                                    .toList()));
        }
        return levels.build().toList();
    }

    static List<Filter.Option> verifications(Reader reader) {
        return options(List.of(Verification.values()), "policy.verification", reader);
    }

    private static List<Filter.Option> options(
            List<? extends Enum<?>> values, String prefix, Reader reader) {
        return values.stream()
                .map(it -> new Filter.Option(it.name(), reader.say(prefix, it)))
                .toList();
    }
}
