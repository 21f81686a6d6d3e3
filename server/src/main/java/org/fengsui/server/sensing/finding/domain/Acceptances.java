package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.RiskAccepted;
import org.fengsui.server.sensing.finding.RisksMoved;
import org.fengsui.server.sensing.finding.domain.AcceptanceState.Move;
import org.fengsui.server.sensing.finding.domain.AcceptanceStore.Asked;
import org.fengsui.server.sensing.finding.domain.AcceptanceStore.Live;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 风险接受: what cannot be fixed now is let stand until a day, under a measure that protects meanwhile.
 * One person asks, 网信办 decides; when the day is over and it is still there, it is work again. Locks
 * go to the episodes first, then to their acceptances.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Acceptances {

    private static final Scope SCHOOL = Scope.school();

    private final EpisodeStore episodes;
    private final AcceptanceStore acceptances;
    private final RetestStore retests;
    private final NoticeLinkStore links;
    private final StoryStore stories;
    private final Endings endings;
    private final Suppressions suppressions;
    private final NoticeClocks clocks;
    private final Texts texts;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Acceptances(
            EpisodeStore episodes,
            AcceptanceStore acceptances,
            RetestStore retests,
            NoticeLinkStore links,
            StoryStore stories,
            Endings endings,
            Suppressions suppressions,
            NoticeClocks clocks,
            Texts texts,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.episodes = episodes;
        this.acceptances = acceptances;
        this.retests = retests;
        this.links = links;
        this.stories = stories;
        this.endings = endings;
        this.suppressions = suppressions;
        this.clocks = clocks;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What somebody asks for.
     *
     * @param reason why it cannot be fixed now
     * @param measure 临时防护措施: what keeps it harmless meanwhile
     * @param until the last day, from tomorrow to a year ahead
     */
    public record Wish(String reason, String measure, LocalDate until) {}

    /** The latest day for which a risk can be accepted now. */
    public LocalDate latestUntil() {
        return clock.today().plusYears(1);
    }

    /**
     * Asks for it.
     *
     * @throws Refusal if one is closed, accepted or asked for already, or the wish is incomplete
     */
    public void request(Actor by, Collection<Long> episodeIds, Wish wish) {
        needed(wish.reason());
        if (wish.measure().isBlank()) {
            throw new Refusal(FindingProblem.MEASURE_MISSING);
        }
        inRange(wish.until());
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        refuseUnacceptable(rows);
        var ids = ids(rows);
        var live = acceptances.live(by.scope(), ids);
        if (!live.isEmpty()) {
            throw new Refusal(
                    FindingProblem.ACCEPTANCE_LIVE,
                    EpisodeAccess.names(live.stream().map(Live::episodeId).toList()));
        }
        var now = clock.now();
        var reason = wish.reason().strip();
        acceptances.add(
                by.scope(),
                ids,
                by,
                new Asked(reason, wish.measure().strip(), wish.until(), endOf(wish.until())),
                now);
        stories.add(by.scope(), ids, now, by, "acceptance-asked", wish.until().toString(), reason);
        EpisodeAudit.append(audit, by, "finding.acceptance-asked", ids, reason);
        events.publishEvent(new RisksMoved(RisksMoved.Move.ASKED, ids, now));
    }

    /**
     * Decides for all of these episodes alike.
     *
     * @throws Refusal if one has no open request, the actor asked for one of them or is no decider,
     *     or the last day is out of range meanwhile
     */
    public void decide(Actor by, Collection<Long> episodeIds, boolean grant, String reason) {
        needed(reason);
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var asked = those(by, rows, AcceptanceState.REQUESTED);
        asked.forEach(it -> Decision.ACCEPT_RISK.by(by, it.requestedBy()));
        if (grant) {
            asked.forEach(it -> inRange(it.untilDay()));
            refuseUnacceptable(rows);
        }
        var ids = ids(rows);
        var now = clock.now();
        var next = AcceptanceState.REQUESTED.after(grant ? Move.GRANT : Move.REFUSE);
        acceptances.decide(by.scope(), ids, by, next, reason.strip(), now);
        var word = grant ? "acceptance-granted" : "acceptance-refused";
        stories.add(by.scope(), ids, now, by, word, reason.strip());
        EpisodeAudit.append(audit, by, "finding." + word, ids, reason.strip());
        if (grant) {
            accept(by, rows, asked, reason.strip(), now);
        }
    }

    /** Nobody's work any more: out of its notices, off the queue of re-tests, no clock runs. */
    private void accept(
            Actor by, List<EpisodeRow> rows, List<Live> asked, String reason, Instant now) {
        var ids = ids(rows);
        var untils = asked.stream().collect(Collectors.toMap(Live::episodeId, Live::untilDay));
        episodes.setState(SCHOOL, ids, EpisodeState.ACCEPTED);
        retests.end(SCHOOL, ids, RetestState.WITHDRAWN, List.of(), now);
        links.endAll(SCHOOL, ids, now, EpisodeState.ACCEPTED.name());
        for (var row : rows) {
            switch (row.state()) {
                case NOTIFIED, ANSWERED ->
                        events.publishEvent(
                                new RiskAccepted(
                                        row.id(),
                                        now,
                                        by,
                                        Objects.requireNonNull(untils.get(row.id())),
                                        reason));
                case NEW, CONFIRMED, ACCEPTED, CLOSED -> {}
            }
        }
        clocks.over(
                ids,
                now,
                texts.chinese("finding.clock.accepted", by.name(), reason),
                Waiver.RISK_ACCEPTED);
        // only the answer a notice asked for kept it open
        endings.provedGone(
                rows.stream().filter(EpisodeRow::provedGone).map(Acceptances::known).toList());
    }

    /**
     * Ends acceptances before their last day.
     *
     * @throws Refusal if one is not in force, or the actor is no decider
     */
    public void revoke(Actor by, Collection<Long> episodeIds, String reason) {
        needed(reason);
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var inForce = those(by, rows, AcceptanceState.ACCEPTED);
        inForce.forEach(it -> Decision.ACCEPT_RISK.by(by, it.requestedBy()));
        resume(by, rows, inForce, Move.REVOKE, reason.strip());
        EpisodeAudit.append(audit, by, "finding.acceptance-revoked", ids(rows), reason.strip());
    }

    /**
     * Says of acceptances once that their last day comes near: 14 days before, or after half of a
     * shorter time.
     *
     * @param most how many episodes at most
     * @return how many there were
     */
    public int remind(int most) {
        var ids = acceptances.remind(SCHOOL, clock.now(), most);
        if (!ids.isEmpty()) {
            events.publishEvent(
                    new RisksMoved(RisksMoved.Move.ENDING, List.copyOf(ids), clock.now()));
        }
        return ids.size();
    }

    /**
     * Ends the acceptances whose last day is over, as far as one step takes.
     *
     * @param most how many episodes at most
     * @return how many there were
     */
    public int expire(int most) {
        var due = acceptances.ending(SCHOOL, clock.now(), most);
        if (due.isEmpty()) {
            return 0;
        }
        var rows = episodes.lock(SCHOOL, due);
        // another node may have been faster, and a decision another one
        var over =
                acceptances.live(SCHOOL, due).stream()
                        .filter(it -> it.state().allows(Move.EXPIRE))
                        .filter(it -> !it.endsAt().isAfter(clock.now()))
                        .toList();
        var ids = over.stream().map(Live::episodeId).collect(Collectors.toSet());
        resume(
                Actor.machine("finding"),
                rows.stream().filter(row -> ids.contains(row.id())).toList(),
                over,
                Move.EXPIRE,
                "");
        return due.size();
    }

    private void resume(
            Actor by, List<EpisodeRow> rows, List<Live> over, Move move, String reason) {
        if (rows.isEmpty()) {
            return;
        }
        var now = clock.now();
        var ids = ids(rows);
        var next = AcceptanceState.ACCEPTED.after(move);
        acceptances.end(SCHOOL, ids, next, reason, now);
        var formers =
                over.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it ->
                                                EpisodeState.resumed(
                                                        Objects.requireNonNull(it.formerState())),
                                        Collectors.mapping(Live::episodeId, Collectors.toList())));
        formers.forEach((state, which) -> episodes.setState(SCHOOL, which, state));
        suppressions.settle(ids);
        var word = move == Move.EXPIRE ? "acceptance-expired" : "acceptance-revoked";
        var words = new ArrayList<>(List.of(reason));
        words.removeIf(String::isEmpty);
        stories.add(SCHOOL, ids, now, by, word, words.toArray(String[]::new));
        clocks.startAgain(
                formers.getOrDefault(EpisodeState.CONFIRMED, List.of()),
                now,
                texts.chinese("finding.story." + word));
        events.publishEvent(new RisksMoved(RisksMoved.Move.RETURNED, ids, now));
    }

    private static Proven known(EpisodeRow row) {
        return new Proven(
                row.id(),
                Objects.requireNonNull(row.proofAt()),
                Objects.requireNonNull(row.proof()));
    }

    private List<Live> those(Actor by, List<EpisodeRow> rows, AcceptanceState state) {
        var found =
                acceptances.live(by.scope(), ids(rows)).stream()
                        .filter(it -> it.state() == state)
                        .toList();
        if (found.size() != rows.size()) {
            throw new Refusal(FindingProblem.NO_ACCEPTANCE);
        }
        return found;
    }

    private static void refuseUnacceptable(List<EpisodeRow> rows) {
        refuse(rows, row -> row.state() == EpisodeState.ACCEPTED, FindingProblem.ACCEPTANCE_LIVE);
        refuse(
                rows,
                row -> !row.state().allows(EpisodeState.Move.ACCEPT),
                FindingProblem.ILLEGAL_MOVE);
    }

    private static void refuse(
            List<EpisodeRow> rows, Predicate<EpisodeRow> fault, FindingProblem problem) {
        var at = rows.stream().filter(fault).map(EpisodeRow::id).toList();
        if (!at.isEmpty()) {
            throw new Refusal(problem, EpisodeAccess.names(at));
        }
    }

    private void inRange(LocalDate until) {
        var latest = latestUntil();
        if (!until.isAfter(clock.today()) || until.isAfter(latest)) {
            throw new Refusal(FindingProblem.UNTIL_OUT_OF_RANGE, latest.toString());
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
    }

    private static List<Long> ids(Collection<EpisodeRow> rows) {
        return rows.stream().map(EpisodeRow::id).toList();
    }
}
