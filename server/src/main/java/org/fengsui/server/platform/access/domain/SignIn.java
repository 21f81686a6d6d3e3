package org.fengsui.server.platform.access.domain;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks passwords. Whether the name is unknown, the password wrong, this origin shut or the
 * account disabled: the answer and the time it takes are the same, only the audit log knows. The
 * hash is computed outside any transaction; what it decides is decided on the locked row.
 */
@Service
public class SignIn {

    private static final Scope ALL = AccountDirectory.ALL;

    /** What was read before the hash was computed. */
    private record Known(AccountRow row, String hash) {}

    private final AccountDirectory directory;
    private final AccountStore accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final AuditLog audit;
    private final SignInGate gate;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignIn(
            AccountDirectory directory,
            AccountStore accounts,
            AccountChanges changes,
            Passwords passwords,
            AuditLog audit,
            SignInGate gate,
            Clock systemClock,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.audit = audit;
        this.gate = gate;
        this.clock = systemClock;
        this.transaction = transaction;
    }

    /**
     * Signs a person in.
     *
     * @param from where the attempt comes from; failures elsewhere do not shut it out
     * @return the account, or empty for every kind of failure
     */
    public Optional<AccountRow> signIn(String username, String password, Origin from) {
        return check(username, password, from, "access.signed-in");
    }

    /** Asks a signed-in person for the password once more; failures count as at sign-in. */
    boolean confirm(AccountRow row, String password) {
        return check(row.username(), password, Origin.SESSION, "access.password-confirmed")
                .isPresent();
    }

    private Optional<AccountRow> check(
            String username, String password, Origin from, String success) {
        var known = requireNonNull(transaction.execute(_ -> known(username)));
        boolean right = passwords.matches(password, known.map(Known::hash).orElse(null));
        return requireNonNull(
                transaction.execute(_ ->
                        known.isPresent() ? decide(known.get(), right, from, success) : unknown()));
    }

    private Optional<Known> known(String username) {
        return directory
                .byTypedName(username)
                .map(row -> new Known(row, accounts.passwordHash(ALL, row.id())));
    }

    // The name is not written: people type passwords into the wrong field.
    private Optional<AccountRow> unknown() {
        audit.append(0, "sign-in", "access.sign-in-failed", null, Map.of("why", "unknown"));
        return Optional.empty();
    }

    private Optional<AccountRow> decide(Known known, boolean right, Origin from, String success) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = accounts.lock(ALL, known.row().id()).orElseThrow();
        if (!row.enabled()) {
            return failed(row, "disabled");
        }
        if (gate.shut(row, from, now)) {
            return failed(row, "locked");
        }
        if (!right || !accounts.passwordHash(ALL, row.id()).equals(known.hash())) {
            return wrong(row, from, now);
        }
        gate.passed(row, from, now);
        changes.signedIn(ALL, row, now);
        audit.append(row.id(), row.displayName(), success, row.subject(), Map.of());
        return Optional.of(row);
    }

    private Optional<AccountRow> wrong(AccountRow row, Origin from, Instant now) {
        gate.failed(row, from, now);
        return failed(row, "password");
    }

    private Optional<AccountRow> failed(AccountRow row, String why) {
        audit.append(
                row.id(),
                row.displayName(),
                "access.sign-in-failed",
                row.subject(),
                Map.of("why", why));
        return Optional.empty();
    }
}
