package org.fengsui.server.duty.measure.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.RegisteredSystem;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.store.MeasureStore;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class MeasureDesk {

    private final MeasureStore measures;
    private final Notices notices;
    private final Ledger ledger;
    private final Registry registry;
    private final Accounts accounts;
    private final Files files;
    private final AuditLog audit;

    MeasureDesk(
            MeasureStore measures,
            Notices notices,
            Ledger ledger,
            Registry registry,
            Accounts accounts,
            Files files,
            AuditLog audit) {
        this.measures = measures;
        this.notices = notices;
        this.ledger = ledger;
        this.registry = registry;
        this.accounts = accounts;
        this.files = files;
        this.audit = audit;
    }

    /** Keeps in the audit log who took the list out. */
    @Transactional
    public void exported(Actor by, String list) {
        audit.append(by.accountId(), by.name(), "measure.exported", null, Map.of("list", list));
    }

    /** All the scope sees, those not over first. */
    public List<Measure> all(Scope scope) {
        return measures.all(scope);
    }

    /** How many are not over. */
    public long running(Scope scope) {
        return measures.running(scope);
    }

    /** Those whose unit may apply for restoration, the oldest first. */
    public List<Measure> restorable(Scope scope) {
        return allowing(scope, Move.ASK_RESTORATION);
    }

    /** Those that wait for being ordered or given up, the oldest first. */
    public List<Measure> proposed(Scope scope) {
        return allowing(scope, Move.ORDER);
    }

    private List<Measure> allowing(Scope scope, Move move) {
        var states = Arrays.stream(MeasureState.values()).filter(state -> state.allows(move));
        return measures.in(scope, states.toList());
    }

    /** The measures about a system, newest first. */
    public List<Measure> ofSystem(Scope scope, long systemId) {
        return measures.ofSystem(scope, systemId);
    }

    /** The measures a notice led to, newest first. */
    public List<Measure> ofNotice(Scope scope, long noticeId) {
        return measures.ofNotice(scope, noticeId);
    }

    /**
     * An item of a notice that its unit has left open until the escalation reached 网信办.
     *
     * @param item the item
     * @param due when the unit should have answered
     */
    public record Escalated(Notice.Item item, Instant due) {}

    /** The items of a notice that were left open so, and about which no measure is under way. */
    public List<Escalated> escalated(Scope scope, long noticeId) {
        var items = notices.find(scope, noticeId).map(Notice::items).orElse(List.of());
        var subjects = items.stream().map(item -> new Subject("notice-item", item.id())).toList();
        var dues = new HashMap<Long, Instant>();
        for (var late : ledger.escalated(scope, subjects, Role.CAC_OFFICE)) {
            if (late.obligor() instanceof Obligor.Unit) {
                dues.put(late.subject().id(), late.due());
            }
        }
        var running =
                ofNotice(scope, noticeId).stream().filter(one -> !one.state().over()).toList();
        var left = new ArrayList<Escalated>();
        for (var item : items) {
            var due = dues.get(item.id());
            if (due != null && running.stream().noneMatch(one -> concerns(one, item))) {
                left.add(new Escalated(item, due));
            }
        }
        return left;
    }

    private static boolean concerns(Measure measure, Notice.Item item) {
        var episode = measure.episodeId();
        return episode == null || episode.equals(item.episodeId());
    }

    /** Who of the offices can carry one out. */
    public List<Account> executors() {
        return accounts.withAnyRole(Permission.MEASURE_WORK.roles());
    }

    /** The files of what was done, by act. */
    public Map<Long, List<StoredFile>> files(Scope scope, List<Measure.Act> acts) {
        var all = new LinkedHashMap<Long, List<StoredFile>>();
        acts.forEach(
                act -> all.put(act.id(), files.of(scope, new Subject("measure-act", act.id()))));
        return all;
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }

    /** A unit's name. */
    public String unitName(long id) {
        return registry.unit(Scope.school(), id).map(Registry.Unit::name).orElse("");
    }

    /** A registered system. */
    public Optional<RegisteredSystem> system(Scope scope, long id) {
        return registry.system(scope, id);
    }
}
