package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.FindingProblem;

/** All episodes that were asked for, or none. */
final class EpisodeAccess {

    private static final int NAMED = 20;

    private EpisodeAccess() {}

    /**
     * Locks them.
     *
     * @throws Refusal if none is named, or the actor does not see one of them
     */
    static List<EpisodeRow> locked(EpisodeStore store, Actor by, Collection<Long> episodeIds) {
        var ids = new TreeSet<>(episodeIds);
        if (ids.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        var rows = store.lock(by.scope(), ids);
        if (rows.size() != ids.size()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return rows;
    }

    /** The identities as a refusal names them; of very many the first. */
    static String names(Collection<Long> ids) {
        var text = ids.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return ids.size() > NAMED ? text + " … (" + ids.size() + ")" : text;
    }
}
