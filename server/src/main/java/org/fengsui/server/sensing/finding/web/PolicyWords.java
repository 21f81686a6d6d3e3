package org.fengsui.server.sensing.finding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.NoticePolicy;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;

/** A policy in sentences. */
final class PolicyWords {

    private PolicyWords() {}

    static List<String> of(NoticePolicy policy, Reader reader) {
        var lines = new ArrayList<String>();
        for (var severity : Severity.values()) {
            var rule = policy.of(severity);
            var level = reader.say(Level.of(severity).key());
            lines.add(
                    rule.earns() == Earns.ALWAYS
                            ? reader.say("policy.words.ALWAYS", level)
                            : reader.say(
                                    "policy.words." + rule.earns(),
                                    level,
                                    reader.say("finding.policy", rule.otherwise())));
        }
        lines.add(
                policy.counts().isEmpty()
                        ? reader.say("policy.words.noCounts")
                        : reader.say("policy.words.counts", verifications(policy, reader)));
        for (var category : Category.values()) {
            var level = policy.atLeast().get(category);
            if (level != null) {
                lines.add(
                        reader.say(
                                "policy.words.atLeast",
                                reader.say("finding.category", category),
                                reader.say(Level.of(level).key())));
            }
        }
        if (!policy.exploited().isEmpty()) {
            lines.add(
                    reader.say(
                            "policy.words.exploited",
                            String.join(", ", new TreeSet<>(policy.exploited()))));
        }
        return lines;
    }

    private static String verifications(NoticePolicy policy, Reader reader) {
        return List.of(Verification.values()).stream()
                .filter(policy.counts()::contains)
                .map(it -> reader.say("policy.verification", it))
                .collect(Collectors.joining(reader.say("policy.words.or")));
    }
}
