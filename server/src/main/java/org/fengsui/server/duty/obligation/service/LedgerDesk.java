package org.fengsui.server.duty.obligation.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.store.LedgerSearch;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What the ledger's own pages need beyond its face. */
@Service
@Transactional(readOnly = true)
public class LedgerDesk {

    private final LedgerSearch search;
    private final Descriptions descriptions;
    private final Profiles profiles;
    private final Registry registry;
    private final AuditLog audit;
    private final BusinessClock clock;

    LedgerDesk(
            LedgerSearch search,
            Descriptions descriptions,
            Profiles profiles,
            Registry registry,
            AuditLog audit,
            BusinessClock clock) {
        this.search = search;
        this.descriptions = descriptions;
        this.profiles = profiles;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of the list. */
    public ListResult<Obligation> list(Scope scope, ListRequest asked) {
        return search.list(scope, asked, clock.now());
    }

    /** Lets a list be written from one state of the record, and writes down who took it out. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public <T> T export(Actor by, ListRequest asked, Supplier<T> writer) {
        audit.append(
                by.accountId(), by.name(), "ledger.exported", null, Map.of("list", asked.at("/")));
        return writer.get();
    }

    /** What the subjects are called; subjects of rows the caller may see. */
    public Map<Subject, Description> describe(Collection<Subject> subjects) {
        return descriptions.of(subjects);
    }

    /** The duties of the profile in force, by key. */
    public Map<String, String> duties(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        profiles.current().duties().forEach((key, duty) -> names.put(key, duty.name().in(locale)));
        return names;
    }

    /** The units that can owe something, with their obligor keys. */
    public Map<String, String> units(Scope scope) {
        return byKey(registry.units(scope));
    }

    /** Those that have ended and owed something, with their obligor keys: their record stays. */
    public Map<String, String> endedUnits(Scope scope) {
        return byKey(registry.endedUnits(scope));
    }

    private static Map<String, String> byKey(List<Registry.Unit> units) {
        var names = new LinkedHashMap<String, String>();
        for (var unit : units) {
            if (unit.responsible()) {
                names.put(new Obligor.Unit(unit.id()).key(), unit.name());
            }
        }
        return names;
    }

    /** The names of units, by identity. */
    public Map<Long, String> unitNames(Scope scope, List<Obligation> obligations) {
        var ids = new LinkedHashSet<Long>();
        for (var obligation : obligations) {
            if (obligation.obligor() instanceof Obligor.Unit(long id)) {
                ids.add(id);
            }
        }
        return registry.unitNames(scope, ids);
    }
}
