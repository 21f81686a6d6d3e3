package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.InputStreamSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers and imports take the same rows in opposite order. */
@ServerTest
@Import(Campus.class)
record NoticeCrossingTest(
        Campus campus,
        Notices notices,
        RecordProbe probe,
        Database database,
        TransactionTemplate transaction) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    /** PostgreSQL looks for a deadlock once, this long after a wait began. */
    private static final String LOOKED = "1.5 seconds";

    @Test
    void anAnswerThatADeadlockThrewOutIsTakenAgainWithItsFile() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        var hasEpisode = new CountDownLatch(1);
        var inItsFile = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var opened = new AtomicInteger();
        var proof = "已停用".getBytes(StandardCharsets.UTF_8);
        InputStreamSource file =
                () -> {
                    if (opened.getAndIncrement() == 0) {
                        inItsFile.countDown();
                        await(goOn);
                    }
                    return new ByteArrayInputStream(proof);
                };
        var fixed =
                new NewAnswer(
                        AnswerKind.FIXED,
                        "已停用并重启",
                        campus.now(),
                        List.of(new Attachment("记录.txt", file)));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var importing =
                    threads.submit(() ->
                            transaction.executeWithoutResult(status -> {
                                lock("finding.episode", Campus.episode(item));
                                hasEpisode.countDown();
                                await(inItsFile);
                                lock("notice.notice", id);
                            }));
            var answering =
                    threads.submit(() -> {
                        await(hasEpisode);
                        notices.answer(campus.liaison(), item.id(), item.version(), fixed);
                    });
            // The import has looked and found nothing: it is the answer that will find the
            // deadlock.
            Eventually.holds(
                    "the import waits for the notice",
                    Duration.ofSeconds(30),
                    this::somebodyHasWaitedLong);
            goOn.countDown();
            importing.get(30, TimeUnit.SECONDS);
            answering.get(30, TimeUnit.SECONDS);
        }
        assertThat(opened).as("the first try was thrown out").hasValue(2);
        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.ANSWERED);
        assertThat(
                        probe.sql(
                                        """
                                        select count(*) from file.file
                                        where subject_type = 'notice-answer' and size > 0
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void lock(String table, long id) {
        database.in(Scope.school())
                .sql("select id from " + table + " where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private boolean somebodyHasWaitedLong() {
        return probe.sql(
                                """
                                select count(*) from pg_locks
                                where not granted
                                    and waitstart < clock_timestamp() - cast(:long as interval)
                                """)
                        .param("long", LOOKED)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
