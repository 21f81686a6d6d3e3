package org.fengsui.server.sensing.finding.absorb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Transport;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.finding.Sightings.Silence;
import org.fengsui.server.sensing.finding.absorb.AbsenceStore.Missing;
import org.fengsui.server.sensing.finding.absorb.DeclaredStore.Waiting;
import org.fengsui.server.sensing.finding.domain.Endings;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.fengsui.server.sensing.finding.domain.ProofWords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Absences within a scope that only an operator declares: written down, shown, and closed one by
 * one by a person's word. Only a report that shows no coverage of its own has any: where it does,
 * what it leaves open is open.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class DeclaredAbsences {

    private static final Scope SCHOOL = Scope.school();

    private final DeclaredStore store;
    private final AbsenceStore absences;
    private final StagingStore staging;
    private final Endings endings;
    private final ProofWords words;
    private final AuditLog audit;
    private final BusinessClock clock;

    DeclaredAbsences(
            DeclaredStore store,
            AbsenceStore absences,
            StagingStore staging,
            Endings endings,
            ProofWords words,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.absences = absences;
        this.staging = staging;
        this.endings = endings;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * While a report is written: drops what it overtakes and writes down what it does not show of
     * the scope declared with it. A report without any time of its own declares nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(Origin origin, Silence silence) {
        var now = clock.now();
        store.drop(SCHOOL, origin.vantage(), now);
        var scope = silence.declared();
        var at = store.lookedAt(SCHOOL, now).orElse(null);
        if (scope == null || at == null || silence.coverage().kind() != Coverage.Kind.UNKNOWN) {
            return;
        }
        var held = new ArrayList<Missing>();
        store.missing(
                SCHOOL,
                silence.namespace(),
                origin.vantage(),
                at,
                run -> {
                    if (scope.holds(run.target())) {
                        held.add(run);
                    }
                });
        var coverage = scope.over(held.stream().map(Missing::target).toList(), at);
        held.removeIf(run -> !absent(coverage, run));
        if (!held.isEmpty()) {
            store.note(SCHOOL, origin, held, now);
        }
    }

    private static boolean absent(Coverage coverage, Missing run) {
        return coverage.proves(
                        run.target(),
                        Transport.of(run.protocol()),
                        run.port(),
                        Identity.rawCheck(run.namespace(), run.check()),
                        run.byLogin())
                == Proof.DECLARED_ABSENT_POSSIBLE;
    }

    /** A page of those that wait. */
    @Transactional(readOnly = true)
    public ListResult<DeclaredLine> list(Scope scope, ListRequest asked) {
        return store.list(scope, asked);
    }

    /** How many of an import wait. */
    @Transactional(readOnly = true)
    public long waiting(Scope scope, long importId) {
        return store.waiting(scope, importId);
    }

    /** How many wait. */
    @Transactional(readOnly = true)
    public long waiting(Scope scope) {
        return store.waiting(scope);
    }

    /** The episodes that confirming these could close; what waits no longer has none. */
    @Transactional(readOnly = true)
    public List<Long> episodes(Scope scope, Collection<Long> ids) {
        return store.episodes(scope, ids);
    }

    /**
     * A person confirms that these are gone: closed like what a report proves, in the person's
     * name. What something else still sees stays open; what was seen again meanwhile is left out.
     *
     * @return how many absences were confirmed
     * @throws Refusal if the actor may not, or none is chosen
     */
    public int confirm(Actor by, Collection<Long> ids) {
        if (!by.may(Permission.FINDING_TRIAGE)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.FINDING_TRIAGE.name());
        }
        if (ids.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        staging.takeTurn(SCHOOL);
        var waiting = store.lock(SCHOOL, new TreeSet<>(ids));
        var byImport = new LinkedHashMap<Long, List<Waiting>>();
        waiting.forEach(
                it -> byImport.computeIfAbsent(it.importId(), each -> new ArrayList<>()).add(it));
        byImport.forEach((id, each) -> close(by, id, each));
        return waiting.size();
    }

    private void close(Actor by, long importId, List<Waiting> confirmed) {
        store.confirm(SCHOOL, confirmed.stream().map(Waiting::id).toList(), by, clock.now());
        var gone = confirmed.stream().map(Waiting::run).toList();
        absences.end(SCHOOL, importId, gone);
        var byRun = new HashMap<Long, Waiting>();
        confirmed.forEach(it -> byRun.put(it.run().runId(), it));
        var proven = new ArrayList<Proven>();
        for (var vanished : absences.vanished(SCHOOL, gone)) {
            var it = Objects.requireNonNull(byRun.get(vanished.runId()));
            proven.add(
                    new Proven(
                            vanished.episodeId(),
                            it.run().at(),
                            words.declared(
                                    it.report(),
                                    importId,
                                    it.run().target(),
                                    it.run().port(),
                                    it.run().protocol(),
                                    it.run().check(),
                                    it.run().at(),
                                    by.name())));
        }
        endings.provedGone(proven);
        audit.append(
                by.accountId(),
                by.name(),
                "finding.absence-confirmed",
                new Subject("import", importId),
                Map.of(
                        "count",
                        String.valueOf(confirmed.size()),
                        "episodes",
                        proven.stream()
                                .map(it -> String.valueOf(it.episodeId()))
                                .collect(Collectors.joining(","))));
    }
}
