package org.fengsui.server.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicRunnerTest {

    @Test
    void workThatWaitsIsDoneBeforeItsPauseIsOver() throws InterruptedException {
        var asked = new Daily("asked");
        var other = new Daily("other");
        var runner = new PeriodicRunner(List.of(other, asked));
        runner.start();
        try {
            runner.hurry(new WorkWaits("asked"));
            assertThat(asked.done.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            runner.stop();
        }
        assertThat(other.done.getCount()).isEqualTo(1);
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
