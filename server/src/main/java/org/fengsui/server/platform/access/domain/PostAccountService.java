package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.PostAccounts;
import org.fengsui.server.platform.access.PostHolders;
import org.fengsui.server.platform.access.PostHolders.Holder;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares the registry's posts with the accounts; changes go through the administration. */
@Service
@Transactional
class PostAccountService implements PostAccounts {

    /** Long enough that the kinds of its characters no longer matter. */
    private static final int PASSWORD_BYTES = 18;

    private final AccountDirectory directory;
    private final Administration administration;
    private final ObjectProvider<PostHolders> posts;
    private final AccessSettings settings;
    private final Clock clock;

    PostAccountService(
            AccountDirectory directory,
            Administration administration,
            ObjectProvider<PostHolders> posts,
            AccessSettings settings,
            Clock systemClock) {
        this.directory = directory;
        this.administration = administration;
        this.posts = posts;
        this.settings = settings;
        this.clock = systemClock;
    }

    private record Place(@Nullable Long unitId, @Nullable String personCode) {}

    private static Place place(AccountRow row) {
        return new Place(row.unitId(), row.personCode());
    }

    @Override
    @Transactional(readOnly = true)
    public Gaps gaps() {
        var holders = holders();
        var byPerson = new HashMap<String, AccountRow>();
        var left = new ArrayList<AccountFile>();
        var nameless = new ArrayList<AccountFile>();
        var places =
                holders.stream()
                        .map(each -> new Place(each.unitId(), each.personCode()))
                        .collect(Collectors.toSet());
        for (var row : directory.list("")) {
            var person = row.personCode();
            if (person != null) {
                byPerson.put(person, row);
            }
            if (!row.enabled()) {
                continue;
            }
            if (ofUnit(row.roles()) && person == null) {
                nameless.add(file(row));
            } else if (ofUnit(row.roles()) && !places.contains(place(row))) {
                left.add(file(row));
            }
        }
        var without = new ArrayList<Holder>();
        var disabled = new ArrayList<Ungranted>();
        var elsewhere = new ArrayList<Ungranted>();
        var ungranted = new ArrayList<Ungranted>();
        for (var holder : holders) {
            var row = byPerson.get(holder.personCode());
            if (holder.roles().isEmpty()) {
                continue;
            }
            if (row == null) {
                without.add(holder);
            } else if (!row.enabled()) {
                disabled.add(new Ungranted(holder, file(row), holder.roles()));
            } else if (Objects.equals(row.unitId(), holder.unitId())) {
                if (!row.roles().containsAll(holder.roles())) {
                    ungranted.add(new Ungranted(holder, file(row), lacking(row, holder)));
                }
            } else if (!ofSchool(row.roles()) && !places.contains(place(row))) {
                elsewhere.add(new Ungranted(holder, file(row), holder.roles()));
            }
        }
        return new Gaps(without, disabled, elsewhere, ungranted, left, nameless);
    }

    @Override
    @Transactional(readOnly = true)
    public long waiting(Actor by) {
        var gaps = gaps();
        long accounts = by.may(Permission.ACCOUNT_EDIT) ? gaps.without().size() : 0;
        long roles = by.may(Permission.ROLE_GRANT) ? gaps.ungranted().size() : 0;
        return accounts + roles + gaps.left().size();
    }

    @Override
    public Made make(Actor by, long unitId, String personCode) {
        var holder =
                gaps().without().stream()
                        .filter(each -> each.unitId() == unitId)
                        .filter(each -> each.personCode().equals(personCode))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.STALE, personCode));
        var password = RandomWord.of(PASSWORD_BYTES);
        var account =
                new NewAccount(
                        personCode.toLowerCase(Locale.ROOT),
                        holder.name(),
                        holder.email(),
                        unitId,
                        personCode,
                        password);
        return new Made(administration.create(by, account), password);
    }

    @Override
    public void grant(Actor by, long accountId, long version) {
        var lacking =
                gaps().ungranted().stream()
                        .filter(each -> each.file().account().id() == accountId)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.STALE, accountId));
        var roles = EnumSet.copyOf(lacking.roles());
        roles.addAll(lacking.file().account().roles());
        administration.grant(by, accountId, version, roles, "");
    }

    private static Set<Role> lacking(AccountRow row, Holder holder) {
        var lacking = EnumSet.copyOf(holder.roles());
        lacking.removeAll(row.roles());
        return lacking;
    }

    private static boolean ofUnit(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.side() == Role.Side.UNIT);
    }

    private static boolean ofSchool(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.side() == Role.Side.SCHOOL);
    }

    private List<Holder> holders() {
        var port = posts.getIfAvailable();
        return port == null ? List.of() : port.today();
    }

    private AccountFile file(AccountRow row) {
        return row.file(clock.instant(), settings.password().maxAge());
    }
}
