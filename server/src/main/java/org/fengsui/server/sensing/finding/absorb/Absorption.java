package org.fengsui.server.sensing.finding.absorb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fengsui.engine.observation.Proof;
import org.fengsui.engine.observation.Transport;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodesOpened;
import org.fengsui.server.sensing.finding.Sightings;
import org.fengsui.server.sensing.finding.Tally;
import org.fengsui.server.sensing.finding.absorb.AbsenceStore.Missing;
import org.fengsui.server.sensing.finding.domain.Endings;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.fengsui.server.sensing.finding.domain.ProofWords;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.sensing.finding.domain.ScanWatch;
import org.fengsui.server.sensing.finding.domain.Suppressions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Absorbs reports: stages, folds, decides the fates, writes, and draws what silence proves. */
@Service
class Absorption implements Sightings {

    private static final Scope SCHOOL = Scope.school();

    private final StagingStore staging;
    private final GlanceStore glances;
    private final MergeStore merges;
    private final FreshStore fresh;
    private final RunStore runs;
    private final EvidenceStore evidence;
    private final ReturnStore returns;
    private final AbsenceStore absences;
    private final DeclaredAbsences declared;
    private final TallyStore tallies;
    private final Endings endings;
    private final Suppressions suppressions;
    private final Rescans rescans;
    private final ScanWatch scans;
    private final ProofWords words;
    private final Registry registry;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Absorption(
            StagingStore staging,
            GlanceStore glances,
            MergeStore merges,
            FreshStore fresh,
            RunStore runs,
            EvidenceStore evidence,
            ReturnStore returns,
            AbsenceStore absences,
            DeclaredAbsences declared,
            TallyStore tallies,
            Endings endings,
            Suppressions suppressions,
            Rescans rescans,
            ScanWatch scans,
            ProofWords words,
            Registry registry,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.staging = staging;
        this.glances = glances;
        this.merges = merges;
        this.fresh = fresh;
        this.runs = runs;
        this.evidence = evidence;
        this.returns = returns;
        this.absences = absences;
        this.declared = declared;
        this.tallies = tallies;
        this.endings = endings;
        this.suppressions = suppressions;
        this.rescans = rescans;
        this.scans = scans;
        this.words = words;
        this.registry = registry;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Tally absorb(Origin origin, Report report) {
        try (var shown = EvidenceSpool.open()) {
            return absorb(origin, report, shown);
        }
    }

    private Tally absorb(Origin origin, Report report, EvidenceSpool shown) {
        var attributor = registry.attributor();
        staging.prepare(SCHOOL);
        var silence = new AtomicReference<Silence>();
        var items = new long[1];
        staging.copyItems(
                SCHOOL,
                row -> {
                    var copy = new ItemCopy(row, shown, new Owners(attributor, clock.now()));
                    silence.set(report.read(copy::add));
                    items[0] = copy.count();
                });
        var heard = Objects.requireNonNull(silence.get(), "a report tells its coverage");
        staging.copyCoverage(SCHOOL, heard);
        staging.takeTurn(SCHOOL);
        report.beforeWriting(items[0], () -> glances.glance(SCHOOL, registry.unitNames(SCHOOL)));
        staging.fold(SCHOOL);
        evidence.fold(SCHOOL, shown);
        staging.timeHosts(SCHOOL, origin.vantage(), clock.now());
        merges.join(SCHOOL, origin, clock.now());
        staging.decideFates(SCHOOL, origin.vantage());
        write(origin, attributor.version(), shown);
        long closed = close(origin, heard);
        declared.settle(origin, heard);
        runs.rememberHosts(SCHOOL, origin);
        rescans.looked(origin.name(), origin.importId());
        scans.looked();
        endings.askAgain(attributor.version() != registry.attributor().version());
        var tally = tallies.count(SCHOOL, items[0], closed);
        if (tally.opened() + tally.returned() > 0) {
            events.publishEvent(
                    new EpisodesOpened(Math.toIntExact(tally.opened() + tally.returned())));
        }
        return tally;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> needed(Scope scope, Collection<Long> importIds, Instant since) {
        return runs.needed(scope, importIds, since);
    }

    private void write(Origin origin, long registryVersion, EvidenceSpool shown) {
        var now = clock.now();
        fresh.insertWordings(SCHOOL);
        fresh.number(SCHOOL);
        evidence.sealFresh(SCHOOL, shown);
        fresh.insertFindings(SCHOOL, origin);
        fresh.insertEpisodes(SCHOOL, origin, registryVersion, now);
        returns.insertEpisodes(SCHOOL, origin, registryVersion, now);
        suppressions.settle(returns.fresh(SCHOOL));
        var standing = returns.standing(SCHOOL);
        runs.begin(SCHOOL, origin);
        runs.goOn(SCHOOL, origin);
        runs.remember(SCHOOL, origin);
        runs.stretchEpisodes(SCHOOL);
        returns.present(SCHOOL);
        suppressions.settle(returns.reword(SCHOOL, shown, now));
        if (origin.source() != null) {
            runs.rememberSource(SCHOOL, origin, origin.source());
        }
        endings.stillPresent(
                standing.stream()
                        .map(it ->
                                new Proven(
                                        it.episodeId(),
                                        it.at(),
                                        words.seen(
                                                origin.name(),
                                                origin.importId(),
                                                it.target(),
                                                it.port(),
                                                it.protocol(),
                                                it.check(),
                                                it.at())))
                        .toList());
    }

    private long close(Origin origin, Silence silence) {
        var gone = new ArrayList<Missing>();
        absences.missing(
                SCHOOL,
                origin.vantage(),
                run -> {
                    if (provesGone(silence, run)) {
                        gone.add(run);
                    }
                });
        if (gone.isEmpty()) {
            return 0;
        }
        absences.end(SCHOOL, origin.importId(), gone);
        var byRun = new HashMap<Long, Missing>();
        gone.forEach(run -> byRun.put(run.runId(), run));
        List<Proven> proven =
                absences.vanished(SCHOOL, gone).stream()
                        .map(it ->
                                proof(
                                        origin,
                                        it.episodeId(),
                                        Objects.requireNonNull(byRun.get(it.runId()))))
                        .toList();
        endings.provedGone(proven);
        return proven.size();
    }

    /**
     * A policy that is known by its name only proves something for what the same policy has found.
     */
    private static boolean provesGone(Silence silence, Missing run) {
        if (run.hostPolicy() != null && !run.hostPolicy().equals(run.runPolicy())) {
            return false;
        }
        var proof =
                silence.coverage()
                        .proves(
                                run.target(),
                                Transport.of(run.protocol()),
                                run.port(),
                                Identity.rawCheck(run.namespace(), run.check()),
                                run.byLogin());
        return proof == Proof.PROVEN_ABSENT_POSSIBLE;
    }

    private Proven proof(Origin origin, long episodeId, Missing run) {
        return new Proven(
                episodeId,
                run.at(),
                words.absent(
                        origin.name(),
                        origin.importId(),
                        run.target(),
                        run.port(),
                        run.protocol(),
                        run.check(),
                        run.at()));
    }
}
