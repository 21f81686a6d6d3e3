package org.fengsui.server.speaking.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Standing;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
record NumberSeriesTest(Documents documents, TransactionTemplate transaction) {

    @Test
    void numbersHaveNoGapsWhenTransactionsFailOrRunAtOnce() throws InterruptedException {
        List<Long> given = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 120; i++) {
                boolean fails = i % 5 == 0;
                var _ =
                        threads.submit(() ->
                                transaction.executeWithoutResult(status -> {
                                    long number = documents.next("信办整", 2026);
                                    if (fails) {
                                        status.setRollbackOnly();
                                    } else {
                                        given.add(number);
                                    }
                                }));
            }
        }
        assertThat(given).hasSize(96);
        assertThat(given.stream().sorted().toList())
                .isEqualTo(LongStream.rangeClosed(1, 96).boxed().toList());
    }

    @Test
    void everySeriesAndYearCountsForItself() {
        assertThat(next("信办整", 2026)).isEqualTo(1);
        assertThat(next("信办整", 2027)).isEqualTo(1);
        assertThat(next("信办通", 2026)).isEqualTo(1);
        assertThat(next("信办整", 2026)).isEqualTo(2);
    }

    @Test
    void aSchoolThatTakesOverStartsWhereItsPaperEnded() {
        documents.startAt("信办整", 2026, 87);
        assertThat(next("信办整", 2026)).isEqualTo(87);
        assertThatThrownBy(() -> documents.startAt("信办整", 2026, 87))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(DocumentProblem.NUMBER_TAKEN));
        assertThat(next("信办整", 2026)).isEqualTo(88);
    }

    @Test
    void aStartNumberIsCorrectedUntilItIsUsedAndNeverBelowWhatWasIssued() {
        assertThat(next("信办整", 2026)).isEqualTo(1);
        documents.startAt("信办整", 2026, 870);
        assertThat(documents.standing("信办整", 2026)).isEqualTo(new Standing(1, 870));
        documents.startAt("信办整", 2026, 87);
        assertThatThrownBy(() -> documents.startAt("信办整", 2026, 1)).isInstanceOf(Refusal.class);
        assertThat(next("信办整", 2026)).isEqualTo(87);
        assertThat(next("信办整", 2026)).isEqualTo(88);
        assertThat(documents.standing("信办整", 2026)).isEqualTo(new Standing(88, 89));
        assertThat(documents.standing("信办整", 2027)).isEqualTo(new Standing(0, 1));
    }

    @Test
    void aNumberIsTakenInsideATransactionOnly() {
        assertThatThrownBy(() -> documents.next("信办整", 2026))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theYearStandsInHexagonalBracketsWithoutLeadingZeros() {
        assertThat(Documents.printed("信办整", 2026, 87)).isEqualTo("信办整〔2026〕87号");
    }

    private long next(String series, int year) {
        Long number = transaction.execute(status -> documents.next(series, year));
        assertThat(number).isNotNull();
        return number;
    }
}
