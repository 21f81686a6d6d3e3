package org.fengsui.server.speaking.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private static final Instant WRITTEN = Instant.parse("2026-09-30T10:00:00Z");
    private final RetryPlan plan = new RetryPlan(Duration.ofHours(4), Duration.ofHours(5));

    @Test
    void itAsksSoonAtFirstThenEveryHalfHourOnceMoreWhenItGivesUpAndOnToTheEnd() {
        List<Long> minutes = new ArrayList<>();
        var now = WRITTEN;
        for (int attempt = 1; ; attempt++) {
            var next = plan.next(WRITTEN, attempt, now);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
            minutes.add(Duration.between(WRITTEN, now).toMinutes());
        }
        assertThat(minutes)
                .containsExactly(
                        1L, 3L, 8L, 18L, 38L, 68L, 98L, 128L, 158L, 188L, 218L, 240L, 270L, 300L);
    }

    @Test
    void itGivesUpOnceAndIsOverAfterTheLastMoment() {
        assertThat(plan.givesUp(WRITTEN, WRITTEN.plus(Duration.ofMinutes(239)))).isFalse();
        assertThat(plan.givesUp(WRITTEN, WRITTEN.plus(Duration.ofHours(4)))).isTrue();
        assertThat(plan.next(WRITTEN, 3, WRITTEN.plus(Duration.ofHours(5)))).isEmpty();
        assertThat(plan.next(WRITTEN, 3, WRITTEN.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void aPlanWithoutTimeIsRefused() {
        assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
