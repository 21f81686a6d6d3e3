package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.PoolFindings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 未归属: the findings for which nobody answers, place by place. Either the registry learns whose a
 * place is, or somebody looks and finds nobody (查无归属); that holds until the registry knows better.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Unattributed implements PoolFindings {

    private static final Scope SCHOOL = Scope.school();

    private final UnattributedStore store;
    private final EpisodeStore episodes;
    private final EpisodeReader reader;
    private final StoryStore stories;
    private final Endings endings;
    private final AuditLog audit;
    private final BusinessClock clock;

    Unattributed(
            UnattributedStore store,
            EpisodeStore episodes,
            EpisodeReader reader,
            StoryStore stories,
            Endings endings,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.episodes = episodes;
        this.reader = reader;
        this.stories = stories;
        this.endings = endings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How much of it there is.
     *
     * @param places places with open findings nobody answers for
     * @param findings those findings
     * @param notTraced the findings for which nobody could be found
     */
    public record Figures(long places, long findings, long notTraced) {}

    /** A page of places. */
    @Transactional(readOnly = true)
    public ListResult<UnattributedLine> list(Scope scope, ListRequest asked) {
        return ListResult.of(asked, store.page(scope, asked), store.count(scope, asked));
    }

    /** How much of it there is. */
    @Transactional(readOnly = true)
    public Figures figures(Scope scope) {
        return store.figures(scope);
    }

    /** The open findings of these places for which nobody answers, as far as one act takes. */
    @Transactional(readOnly = true)
    public List<Long> at(Scope scope, Collection<String> targets, int most) {
        return store.at(scope, targets, most);
    }

    /**
     * 查无归属: closes them, because somebody looked and found nobody who answers.
     *
     * @param reason where it was looked and who was asked
     * @throws Refusal if somebody answers for one, one is in other hands already, or the reason is
     *     blank
     */
    public void notTraced(Actor by, Collection<Long> episodeIds, String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var owned = rows.stream().filter(it -> it.unitId() != null).map(EpisodeRow::id).toList();
        if (!owned.isEmpty()) {
            throw new Refusal(FindingProblem.TRACED, EpisodeAccess.names(owned));
        }
        var elsewhere =
                rows.stream().filter(it -> !undecided(it.state())).map(EpisodeRow::id).toList();
        if (!elsewhere.isEmpty()) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, EpisodeAccess.names(elsewhere));
        }
        var ids = rows.stream().map(EpisodeRow::id).toList();
        stories.add(by.scope(), ids, clock.now(), by, "not-traced", reason.strip());
        EpisodeAudit.append(audit, by, "finding.not-traced", ids, reason.strip());
        endings.close(rows, Closing.NOT_TRACED, by.name() + "：" + reason.strip());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Episode> inPools(Scope scope, long after, int most) {
        return reader.episodes(scope, store.inPools(scope, after, most));
    }

    @Override
    public void settle(Actor by, Collection<Long> episodeIds, String how) {
        var rows =
                EpisodeAccess.locked(episodes, by, episodeIds).stream()
                        .filter(it -> it.unitId() == null && undecided(it.state()))
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        var ids = rows.stream().map(EpisodeRow::id).toList();
        stories.add(by.scope(), ids, clock.now(), by, "terminal", how);
        EpisodeAudit.append(audit, by, "finding.terminal", ids, "");
        rows.forEach(row -> episodes.endRuns(SCHOOL, row.findingId(), clock.now()));
        endings.close(rows, Closing.TERMINAL, "");
    }

    /** What stands in a notice, or is accepted, has somebody who answered for it then. */
    private static boolean undecided(EpisodeState state) {
        return switch (state) {
            case NEW, CONFIRMED -> true;
            case NOTIFIED, ANSWERED, ACCEPTED, CLOSED -> false;
        };
    }
}
