package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.duty.notice.takeover.SheetProblem.Fault;
import org.fengsui.server.duty.notice.takeover.TakeoverSheet;
import org.fengsui.server.duty.notice.takeover.TakeoverSheet.Meant;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which units the names of an old ledger mean. */
@Service
@Transactional
public class TakeoverUnits {

    private static final Scope SCHOOL = Scope.school();

    private final TakeoverStore store;
    private final Registry registry;
    private final AuditLog audit;
    private final BusinessClock clock;

    TakeoverUnits(TakeoverStore store, Registry registry, AuditLog audit, BusinessClock clock) {
        this.store = store;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the names of a sheet mean: names and codes of today first, then what the office said,
     * then former names.
     *
     * @param unknown gets the names nobody knows
     */
    TakeoverSheet.Units meant(Set<String> unknown) {
        var byId = new HashMap<Long, Registry.Unit>();
        var byName = new LinkedHashMap<String, List<Registry.Unit>>();
        var byFormer = new LinkedHashMap<String, List<Registry.Unit>>();
        for (var unit : registry.units(SCHOOL)) {
            byId.put(unit.id(), unit);
            byName.computeIfAbsent(unit.name(), _ -> new ArrayList<>()).add(unit);
            if (!unit.code().equals(unit.name())) {
                byName.computeIfAbsent(unit.code(), _ -> new ArrayList<>()).add(unit);
            }
        }
        registry.formerNames(SCHOOL)
                .forEach((id, names) -> {
                    var unit = byId.get(id);
                    if (unit == null) {
                        return;
                    }
                    for (var former : names) {
                        byFormer.computeIfAbsent(former.name(), _ -> new ArrayList<>()).add(unit);
                    }
                });
        store.aliases(SCHOOL)
                .forEach((name, id) -> {
                    var unit = byId.get(id);
                    if (unit != null) {
                        byName.putIfAbsent(name, List.of(unit));
                    }
                });
        byFormer.forEach(byName::putIfAbsent);
        return cell -> meant(cell, byName.getOrDefault(cell, List.of()), unknown);
    }

    private static Meant meant(String cell, List<Registry.Unit> units, Set<String> unknown) {
        if (units.isEmpty()) {
            if (!cell.isEmpty()) {
                unknown.add(cell);
            }
            return new Meant(null, Fault.UNIT);
        }
        if (units.size() > 1) {
            return new Meant(null, Fault.UNIT_TWICE);
        }
        var unit = units.getFirst();
        return unit.responsible()
                ? new Meant(unit.id(), null)
                : new Meant(null, Fault.UNIT_NOT_RESPONSIBLE);
    }

    /** The units a name can mean. */
    @Transactional(readOnly = true)
    public List<Registry.Unit> all() {
        return registry.units(SCHOOL).stream().filter(Registry.Unit::responsible).toList();
    }

    /** The names of all units by identity. */
    @Transactional(readOnly = true)
    public Map<Long, String> names() {
        return registry.unitNames(SCHOOL);
    }

    /**
     * Says which unit a name of the old ledger means.
     *
     * @throws Refusal if there is no such 责任单位, or the name is empty
     */
    public void means(Actor by, String name, long unitId) {
        var unit =
                registry.unit(SCHOOL, unitId)
                        .filter(Registry.Unit::responsible)
                        .orElseThrow(() -> new Refusal(CommonProblem.FIELD_INVALID, "unit"));
        if (name.isBlank() || name.length() > 200) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "name");
        }
        store.alias(SCHOOL, by, name.strip(), unitId, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "notice.unit-alias-set",
                null,
                Map.of("name", name.strip(), "unit", unit.name()));
    }
}
