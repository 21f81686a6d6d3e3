package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.platform.access.AccountAdministration.Identity;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Role.Side;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

@ServerTest
record AccountsTest(
        Accounts accounts,
        AccountAdministration administration,
        OwnAccount own,
        AuditTrail trail,
        RecordProbe probe,
        People people) {

    @Test
    void theSystemAdministratorCreatesAndTheSecurityAdministratorGrants() {
        var account = accounts.create(system(), account("Zhang.San"));
        assertThat(account.username()).isEqualTo("zhang.san");
        assertThat(account.roles()).isEmpty();
        accounts.grant(security(), account.id(), Set.of(Role.OFFICE_OPERATOR), "another post");
        assertThat(accounts.actor(account.id()).orElseThrow().roles())
                .containsExactly(Role.OFFICE_OPERATOR);
        assertThat(trail.newest(AuditFilter.ALL, 2))
                .extracting(entry -> entry.action())
                .containsExactly("access.roles-granted", "access.account-created");
    }

    @Test
    void nobodyElseCreatesOrGrants() {
        var account = accounts.create(system(), account("zhang.san"));
        for (var role : EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN))) {
            var other = actor(role);
            refused(CommonProblem.FORBIDDEN, () -> accounts.create(other, account("li.si")));
            refused(
                    CommonProblem.FORBIDDEN,
                    () -> accounts.setEnabled(other, account.id(), false, "left"));
            refused(
                    CommonProblem.FORBIDDEN,
                    () -> accounts.resetPassword(other, account.id(), People.PASSWORD + "!"));
        }
        for (var role : EnumSet.complementOf(EnumSet.of(Role.SECURITY_ADMIN))) {
            refused(
                    AccessProblem.NOT_THE_DECIDER,
                    () ->
                            accounts.grant(
                                    actor(role),
                                    account.id(),
                                    Set.of(Role.AUDITOR),
                                    "another post"));
        }
    }

    @Test
    void noAccountHoldsTwoOfTheThreeNorABusinessRoleBesideOne() {
        var account = accounts.create(system(), account("zhang.san"));
        var security = security();
        var administrators = List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
        for (var administrator : administrators) {
            for (var other : Role.values()) {
                if (other != administrator) {
                    refused(
                            AccessProblem.ADMINISTRATORS_APART,
                            () ->
                                    accounts.grant(
                                            security,
                                            account.id(),
                                            Set.of(administrator, other),
                                            "another post"));
                }
            }
        }
        assertThat(accounts.find(account.id()).orElseThrow().roles()).isEmpty();
    }

    @Test
    void theRecordItselfKeepsTheThreeApart() {
        var admin = system();
        assertThatThrownBy(() ->
                        probe.sql(
                                        "update access.account set roles ="
                                                + " '{SYSTEM_ADMIN,AUDIT_ADMIN}' where id = "
                                                + admin.accountId())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aUnitsRoleNeedsAUnit() {
        var account = accounts.create(system(), account("zhang.san"));
        var security = security();
        for (var role : Role.values()) {
            if (role.side() == Side.UNIT) {
                refused(
                        AccessProblem.ROLE_NEEDS_UNIT,
                        () -> accounts.grant(security, account.id(), Set.of(role), "another post"));
            }
        }
    }

    @Test
    void whoGrantsIsNeitherTheHolderNorTheCreator() {
        var security = security();
        refused(
                AccessProblem.BOTH_SIDES,
                () ->
                        accounts.grant(
                                security,
                                security.accountId(),
                                Set.of(Role.SECURITY_ADMIN),
                                "another post"));
        var account = people.school("created-by-security");
        probe.sql("update access.account set created_by = :by where id = :id")
                .param("by", security.accountId())
                .param("id", account.accountId())
                .update();
        refused(
                AccessProblem.BOTH_SIDES,
                () ->
                        accounts.grant(
                                security,
                                account.accountId(),
                                Set.of(Role.AUDITOR),
                                "another post"));
    }

    @Test
    void theLastOfAnAdministratorsKindStays() {
        var system = system();
        var security = security();
        refused(
                AccessProblem.LAST_ADMINISTRATOR,
                () -> accounts.setEnabled(system, security.accountId(), false, "left"));
        refused(
                AccessProblem.LAST_ADMINISTRATOR,
                () -> accounts.grant(security, system.accountId(), Set.of(), "another post"));
        var second = people.school("second", Role.SYSTEM_ADMIN);
        accounts.setEnabled(second, system.accountId(), false, "left");
        assertThat(accounts.actor(system.accountId())).isEmpty();
    }

    @Test
    void ofTwoAdministratorsAtOnceTheSlowerIsToldSo() {
        var security = security();
        var other = people.school("other-security", Role.SECURITY_ADMIN);
        var seen = administration.create(system(), account("zhang.san"));
        long id = seen.account().id();
        administration.grant(security, id, seen.version(), Set.of(Role.OFFICE_LEAD), "");
        refused(
                CommonProblem.STALE,
                () -> administration.grant(other, id, seen.version(), Set.of(Role.AUDITOR), ""));
        assertThat(accounts.find(id).orElseThrow().roles()).containsExactly(Role.OFFICE_LEAD);
    }

    @Test
    void withAnotherUnitTheRolesAreGone() {
        var liaison = people.ofUnit(3, "liaison", Role.UNIT_LIAISON);
        var seen = administration.find(liaison.accountId()).orElseThrow();
        administration.amend(
                system(), liaison.accountId(), seen.version(), new Identity("王五", null, 4L, null));
        var now = administration.find(liaison.accountId()).orElseThrow().account();
        assertThat(now.unitId()).isEqualTo(4);
        assertThat(now.roles()).isEmpty();
    }

    @Test
    void scopeFollowsTheRoles() {
        assertThat(people.school("lead", Role.OFFICE_LEAD).scope()).isEqualTo(Scope.school());
        assertThat(people.school("audit", Role.AUDIT_ADMIN).scope())
                .isEqualTo(new Scope.Units(Set.of()));
        assertThat(people.school("nobody").scope()).isEqualTo(new Scope.Units(Set.of()));
        assertThat(people.ofUnit(3, "none-yet").scope()).isEqualTo(new Scope.Units(Set.of()));
    }

    @Test
    void aNameIsTakenOnceAndAPersonToo() {
        var system = system();
        accounts.create(system, account("zhang.san"));
        refused(AccessProblem.ACCOUNT_EXISTS, () -> accounts.create(system, account("ZHANG.SAN")));
        accounts.create(system, ofPerson("li.si", "P-1"));
        refused(
                AccessProblem.PERSON_HAS_ACCOUNT,
                () -> accounts.create(system, ofPerson("wang.wu", "P-1")));
        assertThat(accounts.ofPersons(List.of("P-1", "P-2"))).containsOnlyKeys("P-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "张三", "-x", "a b", "a\nb", "a@b"})
    void aMalformedNameIsRefused(String username) {
        var system = system();
        refused(CommonProblem.FIELD_INVALID, () -> accounts.create(system, account(username)));
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1, too-short",
        "onlylowercase1, too-few-kinds",
        "alllowercase12345, ok",
        "Password@123, common",
        "AAAAaaaa1111, common",
        "Zhang.San-2031!, contains-name",
        "Heron-7-wakes, ok",
        "江上清风山间明月2031a, ok",
    })
    void thePolicyNamesTheRuleThatIsNotMet(String password, String rule) {
        var system = system();
        ThrowingCallable create =
                () ->
                        accounts.create(
                                system,
                                new NewAccount("zhang.san", "张三", null, null, null, password));
        if (rule.equals("ok")) {
            assertThatCode(create).doesNotThrowAnyException();
        } else {
            refused(AccessProblem.PASSWORD_POLICY, create);
            assertThatThrownBy(create).hasMessageContaining("access.password-rule." + rule);
        }
    }

    @Test
    void onesOwnPasswordIsChangedByKnowingThePresentOne() {
        var person = people.school("zhang.san", Role.AUDITOR);
        refused(
                AccessProblem.PASSWORD_WRONG,
                () -> own.changePassword(person, "Not-this-one-9", "Heron-7-wakes"));
        refused(
                AccessProblem.PASSWORD_POLICY,
                () -> own.changePassword(person, People.PASSWORD, People.PASSWORD));
        own.changePassword(person, People.PASSWORD, "Heron-7-wakes");
        own.confirm(person, "Heron-7-wakes");
        refused(AccessProblem.PASSWORD_WRONG, () -> own.confirm(person, People.PASSWORD));
    }

    private Actor system() {
        return people.school("system-admin", Role.SYSTEM_ADMIN);
    }

    private Actor security() {
        return people.school("security-admin", Role.SECURITY_ADMIN);
    }

    private static Actor actor(Role role) {
        return new Actor(4711, "somebody", Set.of(role), 3L, Scope.school());
    }

    private static NewAccount account(String username) {
        return new NewAccount(username, "张三", null, null, null, People.PASSWORD);
    }

    private static NewAccount ofPerson(String username, String person) {
        return new NewAccount(username, "李四", "li@example.edu.cn", null, person, People.PASSWORD);
    }

    private static void refused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
