package org.fengsui.server.alarm.warning.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Asked.Hit;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.store.AskedStore;
import org.fengsui.server.alarm.warning.store.EditionStore;
import org.fengsui.server.alarm.warning.store.WarningStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class WarningDesk {

    private final WarningStore warnings;
    private final EditionStore editions;
    private final AskedStore asked;
    private final AffectedSystems affected;
    private final Registry registry;

    WarningDesk(
            WarningStore warnings,
            EditionStore editions,
            AskedStore asked,
            AffectedSystems affected,
            Registry registry) {
        this.warnings = warnings;
        this.editions = editions;
        this.asked = asked;
        this.affected = affected;
        this.registry = registry;
    }

    /** Those a list asks for. */
    public ListResult<Warning> list(Scope scope, ListRequest request) {
        return warnings.list(scope, request);
    }

    /** How many wait for a decision. */
    public long waiting(Scope scope) {
        return warnings.waiting(scope);
    }

    /** How many are published and hold. */
    public long running(Scope scope) {
        return warnings.running(scope);
    }

    /** The affected systems as they would be told now, by responsible unit. */
    public Map<Long, List<Hit>> affected(Warning warning) {
        return affected.of(
                WarningChecks.products(warning.text()),
                warning.text().refs(),
                warning.internal().ports());
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }

    /** What a unit was told, with what everybody reads of it. */
    public record Told(Asked asked, PublicWarning warning) {}

    /** What the units of a scope were told, the newest first. */
    public List<Told> told(Scope scope) {
        return asked.told(scope).stream().map(one -> told(scope, one)).toList();
    }

    /** One of them. */
    public Optional<Told> told(Scope scope, long id) {
        return asked.find(scope, id).map(one -> told(scope, one));
    }

    private Told told(Scope scope, Asked one) {
        return new Told(one, editions.find(scope, one.warningId()).orElseThrow());
    }

    /** What the units of a scope have to confirm, the oldest first. */
    public List<Told> toConfirm(Scope scope) {
        return asked.open(scope).stream().map(one -> told(scope, one)).toList();
    }
}
