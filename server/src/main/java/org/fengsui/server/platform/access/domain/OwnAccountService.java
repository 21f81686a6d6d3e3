package org.fengsui.server.platform.access.domain;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.OwnAccount;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person changes about the own account. */
@Service
public class OwnAccountService implements OwnAccount {

    private static final Scope ALL = AccountDirectory.ALL;

    private final AccountDirectory directory;
    private final AccountStore accounts;
    private final AccountChanges changes;
    private final SignIn signIn;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final AuditLog audit;
    private final AccessSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OwnAccountService(
            AccountDirectory directory,
            AccountStore accounts,
            AccountChanges changes,
            SignIn signIn,
            Passwords passwords,
            PasswordPolicy policy,
            AuditLog audit,
            AccessSettings settings,
            Clock systemClock,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.accounts = accounts;
        this.changes = changes;
        this.signIn = signIn;
        this.passwords = passwords;
        this.policy = policy;
        this.audit = audit;
        this.settings = settings;
        this.clock = systemClock;
        this.transaction = transaction;
    }

    /** Whether the password must be changed before anything else. */
    public boolean passwordDue(AccountRow row) {
        return row.passwordDue(clock.instant(), settings.password().maxAge());
    }

    @Override
    public AccountFile of(Actor self) {
        return directory.get(self.accountId()).file(clock.instant(), settings.password().maxAge());
    }

    @Override
    public void confirm(Actor self, String password) {
        if (!signIn.confirm(directory.get(self.accountId()), password)) {
            throw new Refusal(AccessProblem.PASSWORD_WRONG);
        }
    }

    @Override
    public void changePassword(Actor self, String present, String next) {
        var row = directory.get(self.accountId());
        var before = passwordHash(row);
        confirm(self, present);
        if (present.equals(next)) {
            throw PasswordPolicy.refusal("same-as-before");
        }
        policy.check(row.username(), next);
        var hash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            changes.changePassword(ALL, row, before, hash, now);
            audit.append(
                    self.accountId(),
                    self.name(),
                    "access.password-changed",
                    row.subject(),
                    Map.of());
        });
    }

    private String passwordHash(AccountRow row) {
        return requireNonNull(transaction.execute(_ -> accounts.passwordHash(ALL, row.id())));
    }

    /** Notes in the audit log that the person signed out. */
    public void signedOut(AccountRow row) {
        transaction.executeWithoutResult(_ ->
                audit.append(
                        row.id(), row.displayName(), "access.signed-out", row.subject(), Map.of()));
    }
}
