package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking accounts up. Accounts belong to the school as a whole. */
@Service
@Transactional(readOnly = true)
public class AccountDirectory {

    static final Scope ALL = Scope.school();

    private final AccountStore accounts;
    private final Clock clock;

    AccountDirectory(AccountStore accounts, Clock systemClock) {
        this.accounts = accounts;
        this.clock = systemClock;
    }

    /** One account. */
    public Optional<AccountRow> find(long id) {
        return accounts.find(ALL, id);
    }

    /**
     * One account.
     *
     * @throws Refusal if there is none
     */
    public AccountRow get(long id) {
        return find(id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "account " + id));
    }

    /** The account of a name as typed, if there is one. */
    Optional<AccountRow> byTypedName(String username) {
        if (username.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return accounts.byUsername(ALL, username.strip().toLowerCase(Locale.ROOT));
    }

    /** By name, where a name, a person code or an address contains the text. */
    List<AccountRow> list(String text) {
        return accounts.list(ALL, text.strip().toLowerCase(Locale.ROOT));
    }

    Map<String, Account> ofPersons(Collection<String> personCodes) {
        var found = new LinkedHashMap<String, Account>();
        for (var row : accounts.enabledOfPersons(ALL, personCodes)) {
            if (row.personCode() != null) {
                found.put(row.personCode(), row.account(clock.instant()));
            }
        }
        return found;
    }

    List<Account> withRole(Role role) {
        return accounts.enabledWith(ALL, role).stream()
                .map(row -> row.account(clock.instant()))
                .toList();
    }

    /** Whether the first start still lies ahead. */
    public boolean isEmpty() {
        return !accounts.any(ALL);
    }

    /**
     * Whether taking a role from an account would leave nobody with it; holds the others until the
     * end of the transaction, so that two takers cannot pass each other.
     *
     * @throws Refusal if so
     */
    @Transactional
    void keepOneOther(AccountRow row) {
        for (var role : row.roles()) {
            if (role.side() == Role.Side.ADMINISTRATION
                    && accounts.lockEnabledWith(ALL, role).stream()
                            .allMatch(other -> other.id() == row.id())) {
                throw new Refusal(AccessProblem.LAST_ADMINISTRATOR, row.username());
            }
        }
    }
}
