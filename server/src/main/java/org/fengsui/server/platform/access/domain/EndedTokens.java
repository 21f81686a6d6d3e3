package org.fengsui.server.platform.access.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Tokens of REST clients that are revoked or have run out. */
@Component
class EndedTokens implements Kept.ForATime {

    private final TokenStore tokens;

    EndedTokens(TokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return "ended-tokens";
    }

    @Override
    public Term term() {
        return Term.days(365, 30, 1095);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return tokens.ended(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return new Batch(tokens.forgetEnded(scope, before), after);
    }
}
