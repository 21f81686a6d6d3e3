package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    private static final long ASKER = 7;
    private static final long OTHER = 8;

    @ParameterizedTest
    @EnumSource(Decision.class)
    void onlyItsDecidersDecideAndNeverBothSides(Decision decision) {
        for (var role : Role.values()) {
            if (decision.deciders().contains(role)) {
                assertThatCode(() -> decision.by(actor(OTHER, Set.of(role)), ASKER))
                        .doesNotThrowAnyException();
                refused(AccessProblem.BOTH_SIDES, decision, actor(ASKER, Set.of(role)));
            } else {
                refused(AccessProblem.NOT_THE_DECIDER, decision, actor(OTHER, Set.of(role)));
            }
        }
        refused(AccessProblem.NOT_THE_DECIDER, decision, actor(OTHER, Set.of()));
        refused(AccessProblem.NOT_THE_DECIDER, decision, Actor.machine("sweep"));
    }

    @Test
    void everyDecisionHasADeciderAndEveryRoleAPermission() {
        assertThat(Decision.values()).allSatisfy(d -> assertThat(d.deciders()).isNotEmpty());
        assertThat(Role.values())
                .allSatisfy(role ->
                        assertThat(Permission.values())
                                .anyMatch(permission ->
                                        permission != Permission.SELF
                                                && permission.roles().contains(role)));
    }

    @Test
    void administratorsSeeNoBusinessData() {
        var theirs =
                Set.of(
                        Permission.SELF,
                        Permission.ACCOUNT_EDIT,
                        Permission.ROLE_GRANT,
                        Permission.ACCOUNT_VIEW,
                        Permission.AUDIT_VIEW,
                        Permission.RETENTION_VIEW,
                        Permission.RETENTION_SET,
                        Permission.CHANNEL_MANAGE,
                        Permission.SCREEN_MANAGE,
                        Permission.SERVER_WATCH);
        for (var role : Role.values()) {
            if (role.side() == Role.Side.ADMINISTRATION) {
                for (var permission : Permission.values()) {
                    assertThat(permission.roles().contains(role) && !theirs.contains(permission))
                            .as("%s has %s", role, permission)
                            .isFalse();
                }
            }
        }
    }

    private static Actor actor(long id, Set<Role> roles) {
        return new Actor(id, "somebody", roles, 3L, Scope.school());
    }

    private static void refused(AccessProblem problem, Decision decision, Actor actor) {
        assertThatThrownBy(() -> decision.by(actor, ASKER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
