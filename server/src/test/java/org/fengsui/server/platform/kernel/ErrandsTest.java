package org.fengsui.server.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.fengsui.server.platform.kernel.Errand.Refused;
import org.fengsui.server.platform.kernel.Errand.State;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Long work for a person is done once, whole or not at all, and says what became of it. */
@ServerTest
record ErrandsTest(Errands errands, Database database, RecordProbe probe) {

    private static final String WORK = "test-errand";

    /** A work of a test's own. */
    private record Work(Errands errands, BiConsumer<Errand, Told> doing) implements ErrandWork {

        @Override
        public String name() {
            return WORK;
        }

        @Override
        public void runOnce() {
            errands.carryOut(this);
        }

        @Override
        public void carryOut(Errand errand, Told told) {
            doing.accept(errand, told);
        }
    }

    @Test
    void theSameIsAskedForOnceAtATimeAndAgainLater() {
        var done = new ArrayList<String>();
        var work = new Work(errands, (errand, _) -> done.add(errand.about() + errand.name()));
        assertThat(errands.ask(WORK, "a", 1, "甲")).isTrue();
        assertThat(errands.ask(WORK, "a", 2, "乙")).as("shared").isFalse();
        assertThat(errands.ask(WORK, "b", 2, "乙")).isTrue();
        assertThat(errands.going(WORK)).containsExactlyInAnyOrder("a", "b");
        work.runOnce();
        assertThat(done).containsExactly("a甲", "b乙");
        assertThat(errands.going(WORK)).isEmpty();
        assertThat(errands.ask(WORK, "a", 2, "乙")).isTrue();
        assertThat(errands.lately(WORK, 2, 5)).extracting(Errand::about).containsExactly("a", "b");
        assertThat(errands.lately(WORK, 1, 5)).as("a newer one of another").isEmpty();
    }

    @Test
    void whatIsRefusedSaysWhyAndTheNextIsDone() {
        errands.ask(WORK, "a", 1, "甲");
        errands.ask(WORK, "b", 1, "甲");
        new Work(
                        errands,
                        (errand, told) -> {
                            write();
                            told.done(1, 1);
                            if (errand.about().equals("a")) {
                                throw new Refusal(CommonProblem.FIELD_INVALID, "unit", 7);
                            }
                        })
                .runOnce();
        assertThat(newest("a").state()).isEqualTo(State.REFUSED);
        assertThat(newest("a").refused())
                .isEqualTo(new Refused(CommonProblem.FIELD_INVALID.slug(), List.of("unit", "7")));
        assertThat(newest("b").state()).isEqualTo(State.DONE);
        assertThat(newest("b").done()).isEqualTo(1);
        assertThat(written()).as("of the refused one nothing").isEqualTo(1);
    }

    @Test
    void whatFailsInTheMiddleLeavesNothingAndIsNotTriedAgainByItself() {
        errands.ask(WORK, "a", 1, "甲");
        var work =
                new Work(
                        errands,
                        (_, told) -> {
                            write();
                            told.done(1, 2);
                            throw new IllegalStateException("the disk is gone");
                        });
        work.runOnce();
        work.runOnce();
        assertThat(newest("a").state()).isEqualTo(State.CUT_OFF);
        assertThat(newest("a").done()).as("people saw how far it was").isEqualTo(1);
        assertThat(written()).isZero();
    }

    @Test
    void whyItWasRefusedStandsAlsoWhereAnotherServerTookItForCutOffMeanwhile() {
        assertThat(meanwhile(new Refusal(CommonProblem.FIELD_INVALID, "unit")))
                .isEqualTo(State.CUT_OFF);
        assertThat(newest("a").state()).isEqualTo(State.REFUSED);
        assertThat(newest("a").refused())
                .isEqualTo(new Refused(CommonProblem.FIELD_INVALID.slug(), List.of("unit")));
    }

    @Test
    void whatFailedIsCutOffAlsoWhereAnotherServerSaidSoMeanwhile() {
        assertThat(meanwhile(new IllegalStateException("the disk is gone")))
                .isEqualTo(State.CUT_OFF);
        assertThat(newest("a").state()).isEqualTo(State.CUT_OFF);
    }

    /** What another server makes of it before it is said why its transaction is gone. */
    private State meanwhile(RuntimeException why) {
        errands.ask(WORK, "a", 1, "甲");
        var seen = new ArrayList<State>();
        Runnable another =
                () -> {
                    new Work(errands, (_, _) -> {}).runOnce();
                    seen.add(newest("a").state());
                };
        new Work(
                        errands,
                        (_, _) -> {
                            TransactionSynchronizationManager.registerSynchronization(
                                    new TransactionSynchronization() {
                                        @Override
                                        public void afterCompletion(int status) {
                                            CompletableFuture.runAsync(another).join();
                                        }
                                    });
                            throw why;
                        })
                .runOnce();
        return seen.getFirst();
    }

    private Errand newest(String about) {
        return errands.newest(WORK, about).orElseThrow();
    }

    private void write() {
        database.in(Scope.school())
                .sql(
                        """
                        insert into registry.preview
                            (token, edition, file_name, account_id, made_at, rows_to_write, unchanged)
                        select count(*)::text, 1, '', 1, timestamptz '2026-01-01Z', '', 0
                        from registry.preview
                        """)
                .update();
    }

    private long written() {
        return probe.sql("select count(*) from registry.preview").query(Long.class).single();
    }
}
