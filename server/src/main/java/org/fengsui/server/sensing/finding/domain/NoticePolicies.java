package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState.Move;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Treatment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 通报策略: its versions, and what a person decides against it. The policy says what a finding earns by
 * itself; a person may always notice one more, with a reason.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class NoticePolicies {

    private static final Scope SCHOOL = Scope.school();
    private static final int SHOWN = 50;

    private final PolicyStore policies;
    private final EpisodeStore episodes;
    private final NoticeClocks clocks;
    private final StoryStore stories;
    private final AuditLog audit;
    private final BusinessClock clock;

    NoticePolicies(
            PolicyStore policies,
            EpisodeStore episodes,
            NoticeClocks clocks,
            StoryStore stories,
            AuditLog audit,
            BusinessClock clock) {
        this.policies = policies;
        this.episodes = episodes;
        this.clocks = clocks;
        this.stories = stories;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds now. */
    @Transactional(readOnly = true)
    public NoticePolicy current() {
        return policies.current(SCHOOL).policy();
    }

    /** What was written so far, the latest first; empty while the initial policy holds. */
    @Transactional(readOnly = true)
    public List<PolicyVersion> versions() {
        return policies.versions(SCHOOL, SHOWN);
    }

    /** What it says of these episodes, by episode; those the scope sees. */
    @Transactional(readOnly = true)
    public Map<Long, Treatment> treatments(Scope scope, Collection<Long> episodeIds) {
        return policies.treatments(scope, episodeIds, current());
    }

    /** Which confirmed episodes it notices at once, by unit, the most severe first. */
    @Transactional(readOnly = true)
    Map<Long, List<Long>> noticedAtOnce(Scope scope) {
        return policies.noticedAtOnce(scope, current());
    }

    /** The units' monthly lists in figures, the longest first. */
    @Transactional(readOnly = true)
    public List<MonthlyLine> monthly(Scope scope) {
        return policies.monthly(scope, current());
    }

    /** What waits for them, by unit, the most severe first. */
    @Transactional(readOnly = true)
    Map<Long, List<Long>> monthlyEpisodes(Scope scope) {
        return policies.monthlyEpisodes(scope, current());
    }

    /**
     * Writes a new version, which holds at once; the office's clocks follow within a minute.
     *
     * @param former the version it was made from; 0 for the initial one
     * @throws Refusal if no reason is given, or somebody has written one since
     */
    public void change(Actor by, int former, NoticePolicy policy, String reason) {
        needed(reason);
        int latest = policies.current(SCHOOL).version();
        if (latest != former
                || !policies.add(by.scope(), former + 1, policy, reason.strip(), by, clock.now())) {
            throw new Refusal(FindingProblem.POLICY_CHANGED, latest);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "finding.policy-changed",
                null,
                Map.of("version", Integer.toString(former + 1), "reason", reason.strip()));
    }

    /** Writes down who took out the units' monthly lists. */
    public void exported(Actor by, String list) {
        audit.append(by.accountId(), by.name(), "finding.exported", null, Map.of("list", list));
    }

    /**
     * Notices them although the policy does not.
     *
     * @throws Refusal if no reason is given, or one cannot go into a notice
     */
    public void raise(Actor by, Collection<Long> episodeIds, String reason) {
        needed(reason);
        var rows = EpisodeAccess.locked(episodes, by, episodeIds);
        var wrong =
                rows.stream()
                        .filter(row -> !row.state().allows(Move.NOTICE))
                        .map(EpisodeRow::id)
                        .toList();
        if (!wrong.isEmpty()) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, EpisodeAccess.names(wrong));
        }
        var ids = rows.stream().map(EpisodeRow::id).toList();
        var now = clock.now();
        policies.raise(by.scope(), ids, reason.strip(), by, now);
        stories.add(by.scope(), ids, now, by, "raised", reason.strip());
        EpisodeAudit.append(audit, by, "finding.raised", ids, reason.strip());
        clocks.start(ids, now, by.name() + "：" + reason.strip());
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
    }
}
