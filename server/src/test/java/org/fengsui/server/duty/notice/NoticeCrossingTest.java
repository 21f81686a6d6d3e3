package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
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

    @Test
    void anAnswerThatADeadlockThrewOutIsTakenAgainWithItsFile() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        var holds = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var answer =
                    threads.submit(() -> {
                        holds.await();
                        notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed());
                        return null;
                    });
            transaction.executeWithoutResult(status -> {
                lock("finding.episode", item.episodeId());
                holds.countDown();
                awaitSomebodyWaiting();
                lock("notice.notice", id);
            });
            answer.get(30, TimeUnit.SECONDS);
        }
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

    private void lock(String table, long id) {
        database.in(Scope.school())
                .sql("select id from " + table + " where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private void awaitSomebodyWaiting() {
        while (probe.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }
}
