package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tokens of REST clients, and tells whose a word is. */
@Service
@Transactional
public class TokenService implements Tokens {

    private static final Scope ALL = AccountDirectory.ALL;
    private static final String PREFIX = "fengsui_";
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final TokenStore tokens;
    private final AccountDirectory accounts;
    private final AuditLog audit;
    private final AccessSettings settings;
    private final Clock clock;

    TokenService(
            TokenStore tokens,
            AccountDirectory accounts,
            AuditLog audit,
            AccessSettings settings,
            Clock systemClock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.settings = settings;
        this.clock = systemClock;
    }

    @Override
    public String create(Actor by, String name, Duration life) {
        var clean = Fields.tokenName(name);
        if (!life.isPositive() || life.compareTo(settings.tokenLifetime()) > 0) {
            throw Fields.refusal("token-life");
        }
        var word = PREFIX + Secret.word();
        var now = now();
        var expires = now.plus(life);
        long id = tokens.insert(ALL, by.accountId(), clean, Secret.hash(word), now, expires);
        audit.append(
                by.accountId(),
                by.name(),
                "access.token-created",
                subject(id),
                Map.of("name", clean, "expires", expires.toString()));
        return word;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Token> of(Actor owner) {
        var now = clock.instant();
        return tokens.of(ALL, owner.accountId()).stream().map(row -> row.token(now)).toList();
    }

    @Override
    public void revoke(Actor by, long id) {
        if (!tokens.revoke(ALL, by.accountId(), id, now())) {
            throw new Refusal(CommonProblem.NOT_FOUND, "token " + id);
        }
        audit.append(by.accountId(), by.name(), "access.token-revoked", subject(id), Map.of());
    }

    /** The account a token stands for, if it stands for one now. */
    public OptionalLong accountOf(String word) {
        if (!word.startsWith(PREFIX)) {
            return OptionalLong.empty();
        }
        var now = now();
        var token = tokens.byHash(ALL, Secret.hash(word)).filter(found -> found.valid(now));
        if (token.isEmpty()) {
            return OptionalLong.empty();
        }
        var row = accounts.get(token.get().accountId());
        if (!row.enabled() || row.mustChange()) {
            return OptionalLong.empty();
        }
        if (tokens.used(ALL, token.get().id(), now, USE_NOTED_EVERY)) {
            audit.append(
                    row.id(),
                    row.displayName(),
                    "access.token-used",
                    subject(token.get().id()),
                    Map.of("name", token.get().name()));
        }
        return OptionalLong.of(row.id());
    }

    private static Subject subject(long id) {
        return new Subject("token", id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
