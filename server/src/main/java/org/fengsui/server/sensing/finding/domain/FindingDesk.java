package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.EpisodeState.Move;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.OldFinding;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.VerificationRequested;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.fengsui.server.sensing.finding.domain.NoticeLinkStore.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to episodes. Rows are locked in the order of their identities. */
@Service
@AgainAfterDeadlock
@Transactional
class FindingDesk implements Findings {

    private static final Scope SCHOOL = Scope.school();

    private final EpisodeStore episodes;
    private final EpisodeReader reader;
    private final SelectionStore selections;
    private final NoticeLinkStore links;
    private final RetestStore retests;
    private final RetestDue due;
    private final RetestRecords records;
    private final StoryStore stories;
    private final Suppressions suppressions;
    private final NoticePolicies policies;
    private final NoticeClocks clocks;
    private final Attachments attachments;
    private final OldFindings old;
    private final Triage triage;
    private final Endings endings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    FindingDesk(
            EpisodeStore episodes,
            EpisodeReader reader,
            SelectionStore selections,
            NoticeLinkStore links,
            RetestStore retests,
            RetestDue due,
            RetestRecords records,
            StoryStore stories,
            Suppressions suppressions,
            NoticePolicies policies,
            NoticeClocks clocks,
            Attachments attachments,
            OldFindings old,
            Triage triage,
            Endings endings,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.episodes = episodes;
        this.reader = reader;
        this.selections = selections;
        this.links = links;
        this.retests = retests;
        this.due = due;
        this.records = records;
        this.stories = stories;
        this.suppressions = suppressions;
        this.policies = policies;
        this.clocks = clocks;
        this.attachments = attachments;
        this.old = old;
        this.triage = triage;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Episode> episodes(Scope scope, Collection<Long> ids) {
        return reader.episodes(scope, ids);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Moved> moved(Scope scope) {
        return links.moved(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Episode> unnoticed(Scope scope, long unitId, int most) {
        return reader.episodes(scope, selections.unnoticed(scope, unitId, most)).stream()
                .sorted(Comparator.comparing(Episode::severity).thenComparingLong(Episode::id))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Episode> citing(
            Scope scope, Collection<String> refs, Collection<Integer> ports, int most) {
        return reader.episodes(scope, selections.citing(scope, refs, ports, most));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, List<Long>> noticedAtOnce(Scope scope) {
        return policies.noticedAtOnce(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, List<Long>> monthly(Scope scope) {
        return policies.monthlyEpisodes(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Treatment> treatments(Scope scope, Collection<Long> episodeIds) {
        return policies.treatments(scope, episodeIds);
    }

    @Override
    @Transactional(readOnly = true)
    public Summary summary(Scope scope) {
        return reader.summary(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, List<StoredFile>> attachments(Scope scope, Collection<Long> episodeIds) {
        return attachments.of(scope, episodeIds);
    }

    @Override
    public void confirm(Actor by, Collection<Long> episodeIds) {
        var rows = locked(by, episodeIds);
        refuseAccepted(rows);
        refuse(
                rows,
                row -> row.state() != EpisodeState.CONFIRMED && !row.state().allows(Move.CONFIRM),
                FindingProblem.ILLEGAL_MOVE);
        var fresh = rows.stream().filter(row -> row.state() == EpisodeState.NEW).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var now = clock.now();
        episodes.confirm(by.scope(), ids(fresh), now);
        stories.add(by.scope(), ids(fresh), now, by, "confirmed");
        EpisodeAudit.append(audit, by, "finding.confirmed", ids(fresh), "");
        clocks.start(ids(fresh), now, by.name());
    }

    @Override
    public void noticed(
            Actor by, Collection<Long> episodeIds, long unitId, String basis, Subject notice) {
        var rows = locked(by, episodeIds);
        refuse(rows, row -> !Objects.equals(row.unitId(), unitId), FindingProblem.NOT_OF_UNIT);
        noticed(by, rows, new Link(unitId, basis, notice, false));
    }

    @Override
    public void noticedToSupport(
            Actor by,
            Collection<Long> episodeIds,
            long unitId,
            long principalId,
            String basis,
            Subject notice) {
        var rows = locked(by, episodeIds);
        refuse(rows, row -> !Objects.equals(row.unitId(), principalId), FindingProblem.NOT_OF_UNIT);
        var supported =
                reader.episodes(SCHOOL, ids(rows)).stream()
                        .filter(episode -> episode.supportingUnitIds().contains(unitId))
                        .map(Episode::id)
                        .collect(Collectors.toSet());
        refuse(rows, row -> !supported.contains(row.id()), FindingProblem.NOT_OF_UNIT);
        noticed(by, rows, new Link(unitId, basis, notice, true));
    }

    private void noticed(Actor by, List<EpisodeRow> rows, Link link) {
        var basis = link.basis();
        var notice = link.notice();
        refuseAccepted(rows);
        refuse(rows, row -> !row.state().allows(Move.NOTICE), FindingProblem.ILLEGAL_MOVE);
        Set<Long> already = links.noticedOn(by.scope(), ids(rows), basis);
        refuse(rows, row -> already.contains(row.id()), FindingProblem.ALREADY_NOTICED);
        var now = clock.now();
        links.add(SCHOOL, ids(rows), link, now);
        episodes.show(SCHOOL, ids(rows), link.unitId());
        var moving =
                rows.stream().filter(row -> row.state().after(Move.NOTICE) != row.state()).toList();
        episodes.setState(SCHOOL, ids(moving), EpisodeState.NOTIFIED);
        stories.add(SCHOOL, ids(rows), now, by, "noticed", basis, notice.toString());
        clocks.met(ids(rows), now, notice.toString());
    }

    @Override
    public List<Episode> takeOver(
            Actor by, List<OldFinding> findings, Subject notice, String basis) {
        return old.write(by, findings, notice, basis);
    }

    @Override
    public void released(Actor by, Collection<Long> episodeIds, Subject notice, String reason) {
        var rows = locked(by, episodeIds);
        var now = clock.now();
        var ended = links.end(SCHOOL, ids(rows), notice, now, reason);
        var held = links.noticed(SCHOOL, ids(rows));
        var free =
                rows.stream()
                        .filter(row -> ended.contains(row.id()) && !held.contains(row.id()))
                        .filter(row -> row.state().allows(Move.RELEASE))
                        .toList();
        if (free.isEmpty()) {
            return;
        }
        episodes.setState(SCHOOL, ids(free), EpisodeState.CONFIRMED);
        retests.end(SCHOOL, ids(free), RetestState.WITHDRAWN, List.of(), now);
        stories.add(SCHOOL, ids(free), now, by, "released", notice.toString(), reason);
        endings.provedGone(
                free.stream().filter(EpisodeRow::provedGone).map(FindingDesk::known).toList());
    }

    @Override
    public void assign(Actor by, long episodeId, @Nullable Long unitId, String reason) {
        var row = one(by, episodeId);
        refuse(
                List.of(row),
                it -> it.state() != EpisodeState.NEW && it.state() != EpisodeState.CONFIRMED,
                FindingProblem.ILLEGAL_MOVE);
        episodes.assign(SCHOOL, episodeId, unitId, reason);
        attachments.follow(Map.of(episodeId, Optional.ofNullable(unitId)));
        stories.add(
                SCHOOL,
                List.of(episodeId),
                clock.now(),
                by,
                "moved",
                Objects.toString(row.unitId(), ""),
                Objects.toString(unitId, ""),
                reason);
        EpisodeAudit.append(audit, by, "finding.assigned", List.of(episodeId), reason);
        suppressions.settle(List.of(episodeId));
    }

    @Override
    public void callNotOurs(Actor by, long episodeId, String reason) {
        triage.ruleOut(by, Ruling.NOT_OURS, episodeId, reason);
    }

    @Override
    public void claimFixed(Actor by, long episodeId, Instant at, String how) {
        var row = one(by, episodeId);
        if (row.state() == EpisodeState.ANSWERED) {
            return;
        }
        refuse(List.of(row), it -> !it.state().allows(Move.CLAIM), FindingProblem.ILLEGAL_MOVE);
        episodes.claim(by.scope(), episodeId, at, how);
        stories.add(SCHOOL, List.of(episodeId), clock.now(), by, "claimed", how);
        if (row.provedGone()) {
            endings.provedGone(List.of(known(row)));
            return;
        }
        retests.request(SCHOOL, episodeId, at, by.name(), how, due.after(at));
        events.publishEvent(new VerificationRequested(episodeId));
    }

    @Override
    public void claimRejected(Actor by, long episodeId, String reason) {
        var row = one(by, episodeId);
        refuse(List.of(row), it -> !it.state().allows(Move.REJECT), FindingProblem.ILLEGAL_MOVE);
        var now = clock.now();
        episodes.setState(SCHOOL, List.of(episodeId), row.state().after(Move.REJECT));
        retests.end(SCHOOL, List.of(episodeId), RetestState.WITHDRAWN, List.of(), now);
        stories.add(SCHOOL, List.of(episodeId), now, by, "rejected", reason);
    }

    @Override
    public void recordManualRetest(Actor by, long episodeId, ManualRetest retest) {
        records.record(by, one(by, episodeId), retest);
    }

    private List<EpisodeRow> locked(Actor by, Collection<Long> episodeIds) {
        return EpisodeAccess.locked(episodes, by, episodeIds);
    }

    private EpisodeRow one(Actor by, long episodeId) {
        return locked(by, List.of(episodeId)).getFirst();
    }

    private static Proven known(EpisodeRow row) {
        return new Proven(
                row.id(),
                Objects.requireNonNull(row.proofAt()),
                Objects.requireNonNull(row.proof()));
    }

    /** The general refusal would not say that there is nothing to do until a day. */
    private static void refuseAccepted(Collection<EpisodeRow> rows) {
        refuse(rows, row -> row.state() == EpisodeState.ACCEPTED, FindingProblem.RISK_ACCEPTED);
    }

    private static void refuse(
            Collection<EpisodeRow> rows, Predicate<EpisodeRow> fault, FindingProblem problem) {
        var at = new TreeSet<Long>();
        rows.stream().filter(fault).forEach(row -> at.add(row.id()));
        if (!at.isEmpty()) {
            throw new Refusal(problem, EpisodeAccess.names(at));
        }
    }

    private static List<Long> ids(Collection<EpisodeRow> rows) {
        return rows.stream().map(EpisodeRow::id).toList();
    }
}
