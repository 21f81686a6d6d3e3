package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.CalledFalsePositive;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls episodes false positives: one person asks, another decides. A false positive stays one
 * however often the machine sees it.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Triage {

    private final EpisodeStore episodes;
    private final FalsePositiveStore requests;
    private final RetestStore retests;
    private final StoryStore stories;
    private final Endings endings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Triage(
            EpisodeStore episodes,
            FalsePositiveStore requests,
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
    public void requestFalsePositive(Actor by, Collection<Long> episodeIds, String reason) {
        needed(reason);
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var closed = rows.stream().filter(row -> !row.state().open()).map(EpisodeRow::id).toList();
        if (!closed.isEmpty()) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, EpisodeAccess.names(closed));
        }
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var pending = requests.pending(by.scope(), ids);
        if (!pending.isEmpty()) {
            var named = pending.stream().map(FalsePositiveStore.Pending::episodeId).toList();
            throw new Refusal(FindingProblem.REQUEST_PENDING, EpisodeAccess.names(named));
        }
        var now = clock.now();
        requests.add(by.scope(), ids, by, reason.strip(), now);
        stories.add(by.scope(), ids, now, by, "false-positive-asked", reason.strip());
        EpisodeAudit.append(audit, by, "finding.false-positive-asked", ids, reason.strip());
    }

    /**
     * Decides for all of these episodes alike.
     *
     * @throws Refusal if one has no open request, the actor asked for one of them, or is no decider
     */
    public void decideFalsePositive(
            Actor by, Collection<Long> episodeIds, boolean grant, String reason) {
        needed(reason);
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var pending = requests.pending(by.scope(), ids);
        if (pending.size() != ids.size()) {
            throw new Refusal(FindingProblem.NO_REQUEST);
        }
        pending.forEach(request -> Decision.FALSE_POSITIVE.by(by, request.requestedBy()));
        var now = clock.now();
        requests.decide(by.scope(), ids, by, grant, reason.strip(), now);
        stories.add(
                by.scope(),
                ids,
                now,
                by,
                grant ? "false-positive-granted" : "false-positive-refused",
                reason.strip());
        EpisodeAudit.append(
                audit,
                by,
                grant ? "finding.false-positive-granted" : "finding.false-positive-refused",
                ids,
                reason.strip());
        if (grant) {
            grant(by, rows, reason.strip());
        }
    }

    private void grant(Actor by, List<EpisodeRow> rows, String reason) {
        var now = clock.now();
        var open = rows.stream().filter(row -> row.state().open()).toList();
        var ids = open.stream().map(EpisodeRow::id).toList();
        episodes.callFalsePositive(
                by.scope(), rows.stream().map(EpisodeRow::findingId).distinct().toList());
        retests.end(by.scope(), ids, RetestState.WITHDRAWN, List.of(), now);
        endings.close(open, Closing.FALSE_POSITIVE, by.name() + "：" + reason);
        for (var row : open) {
            switch (row.state()) {
                case NOTIFIED, ANSWERED ->
                        events.publishEvent(new CalledFalsePositive(row.id(), now, by, reason));
                case NEW, CONFIRMED, ACCEPTED, CLOSED -> {}
            }
        }
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
    }
}
