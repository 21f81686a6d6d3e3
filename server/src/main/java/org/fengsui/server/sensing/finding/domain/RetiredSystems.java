package org.fengsui.server.sensing.finding.domain;

import java.util.List;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EndedWithSystem;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what was found on a system that was retired (第八条): over as 已下线, not as fixed. Its findings
 * give up their fingerprints, so that whatever stands at the same address later is new and cites
 * nothing of the retired system.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RetiredSystems {

    private static final Scope SCHOOL = Scope.school();

    private final RetiredStore retired;
    private final EpisodeStore episodes;
    private final RetestStore retests;
    private final StoryStore stories;
    private final Endings endings;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    RetiredSystems(
            RetiredStore retired,
            EpisodeStore episodes,
            RetestStore retests,
            StoryStore stories,
            Endings endings,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.retired = retired;
        this.episodes = episodes;
        this.retests = retests;
        this.stories = stories;
        this.endings = endings;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(SystemRetired system) {
        retired.takeTurn(SCHOOL);
        var rows = episodes.lock(SCHOOL, retired.open(SCHOOL, system.systemId()));
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var now = clock.now();
        retests.end(SCHOOL, ids, RetestState.WITHDRAWN, List.of(), now);
        endings.close(rows, Closing.RETIRED, system.reason());
        for (var id : ids) {
            stories.add(SCHOOL, id, now, "system-retired", system.name(), system.reason());
        }
        rows.stream()
                .filter(row ->
                        row.state() == EpisodeState.NOTIFIED
                                || row.state() == EpisodeState.ANSWERED)
                .forEach(row ->
                        events.publishEvent(
                                new EndedWithSystem(row.id(), system.at(), system.reason())));
        retired.forget(SCHOOL, system.systemId(), now);
    }
}
