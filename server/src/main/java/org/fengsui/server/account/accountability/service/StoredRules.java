package org.fengsui.server.account.accountability.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.accountability.ScoreProblem;
import org.fengsui.server.account.accountability.ScoringRule;
import org.fengsui.server.account.accountability.ScoringRules;
import org.fengsui.server.account.accountability.domain.RuleReader;
import org.fengsui.server.account.accountability.store.RuleStore;
import org.fengsui.server.account.accountability.store.RuleStore.Row;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Yardstick;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rule that is shipped, until the school has decided another. */
@Service
@Transactional
class StoredRules implements ScoringRules {

    private static final Scope SCHOOL = Scope.school();

    private final RuleStore rules;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final List<Yardstick> yardsticks;
    private final String shipped;

    StoredRules(RuleStore rules, AuditLog audit, BusinessClock clock, List<Yardstick> yardsticks) {
        this.rules = rules;
        this.yardsticks = List.copyOf(yardsticks);
        this.audit = audit;
        this.clock = clock;
        this.shipped = shipped();
        RuleReader.read(shipped, 1);
    }

    private static String shipped() {
        try {
            return new ClassPathResource("accountability/rules.yaml")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public ScoringRule current() {
        return rules.inForce(SCHOOL)
                .map(row -> RuleReader.read(row.text(), row.version()))
                .orElseGet(() -> RuleReader.read(shipped, 1));
    }

    @Override
    @Transactional(readOnly = true)
    public String currentText() {
        return rules.inForce(SCHOOL).map(Row::text).orElse(shipped);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Proposed> waiting() {
        return rules.waiting(SCHOOL).map(StoredRules::proposed);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposed> all() {
        return rules.all(SCHOOL).stream().map(StoredRules::proposed).toList();
    }

    private static Proposed proposed(Row row) {
        return new Proposed(
                RuleReader.read(row.text(), row.version()),
                row.text(),
                row.proposedBy(),
                row.proposer(),
                row.proposedAt(),
                row.decider(),
                row.decidedAt(),
                row.adopted(),
                row.reason());
    }

    @Override
    public void propose(Actor by, String text) {
        if (!by.may(Permission.SCORE_KEEP)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.SCORE_KEEP.name());
        }
        known(RuleReader.read(text, 1));
        if (rules.waiting(SCHOOL).isPresent()) {
            throw new Refusal(ScoreProblem.RULES_WAIT);
        }
        int version = rules.propose(SCHOOL, text, by.accountId(), by.name(), clock.now());
        audit(by, "score.rules-proposed", version, text);
    }

    /** Refuses a measure that nothing counts: a typing error would move every other weight. */
    private void known(ScoringRule rule) {
        var keys = yardsticks.stream().map(Yardstick::key).toList();
        for (var weight : rule.weights()) {
            if (!keys.contains(weight.yardstick())) {
                throw new Refusal(ScoreProblem.RULES_REFUSED, weight.yardstick());
            }
        }
    }

    @Override
    public void decide(Actor by, boolean adopts, String reason) {
        var waiting =
                rules.lockWaiting(SCHOOL)
                        .orElseThrow(() -> new Refusal(ScoreProblem.NO_RULES_WAIT));
        Decision.SCORING_RULES.by(by, waiting.proposedBy());
        if (reason.isBlank()) {
            throw new Refusal(ScoreProblem.REASON_MISSING);
        }
        rules.decide(
                SCHOOL,
                waiting.version(),
                by.accountId(),
                by.name(),
                clock.now(),
                adopts,
                reason.strip());
        audit(
                by,
                adopts ? "score.rules-adopted" : "score.rules-refused",
                waiting.version(),
                reason.strip());
    }

    private void audit(Actor by, String act, int version, String text) {
        audit.append(
                by.accountId(),
                by.name(),
                act,
                new Subject("scoring-rules", version),
                Map.of("text", text));
    }
}
