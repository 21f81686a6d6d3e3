package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.UnitEnding;
import org.fengsui.server.campus.registry.domain.UnitEndings;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A notice that is not over binds its unit. */
@ServerTest
@Import(Campus.class)
record EndedUnitTest(Campus campus, UnitEndings endings, TestClock clock) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    @Test
    void aUnitWithARunningNoticeDoesNotEndWithoutASuccessor() {
        campus.issued(Campus.SWEET32);
        long unit = campus.unit("wlx");
        assertThat(endings.ties(Scope.school(), unit).duties()).containsExactly("信办整〔2026〕1号");
        assertThatThrownBy(() ->
                        endings.end(
                                campus.operator(),
                                unit,
                                1,
                                new UnitEnding(clock.today(), null),
                                "撤销"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(RegistryProblem.UNIT_BOUND);
                            assertThat(refusal.arguments().toString()).contains("信办整〔2026〕1号");
                        });
    }
}
