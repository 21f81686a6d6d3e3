package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodesOpened;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/** Findings that several scanners report: who sees them, and what a person takes apart again. */
@Service
@AgainAfterDeadlock
@Transactional
public class Merges {

    private static final Scope SCHOOL = Scope.school();

    private final ApartStore parts;
    private final EpisodeStore episodes;
    private final StoryStore stories;
    private final Suppressions suppressions;
    private final Endings endings;
    private final ProofWords words;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Merges(
            ApartStore parts,
            EpisodeStore episodes,
            StoryStore stories,
            Suppressions suppressions,
            Endings endings,
            ProofWords words,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.parts = parts;
        this.episodes = episodes;
        this.stories = stories;
        this.suppressions = suppressions;
        this.endings = endings;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** By which scanners' checks a finding is known, the one that opened it first. */
    @Transactional(readOnly = true)
    public List<Source> sources(Scope scope, long findingId) {
        return parts.sources(scope, findingId);
    }

    /**
     * Takes a fingerprint out of its finding: from now on it is a finding of its own, with its own
     * sightings and an episode that nobody has looked at. It is never joined again. The former
     * finding keeps its episodes and notices; where nothing else sees it any more, it is gone.
     *
     * @return the new finding
     * @throws Refusal if it is not there, opened its finding itself, or no reason is given
     */
    public long takeApart(Actor by, long fingerprintId, String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
        parts.takeTurn(SCHOOL);
        var joined =
                parts.joined(by.scope(), fingerprintId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        episodes.lock(SCHOOL, List.of(joined.episodeId()));
        var now = clock.now();
        long finding = parts.newFinding(SCHOOL, fingerprintId);
        long episode = parts.newEpisode(SCHOOL, joined.episodeId(), finding, fingerprintId, now);
        parts.move(SCHOOL, fingerprintId, finding, episode);
        stories.add(
                SCHOOL,
                List.of(joined.episodeId()),
                now,
                by,
                "apart",
                joined.check(),
                reason.strip());
        stories.add(
                SCHOOL, List.of(episode), now, by, "apart-from", joined.check(), reason.strip());
        EpisodeAudit.append(
                audit, by, "finding.apart", List.of(joined.episodeId(), episode), reason.strip());
        suppressions.settle(List.of(episode));
        endings.provedGone(
                parts.unseen(SCHOOL, joined.findingId()).stream()
                        .map(it ->
                                new Proven(
                                        it.episodeId(),
                                        it.at(),
                                        words.apart(joined.check(), it.at())))
                        .toList());
        events.publishEvent(new EpisodesOpened(1));
        return finding;
    }
}
