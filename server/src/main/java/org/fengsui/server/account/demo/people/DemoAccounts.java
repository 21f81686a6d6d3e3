package org.fengsui.server.account.demo.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.access.SetupLinks.Administrator;
import org.fengsui.server.platform.access.SetupLinks.Three;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's accounts, all with one published password: the three administrators by the set-up link
 * of a first start, the offices' people, and the liaison of every unit under the unit's code.
 */
@Component
@Profile("demo")
public class DemoAccounts {

    /** The password of all of them; printed at the start and shown on the sign-in page. */
    public static final String PASSWORD = "Beacon-Tower-2021";

    /** The unit whose liaison, deputy and head a newcomer is shown. */
    public static final String SHOWN_UNIT = "zyx";

    private static final String SYSTEM = "sysadmin";
    private static final String SECURITY = "secadmin";

    private static final Map<Post, Role> ROLES =
            Map.of(
                    Post.HEAD, Role.UNIT_HEAD,
                    Post.DEPUTY, Role.UNIT_DEPUTY,
                    Post.LIAISON, Role.UNIT_LIAISON,
                    Post.SECURITY_ADMIN, Role.UNIT_SECURITY_ADMIN);

    private static final List<Office> OFFICES =
            List.of(
                    new Office("operator", "经办甲", Set.of(Role.OFFICE_OPERATOR, Role.TRACER)),
                    new Office("lead", "主任乙", Set.of(Role.OFFICE_LEAD)),
                    new Office("duty", "值班丙", Set.of(Role.DUTY_OFFICER)),
                    new Office("cac", "网信丁", Set.of(Role.CAC_OFFICE)),
                    new Office("leader", "校领导戊", Set.of(Role.LEADING_GROUP)),
                    new Office("auditor", "审计己", Set.of(Role.AUDITOR)));

    private final Accounts accounts;
    private final SetupLinks setup;
    private final Registry registry;

    DemoAccounts(Accounts accounts, SetupLinks setup, Registry registry) {
        this.accounts = accounts;
        this.setup = setup;
        this.registry = registry;
    }

    private record Office(String username, String name, Set<Role> roles) {}

    /** Creates the three administrators and the offices' people; those there already stay. */
    public void createOffices() {
        setup.renew()
                .ifPresent(link ->
                        setup.complete(
                                link.path().substring("/setup/".length()),
                                new Three(
                                        new Administrator(SYSTEM, "系统管理员庚", PASSWORD),
                                        new Administrator(SECURITY, "安全管理员辛", PASSWORD),
                                        new Administrator("auditadmin", "审计管理员壬", PASSWORD))));
        var known = byName();
        for (var office : OFFICES) {
            if (!known.containsKey(office.username())) {
                create(office.username(), office.name(), null, null, null, office.roles());
            }
        }
    }

    /** Creates the liaison of every registered unit, and the leaders of the shown one. */
    public void createUnits() {
        var known = byName();
        for (var unit : registry.units(Scope.school())) {
            if (!unit.responsible()) {
                continue;
            }
            for (var holder : registry.holders(Scope.school(), unit.id(), List.of(Post.LIAISON))) {
                createOnce(known, unit.code(), holder, Post.LIAISON, Post.SECURITY_ADMIN);
            }
            if (unit.code().equals(SHOWN_UNIT)) {
                var leaders = List.of(Post.HEAD, Post.DEPUTY);
                for (var holder : registry.holders(Scope.school(), unit.id(), leaders)) {
                    var suffix = holder.post() == Post.HEAD ? "-head" : "-deputy";
                    createOnce(known, unit.code() + suffix, holder, holder.post());
                }
            }
        }
    }

    private void createOnce(
            Map<String, Account> known, String username, PostHolder holder, Post... posts) {
        if (!known.containsKey(username)) {
            var roles = Set.copyOf(Arrays.stream(posts).map(ROLES::get).toList());
            create(
                    username,
                    holder.name(),
                    holder.email(),
                    holder.unitId(),
                    holder.personCode(),
                    roles);
        }
    }

    private void create(
            String username,
            String name,
            @Nullable String email,
            @Nullable Long unitId,
            @Nullable String personCode,
            Set<Role> roles) {
        var account =
                accounts.create(
                        actor(SYSTEM),
                        new NewAccount(username, name, email, unitId, personCode, PASSWORD));
        accounts.grant(actor(SECURITY), account.id(), roles, "");
    }

    /** The person of that account, as signed in. */
    public Actor actor(String username) {
        var account = Objects.requireNonNull(byName().get(username), username);
        return accounts.actor(account.id()).orElseThrow();
    }

    private Map<String, Account> byName() {
        var known = new HashMap<String, Account>();
        accounts.list("").forEach(account -> known.put(account.username(), account));
        return known;
    }
}
