package org.fengsui.bench.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again until something is so. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** A question to a server. */
    @FunctionalInterface
    interface Question {
        /** Whether it is so. */
        boolean ask() throws IOException;
    }

    private Waiting() {}

    /**
     * Returns as soon as the answer is yes.
     *
     * @throws IOException if it is still no after that time; {@code what} names it
     */
    static void until(String what, Duration most, Question question) throws IOException {
        until(what, most, PAUSE, question);
    }

    /** The same, asking so seldom that the questions do not slow down what is waited for. */
    static void until(String what, Duration most, Duration pause, Question question)
            throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " not within " + most.toSeconds() + " s");
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Lets time go by. */
    static void pass(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        until("the pause", time.plusMinutes(1), () -> System.nanoTime() > end);
    }
}
