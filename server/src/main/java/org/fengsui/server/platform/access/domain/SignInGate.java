package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed attempts for an account and where they come from. A browser from which its holder
 * signed in before is an origin of its own, so that nobody else’s failures shut it out; strangers
 * are counted by their network. Called with the account’s row locked.
 */
@Component
public class SignInGate {

    private static final Logger LOG = LoggerFactory.getLogger(SignInGate.class);
    private static final Scope ALL = AccountDirectory.ALL;

    /** Failures from so many origins within a day look like guessing that is spread out. */
    private static final int SPREAD = 5;

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration KNOWN = Duration.ofDays(180);
    private static final int MOST_BROWSERS = 20;

    private final AttemptStore store;
    private final AccessSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    SignInGate(AttemptStore store, AccessSettings settings, AuditLog audit, Clock systemClock) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.clock = systemClock;
    }

    boolean shut(AccountRow row, Origin from, Instant now) {
        return store.find(ALL, row.id(), key(row, from, now)).lockedAt(now);
    }

    void failed(AccountRow row, Origin from, Instant now) {
        store.forgetBefore(ALL, row.id(), now.minus(REMEMBERED), now);
        var key = key(row, from, now);
        var before = store.find(ALL, row.id(), key);
        var attempts = before.failedAt(now, settings.lock());
        store.put(ALL, row.id(), key, attempts, now);
        if (attempts.lockedAt(now)) {
            say(
                    row,
                    "access.account-locked",
                    Map.of(
                            "failures", String.valueOf(attempts.failed()),
                            "origin", key.substring(0, key.indexOf(':') + 1),
                            "until", String.valueOf(attempts.lockedUntil())));
        }
        int origins = store.origins(ALL, row.id(), now.minus(REMEMBERED));
        if (before.equals(Attempts.NONE) && origins % SPREAD == 0) {
            say(row, "access.guessed-from-many", Map.of("origins", String.valueOf(origins)));
            LOG.warn("failed sign-ins to account {} from {} origins in a day", row.id(), origins);
        }
    }

    void passed(AccountRow row, Origin from, Instant now) {
        store.clear(ALL, row.id(), key(row, from, now));
    }

    /**
     * Makes the browser of a successful sign-in known to the account.
     *
     * @param from where that came from
     * @return the word the browser is to keep; empty where it has one the account knows
     */
    @Transactional
    public Optional<String> know(long accountId, Origin from) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var oldest = now.minus(KNOWN);
        var has = from.browser();
        boolean known = has != null && store.knows(ALL, accountId, Secret.hash(has), oldest);
        var word = known && has != null ? has : Secret.word();
        store.know(ALL, accountId, Secret.hash(word), now, oldest, MOST_BROWSERS);
        return known ? Optional.empty() : Optional.of(word);
    }

    private String key(AccountRow row, Origin from, Instant now) {
        var word = from.browser();
        if (word == null) {
            return from.network();
        }
        var hash = Secret.hash(word);
        return store.knows(ALL, row.id(), hash, now.minus(KNOWN))
                ? "browser:" + HexFormat.of().formatHex(hash)
                : from.network();
    }

    private void say(AccountRow row, String action, Map<String, String> facts) {
        audit.append(0, "sign-in", action, row.subject(), facts);
    }
}
