package org.fengsui.server.duty.obligation.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.ObligationProblem;
import org.fengsui.server.duty.obligation.domain.DecidedReading;
import org.fengsui.server.duty.obligation.domain.DecidedReading.Outcome;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Profile.Reading;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.duty.obligation.store.DecidedReadingStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 解释口径: the readings of the profile in force, and what the CAC office decides of them (第十六条). The
 * profile itself is not touched: what is decided stands beside it, dated.
 */
@Service
@Transactional
public class Interpretations {

    private static final Scope SCHOOL = Scope.school();
    private static final long NOBODY = 0;
    private static final int MOST_TEXT = 2_000;

    private final Profiles profiles;
    private final DecidedReadingStore decisions;
    private final StepTexts texts;
    private final AuditLog audit;
    private final BusinessClock clock;

    Interpretations(
            Profiles profiles,
            DecidedReadingStore decisions,
            StepTexts texts,
            AuditLog audit,
            BusinessClock clock) {
        this.profiles = profiles;
        this.decisions = decisions;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a reading stands. */
    public enum State {
        /** Nobody has decided this wording. */
        PROPOSED,
        /** It is read as proposed. */
        ADOPTED,
        /** The proposed wording was rejected; another holds. */
        REWORDED
    }

    /**
     * A reading with all that is known of it.
     *
     * @param key its key in the profile
     * @param proposed as the profile words it
     * @param now as it is read now
     * @param state where it stands
     * @param duties the duties it touches
     * @param decisions what was decided, oldest first; of former wordings too
     */
    public record Interpretation(
            String key,
            Wording proposed,
            Reading now,
            State state,
            List<Duty> duties,
            List<DecidedReading> decisions) {

        /** Keeps its own copies. */
        public Interpretation {
            duties = List.copyOf(duties);
            decisions = List.copyOf(decisions);
        }

        /** The articles its duties rest on, in the profile's order. */
        public List<String> articles() {
            return duties.stream().map(Duty::article).distinct().toList();
        }

        /** The number of the last decision; 0 before the first. */
        public int last() {
            return decisions.isEmpty() ? 0 : decisions.getLast().number();
        }
    }

    /**
     * What is to be decided.
     *
     * @param outcome whether the proposed wording holds
     * @param wording the other wording; of no account where the proposed one holds. Without English
     *     the Chinese stands in both
     * @param document number of the document, or of the meeting's minutes
     * @param on its day; null is refused
     * @param reason needed where the proposed wording is rejected
     */
    public record Verdict(
            Outcome outcome,
            Wording wording,
            String document,
            @Nullable LocalDate on,
            String reason) {}

    /** All of them, in the profile's order. */
    @Transactional(readOnly = true)
    public List<Interpretation> all() {
        var decided = decisions.all(SCHOOL);
        return profiles.current().interpretations().entrySet().stream()
                .map(entry -> of(entry, decided))
                .toList();
    }

    /** How many nobody has decided. */
    @Transactional(readOnly = true)
    public long undecided() {
        return all().stream().filter(one -> one.state() == State.PROPOSED).count();
    }

    /** One of them, if the profile in force has it. */
    @Transactional(readOnly = true)
    public Optional<Interpretation> find(String key) {
        return all().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private Interpretation of(Map.Entry<String, Reading> reading, List<DecidedReading> decided) {
        var key = reading.getKey();
        var proposal = reading.getValue();
        var own = decided.stream().filter(one -> one.reading().equals(key)).toList();
        var now =
                DecidedReading.last(own, proposal, clock.now())
                        .map(one -> one.inPlaceOf(proposal))
                        .orElse(proposal);
        return new Interpretation(
                key,
                proposal.text(),
                now,
                state(proposal, now),
                profiles.current().duties().values().stream()
                        .filter(duty -> duty.interpretations().contains(key))
                        .toList(),
                own);
    }

    private static State state(Reading proposal, Reading now) {
        if (now.decision() == null) {
            return State.PROPOSED;
        }
        return now.text().equals(proposal.text()) ? State.ADOPTED : State.REWORDED;
    }

    /**
     * Decides a reading, for what is written from now on.
     *
     * @param after the number of the last decision that this one knows of; 0 for none
     * @throws Refusal if it is not the actor's to decide, somebody has decided it since, or
     *     something is missing
     */
    public void decide(Actor by, String key, int after, Verdict verdict) {
        Decision.INTERPRET.by(by, NOBODY);
        var reading = find(key).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var decided =
                new DecidedReading(
                        key,
                        after + 1,
                        verdict.outcome(),
                        reading.proposed().zh(),
                        wording(reading, verdict),
                        decision(verdict),
                        verdict.reason().strip(),
                        by.name(),
                        clock.now());
        if (reading.last() != after || !decisions.add(SCHOOL, decided, by)) {
            throw new Refusal(ObligationProblem.DECIDED_MEANWHILE);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "ledger.interpretation-decided",
                null,
                Map.of(
                        "reading", key,
                        "outcome", decided.outcome().name(),
                        "text", decided.text().zh(),
                        "document", decided.decision().document(),
                        "on", decided.decision().on().toString(),
                        "reason", decided.reason()));
    }

    private static Wording wording(Interpretation reading, Verdict verdict) {
        if (verdict.outcome() == Outcome.ADOPTED) {
            return reading.proposed();
        }
        var zh = verdict.wording().zh().strip();
        var en = verdict.wording().en().strip();
        if (zh.isEmpty() || zh.equals(reading.proposed().zh())) {
            throw new Refusal(ObligationProblem.WORDING_MISSING);
        }
        if (verdict.reason().isBlank()) {
            throw new Refusal(ObligationProblem.REASON_MISSING);
        }
        if (zh.length() > MOST_TEXT || en.length() > MOST_TEXT) {
            throw new Refusal(ObligationProblem.TEXT_TOO_LONG, MOST_TEXT);
        }
        return new Wording(zh, en.isEmpty() ? zh : en);
    }

    private InterpretationDecision decision(Verdict verdict) {
        var document = verdict.document().strip();
        var on = verdict.on();
        if (document.isEmpty() || on == null || on.isAfter(clock.today())) {
            throw new Refusal(ObligationProblem.DOCUMENT_MISSING);
        }
        if (Math.max(document.length(), verdict.reason().length()) > MOST_TEXT) {
            throw new Refusal(ObligationProblem.TEXT_TOO_LONG, MOST_TEXT);
        }
        return new InterpretationDecision(texts.who(new Obligor.CacOffice()), on, document);
    }
}
