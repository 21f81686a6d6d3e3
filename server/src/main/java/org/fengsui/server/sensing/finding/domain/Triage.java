package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.RuledOut;
import org.fengsui.server.sensing.finding.Ruling;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rules episodes out, as false positives or as not the school's: one person asks, another decides.
 * What is ruled out stays so however often the machine sees it.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Triage {

    private final EpisodeStore episodes;
    private final RulingStore requests;
    private final RetestStore retests;
    private final StoryStore stories;
    private final Endings endings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Triage(
            EpisodeStore episodes,
            RulingStore requests,
            RetestStore retests,
            StoryStore stories,
            Endings endings,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.episodes = episodes;
        this.requests = requests;
        this.retests = retests;
        this.stories = stories;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Asks for it.
     *
     * @throws Refusal if one is closed or asked for already, or the reason is blank
     */
    public void request(Actor by, Ruling ruling, Collection<Long> episodeIds, String reason) {
        needed(reason);
        var rows = locked(by, episodeIds);
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var pending = requests.pending(by.scope(), ids);
        if (!pending.isEmpty()) {
            var named = pending.stream().map(RulingStore.Pending::episodeId).toList();
            throw new Refusal(FindingProblem.REQUEST_PENDING, EpisodeAccess.names(named));
        }
        requests.add(by.scope(), ids, ruling, by, reason.strip(), clock.now());
        tell(by, ruling.word() + "-asked", ids, reason.strip());
    }

    /**
     * Decides for all of these episodes alike.
     *
     * @throws Refusal if one is closed by now or has no open request, the actor asked for one of
     *     them, or is no decider
     */
    public void decide(
            Actor by, Ruling ruling, Collection<Long> episodeIds, boolean grant, String reason) {
        needed(reason);
        var rows = locked(by, episodeIds);
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var pending = requests.pending(by.scope(), ids);
        if (pending.size() != ids.size()
                || pending.stream().anyMatch(request -> request.ruling() != ruling)) {
            throw new Refusal(FindingProblem.NO_REQUEST);
        }
        pending.forEach(request -> ruling.decision().by(by, request.requestedBy()));
        requests.decide(by.scope(), ids, by, grant, reason.strip(), clock.now());
        tell(by, ruling.word() + (grant ? "-granted" : "-refused"), ids, reason.strip());
        if (grant) {
            ruleOut(by, ruling, rows, reason.strip());
        }
    }

    /**
     * Decides what was asked and weighed in another room.
     *
     * @throws Refusal if the actor is no decider, or it is closed
     */
    void ruleOut(Actor by, Ruling ruling, long episodeId, String reason) {
        if (!by.decides(ruling.decision())) {
            throw new Refusal(AccessProblem.NOT_THE_DECIDER, ruling.decision().name());
        }
        var rows = locked(by, List.of(episodeId));
        tell(by, ruling.word() + "-granted", List.of(episodeId), reason);
        ruleOut(by, ruling, rows, reason);
    }

    /** What is closed is ruled out by nobody any more: it may be proved gone. */
    private List<EpisodeRow> locked(Actor by, Collection<Long> episodeIds) {
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var closed = rows.stream().filter(row -> !row.state().open()).map(EpisodeRow::id).toList();
        if (!closed.isEmpty()) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, EpisodeAccess.names(closed));
        }
        return rows;
    }

    private void tell(Actor by, String what, List<Long> ids, String reason) {
        stories.add(by.scope(), ids, clock.now(), by, what, reason);
        EpisodeAudit.append(audit, by, "finding." + what, ids, reason);
    }

    private void ruleOut(Actor by, Ruling ruling, List<EpisodeRow> rows, String reason) {
        var now = clock.now();
        var ids = rows.stream().map(EpisodeRow::id).toList();
        episodes.rule(
                by.scope(), rows.stream().map(EpisodeRow::findingId).distinct().toList(), ruling);
        retests.end(by.scope(), ids, RetestState.WITHDRAWN, List.of(), now);
        endings.close(rows, closing(ruling), by.name() + "：" + reason);
        for (var row : rows) {
            switch (row.state()) {
                case NOTIFIED, ANSWERED ->
                        events.publishEvent(new RuledOut(row.id(), ruling, now, by, reason));
                case NEW, CONFIRMED, ACCEPTED, CLOSED -> {}
            }
        }
    }

    private static Closing closing(Ruling ruling) {
        return switch (ruling) {
            case FALSE_POSITIVE -> Closing.FALSE_POSITIVE;
            case NOT_OURS -> Closing.NOT_OURS;
        };
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
    }
}
