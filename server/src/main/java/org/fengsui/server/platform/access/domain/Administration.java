package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.AccountAdministration;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes accounts, and writes what was changed to the audit log. */
@Service
@Transactional
class Administration implements AccountAdministration {

    private static final Scope ALL = AccountDirectory.ALL;

    private final AccountDirectory directory;
    private final AccountChanges changes;
    private final AttemptStore attempts;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final TokenStore tokens;
    private final AuditLog audit;
    private final AccessSettings settings;
    private final Clock clock;

    Administration(
            AccountDirectory directory,
            AccountChanges changes,
            AttemptStore attempts,
            Passwords passwords,
            PasswordPolicy policy,
            TokenStore tokens,
            AuditLog audit,
            AccessSettings settings,
            Clock systemClock) {
        this.directory = directory;
        this.changes = changes;
        this.attempts = attempts;
        this.passwords = passwords;
        this.policy = policy;
        this.tokens = tokens;
        this.audit = audit;
        this.settings = settings;
        this.clock = systemClock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountFile> list(String text) {
        return directory.list(text).stream().map(this::file).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AccountFile> find(long id) {
        return directory.find(id).map(this::file);
    }

    @Override
    public AccountFile create(Actor by, NewAccount typed) {
        require(by, Permission.ACCOUNT_EDIT);
        var account = clean(typed);
        long id = insert(account, settings.password().changeFirst(), Set.of(), by.accountId());
        var row = directory.get(id);
        log(by, "access.account-created", row, facts(row));
        return file(row);
    }

    /** Creates one of the three administrators of the first start. */
    AccountRow createAdministrator(NewAccount typed, Role role) {
        long id = insert(clean(typed), false, Set.of(role), 0);
        var row = directory.get(id);
        audit.append(0, "setup", "access.account-created", row.subject(), facts(row));
        return row;
    }

    @Override
    public void amend(Actor by, long id, long version, Identity identity) {
        require(by, Permission.ACCOUNT_EDIT);
        var before = directory.get(id);
        boolean sameUnit = Objects.equals(before.unitId(), identity.unitId());
        if (!sameUnit) {
            directory.keepOneOther(before);
        }
        var after =
                new AccountRow(
                        id,
                        before.username(),
                        Fields.displayName(identity.displayName()),
                        Fields.email(identity.email()),
                        identity.unitId(),
                        Fields.personCode(identity.personCode()),
                        before.mustChange(),
                        before.passwordChangedAt(),
                        before.enabled(),
                        sameUnit ? before.roles() : Set.of(),
                        before.lockedUntil(),
                        before.epoch(),
                        before.createdBy(),
                        before.createdAt(),
                        before.lastSignInAt(),
                        version);
        changes.amend(ALL, after);
        var details = new TreeMap<String, String>();
        facts(before).forEach((name, value) -> details.put("before-" + name, value));
        facts(after).forEach((name, value) -> details.put("after-" + name, value));
        log(by, "access.account-amended", after, details);
    }

    @Override
    public void grant(Actor by, long id, long version, Set<Role> roles, String reason) {
        var row = directory.get(id);
        Decision.GRANT_ROLE.by(by, row.createdBy());
        if (by.accountId() == id) {
            throw new Refusal(AccessProblem.BOTH_SIDES, Decision.GRANT_ROLE.name());
        }
        RoleRules.check(row.username(), roles, row.unitId());
        expected(row, version);
        var facts = new TreeMap<>(Map.of("before", names(row.roles()), "after", names(roles)));
        if (!roles.containsAll(row.roles())) {
            directory.keepOneOther(row);
            if (reason.isBlank()) {
                throw Fields.refusal("reason");
            }
            facts.put("reason", reason);
        }
        changes.setRoles(ALL, row, roles);
        log(by, "access.roles-granted", row, facts);
    }

    @Override
    public void enable(Actor by, long id, long version) {
        require(by, Permission.ACCOUNT_EDIT);
        var row = directory.get(id);
        changes.setEnabled(ALL, expected(row, version), true);
        log(by, "access.account-enabled", row, Map.of());
    }

    @Override
    public void disable(Actor by, long id, long version, String reason) {
        require(by, Permission.ACCOUNT_EDIT);
        var row = directory.get(id);
        directory.keepOneOther(row);
        changes.setEnabled(ALL, expected(row, version), false);
        log(by, "access.account-disabled", row, Map.of("reason", reason));
    }

    @Override
    public void unlock(Actor by, long id) {
        require(by, Permission.ACCOUNT_EDIT);
        var row = directory.get(id);
        attempts.clearAll(ALL, row.id());
        log(by, "access.account-unlocked", row, Map.of());
    }

    @Override
    public void resetPassword(Actor by, long id, long version, String password) {
        require(by, Permission.ACCOUNT_EDIT);
        var row = directory.get(id);
        policy.check(row.username(), password);
        var now = now();
        attempts.clearAll(ALL, id);
        attempts.forgetBrowsers(ALL, id);
        changes.resetPassword(
                ALL,
                expected(row, version),
                passwords.hash(password),
                settings.password().changeFirst(),
                now);
        int revoked = tokens.revokeAll(ALL, id, now);
        log(by, "access.password-reset", row, Map.of("tokens-revoked", String.valueOf(revoked)));
    }

    private long insert(NewAccount account, boolean mustChange, Set<Role> roles, long createdBy) {
        policy.check(account.username(), account.password());
        RoleRules.check(account.username(), roles, account.unitId());
        var hash = passwords.hash(account.password());
        return changes.insert(ALL, account, hash, mustChange, roles, createdBy, now());
    }

    private static NewAccount clean(NewAccount typed) {
        return new NewAccount(
                Fields.username(typed.username()),
                Fields.displayName(typed.displayName()),
                Fields.email(typed.email()),
                typed.unitId(),
                Fields.personCode(typed.personCode()),
                typed.password());
    }

    private AccountFile file(AccountRow row) {
        return row.file(clock.instant(), settings.password().maxAge());
    }

    private static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    private static AccountRow expected(AccountRow row, long version) {
        if (row.version() != version) {
            throw new Refusal(CommonProblem.STALE, row.username());
        }
        return row;
    }

    private static Map<String, String> facts(AccountRow row) {
        var facts = new TreeMap<String, String>();
        facts.put("username", row.username());
        facts.put("name", row.displayName());
        facts.put("roles", names(row.roles()));
        put(facts, "email", row.email());
        put(facts, "unit", row.unitId());
        put(facts, "person", row.personCode());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    private static String names(Set<Role> roles) {
        var names = new TreeSet<String>();
        roles.forEach(role -> names.add(role.name()));
        return String.join(" ", names);
    }

    private void log(Actor by, String action, AccountRow row, Map<String, String> details) {
        audit.append(by.accountId(), by.name(), action, row.subject(), details);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
