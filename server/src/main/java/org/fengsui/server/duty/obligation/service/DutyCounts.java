package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.obligation.store.YardstickStore;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick.Span;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 反馈 that fell due in a period: on time and late, and by unit. */
@Component
@Order(30)
class DutyCounts implements PeriodCounts {

    private final YardstickStore store;

    DutyCounts(YardstickStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        var tallies = store.late(scope, new Span(from, to, to), List.of());
        List<Count> counts = new ArrayList<>();
        var units =
                tallies.entrySet().stream()
                        .filter(one -> one.getKey() instanceof Obligor.Unit)
                        .sorted(
                                Comparator.comparingLong((Map.Entry<Obligor, Tally> one) ->
                                                -one.getValue().against())
                                        .thenComparing(one -> one.getKey().key()))
                        .toList();
        counts.add(
                Count.of(
                        "bulletin.duties",
                        "bulletin.onTime",
                        units.stream()
                                .mapToLong(one -> one.getValue().cases() - one.getValue().against())
                                .sum()));
        counts.add(
                Count.of(
                        "bulletin.duties",
                        "bulletin.late",
                        units.stream().mapToLong(one -> one.getValue().against()).sum()));
        counts.add(
                Count.of(
                        "bulletin.duties",
                        "bulletin.unitsLate",
                        units.stream().filter(one -> one.getValue().against() > 0).count()));
        counts.add(
                Count.of(
                        "bulletin.duties",
                        "bulletin.unitsOnTime",
                        units.stream().filter(one -> one.getValue().against() == 0).count()));
        for (var unit : units) {
            if (unit.getKey() instanceof Obligor.Unit(long id) && unit.getValue().against() > 0) {
                counts.add(new Count("bulletin.byUnit", "", id, unit.getValue().against()));
            }
        }
        return counts;
    }
}
