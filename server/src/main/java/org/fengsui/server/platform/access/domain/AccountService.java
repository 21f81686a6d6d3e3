package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The face of access for other rooms: acts on accounts as they stand. */
@Service
@Transactional
class AccountService implements Accounts {

    private final AccountDirectory directory;
    private final Administration administration;
    private final Actors actors;
    private final Clock clock;

    AccountService(
            AccountDirectory directory,
            Administration administration,
            Actors actors,
            Clock systemClock) {
        this.directory = directory;
        this.administration = administration;
        this.actors = actors;
        this.clock = systemClock;
    }

    @Override
    public Account create(Actor by, NewAccount account) {
        return administration.create(by, account).account();
    }

    @Override
    public void grant(Actor by, long accountId, Set<Role> roles, String reason) {
        administration.grant(by, accountId, version(accountId), roles, reason);
    }

    @Override
    public void setEnabled(Actor by, long accountId, boolean enabled, String reason) {
        if (enabled) {
            administration.enable(by, accountId, version(accountId));
        } else {
            administration.disable(by, accountId, version(accountId), reason);
        }
    }

    @Override
    public void unlock(Actor by, long accountId) {
        administration.unlock(by, accountId);
    }

    @Override
    public void resetPassword(Actor by, long accountId, String password) {
        administration.resetPassword(by, accountId, version(accountId), password);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> find(long accountId) {
        return directory.find(accountId).map(row -> row.account(clock.instant()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> list(String text) {
        return directory.list(text).stream().map(row -> row.account(clock.instant())).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Account> ofPersons(Collection<String> personCodes) {
        return directory.ofPersons(personCodes);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> withRole(Role role) {
        return directory.withRole(role);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Actor> actor(long accountId) {
        return actors.of(accountId);
    }

    private long version(long accountId) {
        return directory.get(accountId).version();
    }
}
