package org.fengsui.server.duty.notice.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.store.YardstickStore;
import org.fengsui.server.duty.notice.store.YardstickStore.Counted;
import org.fengsui.server.duty.notice.store.YardstickStore.Row;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.kernel.Yardstick;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** 退回反馈、延期、虚假反馈: one measure over the record of notices. */
record NoticeYardstick(
        String key,
        String recordType,
        Counted what,
        YardstickStore store,
        Describers items,
        TransactionTemplate reading)
        implements Yardstick {

    @Override
    public Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused) {
        return reading.execute(_ -> store.tally(scope, what, span, excused));
    }

    @Override
    public List<Case> cases(Scope scope, Span span, @Nullable Obligor of) {
        return reading.execute(_ -> {
            var rows = store.rows(scope, what, span, of);
            var called = items.describe(rows.stream().map(Row::itemId).distinct().toList());
            return rows.stream().map(row -> each(row, called.get(row.itemId()))).toList();
        });
    }

    private static Case each(Row row, @Nullable Description item) {
        return new Case(
                row.id(),
                new Obligor.Unit(row.unitId()),
                item == null ? "" : item.wholeTitle() + " " + item.title(),
                row.at(),
                1,
                Duration.ZERO,
                row.enteredBy(),
                item == null ? "/notices" : item.schoolPath(),
                item == null ? null : item.unitPath());
    }

    /** The measures of this room. */
    @Configuration(proxyBeanMethods = false)
    static class Measures {

        @Bean
        Yardstick returnedAnswers(YardstickStore store, Describers items, TransactionTemplate tx) {
            return new NoticeYardstick(
                    "returned-answers", "notice-answer", Counted.RETURNED, store, items, tx);
        }

        @Bean
        Yardstick extensions(YardstickStore store, Describers items, TransactionTemplate tx) {
            return new NoticeYardstick(
                    "extensions", "notice-request", Counted.EXTENDED, store, items, tx);
        }

        @Bean
        Yardstick falseClaims(YardstickStore store, Describers items, TransactionTemplate tx) {
            return new NoticeYardstick(
                    "false-claims", "notice-item", Counted.FALSE_CLAIM, store, items, tx);
        }
    }
}
