package org.fengsui.server.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicRunnerTest {

    @Test
    void workThatWaitsIsDoneBeforeItsPauseIsOver() throws InterruptedException {
        var asked = new Daily("asked");
        var other = new Daily("other");
        var runner = new PeriodicRunner(new Turns(List.of(other, asked)));
        runner.start();
        try {
            runner.hurry(new WorkWaits("asked"));
            assertThat(asked.done.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            runner.stop();
        }
        assertThat(other.done.getCount()).isEqualTo(1);
    }

    @Test
    void whoDoesAWorkByHandWaitsForTheRunThatGoesOnAndFindsNothingLeft() throws Exception {
        var work = new Slow();
        var turns = new Turns(List.of(work));
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        work.first =
                () -> {
                    begun.countDown();
                    await(goOn);
                };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var timer = people.submit(() -> turns.unlessBusy("slow"));
            await(begun);
            turns.unlessBusy("slow");
            assertThat(work.runs).as("a timer passes it over").hasValue(1);
            var hand = people.submit(() -> turns.now("slow"));
            goOn.countDown();
            hand.get(1, TimeUnit.MINUTES);
            timer.get(1, TimeUnit.MINUTES);
        }
        assertThat(work.runs).hasValue(2);
        assertThat(work.atOnce).as("never two at once").hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Work whose first run can be held. */
    private static final class Slow implements Periodic {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private Runnable first = () -> {};

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Duration pause() {
            return Duration.ofDays(1);
        }

        @Override
        public void runOnce() {
            atOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            if (runs.incrementAndGet() == 1) {
                first.run();
            }
            running.decrementAndGet();
        }
    }

    /** Work that is done once a day. */
    private static final class Daily implements Periodic {
        private final String name;
        private final CountDownLatch done = new CountDownLatch(1);

        Daily(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration pause() {
            return Duration.ofDays(1);
        }

        @Override
        public void runOnce() {
            done.countDown();
        }
    }
}
