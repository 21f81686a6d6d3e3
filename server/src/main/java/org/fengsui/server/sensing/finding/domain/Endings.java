package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.ClosedUnnoticed;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.EpisodeState.Move;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.StillPresent;
import org.fengsui.server.sensing.finding.Verified;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What proof does to episodes, whoever brings it: a report, or a person's re-test. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Endings {

    private static final Scope SCHOOL = Scope.school();

    private final EpisodeStore episodes;
    private final RetestStore retests;
    private final NoticeLinkStore links;
    private final AcceptanceStore acceptances;
    private final RulingStore rulings;
    private final StoryStore stories;
    private final ReattributionStore reattributions;
    private final NoticeClocks clocks;
    private final ProofWords words;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Endings(
            EpisodeStore episodes,
            RetestStore retests,
            NoticeLinkStore links,
            AcceptanceStore acceptances,
            RulingStore rulings,
            StoryStore stories,
            ReattributionStore reattributions,
            NoticeClocks clocks,
            ProofWords words,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.episodes = episodes;
        this.retests = retests;
        this.links = links;
        this.acceptances = acceptances;
        this.rulings = rulings;
        this.stories = stories;
        this.reattributions = reattributions;
        this.clocks = clocks;
        this.words = words;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Evidence about an episode.
     *
     * @param episodeId the episode
     * @param at when the evidence was taken
     * @param proof its words
     */
    public record Proven(long episodeId, Instant at, String proof) {}

    /**
     * Gone. Whoever owes an answer still owes it, so NOTIFIED stays; everything else that is open
     * is over.
     */
    public void provedGone(Collection<Proven> proven) {
        if (proven.isEmpty()) {
            return;
        }
        var byId = new HashMap<Long, Proven>();
        proven.forEach(it -> byId.put(it.episodeId(), it));
        var gone = new ArrayList<Proven>();
        var over = new ArrayList<EpisodeRow>();
        var heard = new ArrayList<Proven>();
        for (var row : episodes.lock(SCHOOL, byId.keySet())) {
            var proof = Objects.requireNonNull(byId.get(row.id()));
            gone.add(proof);
            switch (row.state()) {
                case NEW, CONFIRMED, ACCEPTED -> over.add(row);
                case ANSWERED -> {
                    over.add(row);
                    heard.add(proof);
                }
                case NOTIFIED -> heard.add(proof);
                case CLOSED -> {}
            }
        }
        episodes.setGone(SCHOOL, gone);
        retests.end(SCHOOL, ids(over), RetestState.PASSED, gone, clock.now());
        close(over, Closing.VERIFIED, "");
        heard.forEach(it -> events.publishEvent(new Verified(it.episodeId(), it.at(), it.proof())));
    }

    /** Closes rows that are locked and open. */
    void close(Collection<EpisodeRow> rows, Closing as, String why) {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(row -> row.state().after(Move.CLOSE));
        var now = clock.now();
        episodes.close(SCHOOL, ids(rows), as, now);
        links.endAll(SCHOOL, ids(rows), now, as.name());
        acceptances.overtake(SCHOOL, ids(rows), as.name(), now);
        var how = words.over(as, why);
        rulings.overtake(SCHOOL, ids(rows), how, now);
        clocks.over(ids(rows), now, how, as.waiver());
        rows.stream()
                .filter(row -> row.state() == EpisodeState.CONFIRMED)
                .forEach(row -> events.publishEvent(new ClosedUnnoticed(row.id(), how)));
    }

    /** Still there: a claim is disproved, or what was proved gone is back. */
    public void stillPresent(Collection<Proven> standing) {
        if (standing.isEmpty()) {
            return;
        }
        var proofs = new HashMap<Long, Proven>();
        standing.forEach(it -> proofs.putIfAbsent(it.episodeId(), it));
        var rows = episodes.lock(SCHOOL, proofs.keySet()).stream().filter(r -> r.state().open());
        var open = rows.toList();
        retests.end(SCHOOL, ids(open), RetestState.FAILED, proofs.values(), clock.now());
        for (var row : open) {
            var proof = Objects.requireNonNull(proofs.get(row.id()));
            stories.add(SCHOOL, row.id(), clock.now(), "still-present", proof.proof());
            events.publishEvent(new StillPresent(row.id(), proof.at(), proof.proof()));
        }
    }

    /** A re-test that found access cut off: the hole is there, but out of reach. */
    void cutOff(Proven seen) {
        episodes.setPresence(SCHOOL, List.of(seen.episodeId()), Presence.MITIGATED);
        stillPresent(List.of(seen));
    }

    /** Asks for owners again where the registry changed while a report was read. */
    public void askAgain(boolean changed) {
        if (changed) {
            reattributions.request(SCHOOL, 0, clock.now());
        }
    }

    private static List<Long> ids(Collection<EpisodeRow> rows) {
        return rows.stream().map(EpisodeRow::id).toList();
    }
}
