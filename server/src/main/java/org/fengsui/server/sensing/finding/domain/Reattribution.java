package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.RegistryChanged;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.FindingsMoved;
import org.fengsui.server.sensing.finding.domain.ReattributionStore.Moved;
import org.fengsui.server.sensing.finding.domain.ReattributionStore.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Open episodes follow the registry as it is now; closed ones keep the unit they were closed under,
 * and an issued notice keeps its addressee. The request is written with the change and worked off
 * in batches, so it survives a crash.
 */
@Service
public class Reattribution implements Periodic {

    private static final Scope SCHOOL = Scope.school();
    private static final int BATCH = 1000;

    private final ReattributionStore store;
    private final StoryStore stories;
    private final Suppressions suppressions;
    private final Attachments attachments;
    private final Registry registry;
    private final NoticeLinkStore links;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    Reattribution(
            ReattributionStore store,
            StoryStore stories,
            Suppressions suppressions,
            Attachments attachments,
            Registry registry,
            NoticeLinkStore links,
            ApplicationEventPublisher events,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.stories = stories;
        this.suppressions = suppressions;
        this.attachments = attachments;
        this.registry = registry;
        this.links = links;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RegistryChanged change) {
        store.request(SCHOOL, change.version(), clock.now());
    }

    @Override
    public String name() {
        return "reattribution";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void runOnce() {
        boolean more = true;
        while (more) {
            more = workOne();
        }
    }

    /** Works off one batch in a transaction of its own; false when nothing is left to do. */
    public boolean workOne() {
        return Objects.requireNonNull(transaction.execute(status -> batch()));
    }

    private boolean batch() {
        var attributor = registry.attributor();
        long edition = attributor.version();
        if (!store.takeTurn(SCHOOL, edition)) {
            return false;
        }
        var stale = store.stale(SCHOOL, edition, BATCH);
        if (stale.isEmpty()) {
            return untraced(attributor);
        }
        var kept = new ArrayList<Long>();
        var moved = new ArrayList<Moved>();
        var now = clock.now();
        for (var episode : stale) {
            var owner = attributor.ownerOf(episode.observation(), now);
            if (episode.isAsIn(owner)) {
                kept.add(episode.episodeId());
                continue;
            }
            moved.add(new Moved(episode.episodeId(), owner));
            if (!Objects.equals(episode.unitId(), owner.unitId())) {
                stories.add(
                        SCHOOL,
                        episode.episodeId(),
                        now,
                        "moved",
                        Objects.toString(episode.unitId(), ""),
                        Objects.toString(owner.unitId(), ""),
                        owner.reason());
            }
        }
        store.keep(SCHOOL, kept, edition);
        store.move(SCHOOL, moved, edition);
        attachments.follow(
                moved.stream()
                        .collect(
                                Collectors.toMap(
                                        Moved::episodeId,
                                        it -> Optional.ofNullable(it.owner().unitId()))));
        var ids = moved.stream().map(Moved::episodeId).toList();
        suppressions.settle(ids);
        var noticed =
                links.moved(SCHOOL).stream()
                        .map(Findings.Moved::episodeId)
                        .filter(ids::contains)
                        .distinct()
                        .toList();
        if (!noticed.isEmpty()) {
            events.publishEvent(new FindingsMoved(noticed, now));
        }
        return true;
    }

    /**
     * What nobody could be found for stays closed; but where the registry has learnt whose it is,
     * its sightings end, so that the next one is a return with a unit that answers.
     */
    private boolean untraced(Attributor attributor) {
        long edition = attributor.version();
        var held = store.untraced(SCHOOL, edition, BATCH);
        if (held.isEmpty()) {
            store.done(SCHOOL, edition);
            return false;
        }
        var now = clock.now();
        var known =
                held.stream()
                        .filter(it -> attributor.ownerOf(it.observation(), now).unitId() != null)
                        .map(Stale::episodeId)
                        .toList();
        store.endRuns(SCHOOL, known, now);
        store.keep(SCHOOL, held.stream().map(Stale::episodeId).toList(), edition);
        return true;
    }
}
