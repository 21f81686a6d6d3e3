package org.fengsui.server.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Figures that are kept for a minute. */
class LastCountTest {

    private static final Scope SCHOOL = Scope.school();

    private final AtomicInteger counted = new AtomicInteger();
    private Instant now = Instant.parse("2026-10-09T00:40:00Z");
    private final Counting<Integer> figures = new Counting<>(scope -> counted.incrementAndGet());

    /** Counts by a function. */
    private final class Counting<T> extends LastCount<T> {
        private final Function<Scope, T> function;

        Counting(Function<Scope, T> function) {
            super(() -> now);
            this.function = function;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        protected T count(Scope scope, @Nullable T before) {
            return function.apply(scope);
        }
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void withinAMinuteNothingIsCountedAnewAndTheAgeIsSaid() {
        var first = figures.of(SCHOOL);
        pass(59);

        assertThat(figures.of(SCHOOL)).isEqualTo(first);
        assertThat(first.at()).isEqualTo(now.minusSeconds(59));
        pass(1);
        assertThat(figures.of(SCHOOL)).isEqualTo(new LastCount.Counted<>(2, now));
    }

    @Test
    void aClockThatIsSetBackMakesNothingYoung() {
        figures.of(SCHOOL);
        pass(-3600);

        assertThat(figures.of(SCHOOL).figures()).isEqualTo(2);
    }

    @Test
    void noScopeSeesWhatAnotherCounted() {
        var seen = new ArrayList<Scope>();
        var scopes =
                new Counting<Scope>(scope -> {
                    seen.add(scope);
                    return scope;
                });
        Scope physics = new Scope.Units(Set.of(3L, 14L));
        Scope chemistry = new Scope.Units(Set.of(3L));

        for (var scope : List.of(SCHOOL, physics, chemistry, physics)) {
            assertThat(scopes.of(scope).figures()).isEqualTo(scope);
        }
        assertThat(seen).containsExactly(SCHOOL, physics, chemistry);
    }

    @Test
    void manyWhoAskAtOnceAreCountedForOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var slow =
                new Counting<Integer>(scope -> {
                    begun.countDown();
                    await(mayEnd);
                    return counted.incrementAndGet();
                });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(people.submit(() -> slow.of(SCHOOL).figures()));
            await(begun);
            for (int i = 0; i < 50; i++) {
                answers.add(people.submit(() -> slow.of(SCHOOL).figures()));
            }
            mayEnd.countDown();

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void whileTheyAreRenewedTheOldOnesAreHandedOut() throws Exception {
        var mayEnd = new CountDownLatch(1);
        var slow =
                new Counting<Integer>(scope -> {
                    if (counted.get() > 0) {
                        await(mayEnd);
                    }
                    return counted.incrementAndGet();
                });
        slow.of(SCHOOL);
        pass(45);
        try (var periodic = Executors.newVirtualThreadPerTaskExecutor()) {
            var renewal = periodic.submit(slow::runOnce);

            assertThat(slow.of(SCHOOL).figures()).isEqualTo(1);
            mayEnd.countDown();
            renewal.get();
        }
        assertThat(slow.of(SCHOOL).figures()).isEqualTo(2);
    }

    @Test
    void whatIsLookedAtNeverGrowsTooOldAndWhatIsNotIsLeftAlone() {
        figures.of(SCHOOL);
        for (int round = 0; round < 8; round++) {
            pass(figures.pause().toSeconds());
            figures.runOnce();
        }
        assertThat(counted).as("every half minute").hasValue(5);

        pass(Duration.ofMinutes(11).toSeconds());
        figures.runOnce();
        assertThat(counted).as("nobody has looked for ten minutes").hasValue(5);
    }

    @Test
    void aCountThatFailsIsTriedAgainByTheNext() {
        var failing =
                new Counting<Integer>(scope -> {
                    if (counted.incrementAndGet() == 1) {
                        throw new Refusal(CommonProblem.RECORD_UNAVAILABLE);
                    }
                    return counted.get();
                });
        assertThatThrownBy(() -> failing.of(SCHOOL)).isInstanceOf(Refusal.class);
        assertThat(failing.of(SCHOOL).figures()).isEqualTo(2);
    }

    @Test
    void nothingIsKeptOfARecordThatWasReplaced() {
        figures.of(SCHOOL);
        try (var beans = new AnnotationConfigApplicationContext()) {
            beans.registerBean(Counting.class, () -> figures);
            beans.refresh();
            beans.publishEvent(new RecordReplaced());
        }
        assertThat(figures.of(SCHOOL).figures()).isEqualTo(2);
    }

    @Test
    void whoHoldsAConnectionDoesNotWaitForOthers() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> figures.of(SCHOOL)).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
