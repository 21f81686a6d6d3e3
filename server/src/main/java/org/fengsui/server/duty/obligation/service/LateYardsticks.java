package org.fengsui.server.duty.obligation.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.store.YardstickStore;
import org.fengsui.server.duty.obligation.store.YardstickStore.Late;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.kernel.Yardstick;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 按时率、逾期天数: both count the same late obligations. */
abstract class LateYardsticks implements Yardstick {

    final YardstickStore store;
    private final Ledger ledger;
    private final Descriptions descriptions;

    LateYardsticks(YardstickStore store, Ledger ledger, Descriptions descriptions) {
        this.store = store;
        this.ledger = ledger;
        this.descriptions = descriptions;
    }

    @Override
    public String recordType() {
        return "obligation";
    }

    /** How much one late obligation counts. */
    abstract long against(Late late);

    @Override
    @Transactional(readOnly = true)
    public List<Case> cases(Scope scope, Span span, @Nullable Obligor of) {
        var late = store.cases(scope, span, of);
        var described = descriptions.of(late.stream().map(Late::subject).toList());
        return late.stream().map(one -> each(one, described.get(one.subject()))).toList();
    }

    private Case each(Late late, @Nullable Description what) {
        var duty = ledger.dutyName(late.duty(), Locale.CHINESE);
        return new Case(
                late.id(),
                late.obligor(),
                what == null ? duty : duty + "：" + what.wholeTitle() + " " + what.title(),
                late.due(),
                against(late),
                late.held(),
                0,
                "/ledger/" + late.id(),
                what == null ? null : what.unitPath());
    }

    /** 按时率: of the duties that fell due in a period, how many were late. */
    @Component
    static class OnTime extends LateYardsticks {

        OnTime(YardstickStore store, Ledger ledger, Descriptions descriptions) {
            super(store, ledger, descriptions);
        }

        @Override
        public String key() {
            return "on-time";
        }

        @Override
        long against(Late late) {
            return 1;
        }

        @Override
        @Transactional(readOnly = true)
        public Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused) {
            return store.late(scope, span, excused);
        }
    }

    /** 逾期天数: for how many begun days together. */
    @Component
    static class LateDays extends LateYardsticks {

        LateDays(YardstickStore store, Ledger ledger, Descriptions descriptions) {
            super(store, ledger, descriptions);
        }

        @Override
        public String key() {
            return "late-days";
        }

        @Override
        long against(Late late) {
            return late.daysLate();
        }

        @Override
        @Transactional(readOnly = true)
        public Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused) {
            return store.daysLate(scope, span, excused);
        }
    }
}
