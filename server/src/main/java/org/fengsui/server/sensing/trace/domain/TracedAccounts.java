package org.fengsui.server.sensing.trace.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Component;

/** Who it was, once nobody works on it any more; the task and what happened to it stay. */
@Component
class TracedAccounts implements Kept.ForATime {

    private final TaskStore tasks;
    private final HitStore hits;
    private final Findings findings;

    TracedAccounts(TaskStore tasks, HitStore hits, Findings findings) {
        this.tasks = tasks;
        this.hits = hits;
        this.findings = findings;
    }

    @Override
    public String kind() {
        return "traced-accounts";
    }

    @Override
    public Term term() {
        return Term.days(1095, 180, 1825);
    }

    @Override
    public long due(Scope scope, Instant before) {
        long untasked = over(scope, before).values().stream().mapToLong(Long::longValue).sum();
        return tasks.nameable(scope, before) + untasked;
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        int named = tasks.forgetNames(scope, before, most);
        var episodes = over(scope, before).keySet();
        return new Batch(named + hits.forgetNames(scope, episodes, before, most), after);
    }

    /** What names somebody of episodes that were over by that instant: nobody needs it any more. */
    private Map<Long, Long> over(Scope scope, Instant before) {
        var hitsOf = hits.nameable(scope, before);
        var over = new LinkedHashMap<Long, Long>();
        for (var episode : findings.episodes(scope, hitsOf.keySet())) {
            var closed = episode.closedAt();
            if (closed != null && closed.isBefore(before)) {
                over.put(episode.id(), hitsOf.getOrDefault(episode.id(), 0L));
            }
        }
        return over;
    }
}
