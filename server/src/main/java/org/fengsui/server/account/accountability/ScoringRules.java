package org.fengsui.server.account.accountability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** 评分办法 in its versions: one proposes, another decides. */
public interface ScoringRules {

    /**
     * A version that was proposed.
     *
     * @param rule what it says
     * @param text as it was written
     * @param by the account that proposed it
     * @param proposer the name then
     * @param at when
     * @param decider who decided; null while nobody did
     * @param decidedAt when; null while nobody did
     * @param adopted whether it came in force
     * @param reason of the decision
     */
    record Proposed(
            ScoringRule rule,
            String text,
            long by,
            String proposer,
            Instant at,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            boolean adopted,
            String reason) {}

    /** The rule in force. */
    ScoringRule current();

    /** Its text, as a proposal begins with it. */
    String currentText();

    /** What waits for a decision. */
    Optional<Proposed> waiting();

    /** All that were proposed, the newest first. */
    List<Proposed> all();

    /**
     * Proposes another rule; its version is given by the record.
     *
     * @throws Refusal if it cannot be read, or another waits
     */
    void propose(Actor by, String text);

    /**
     * Decides what waits.
     *
     * @throws Refusal if the actor may not or proposed it, or nothing waits
     */
    void decide(Actor by, boolean adopts, String reason);
}
