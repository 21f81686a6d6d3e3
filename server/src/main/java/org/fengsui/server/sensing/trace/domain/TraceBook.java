package org.fengsui.server.sensing.trace.domain;

import java.util.List;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages read. */
@Service
@Transactional(readOnly = true)
public class TraceBook {

    private static final int OF_EPISODE = 5;

    private final TaskStore tasks;
    private final HitStore hits;
    private final TraceListStore lists;

    TraceBook(TaskStore tasks, HitStore hits, TraceListStore lists) {
        this.tasks = tasks;
        this.hits = hits;
        this.lists = lists;
    }

    /**
     * How much there is.
     *
     * @param open tasks of which nobody has been told
     * @param notified tasks of which somebody has
     * @param done tasks that are done
     * @param notTraced 无法溯源: hits without an account, and tasks whose account leads to nobody
     * @param ambiguous hits between several accounts
     */
    public record Figures(long open, long notified, long done, long notTraced, long ambiguous) {}

    /** A page of tasks. */
    public ListResult<Task> tasks(Scope scope, ListRequest asked) {
        return tasks.list(scope, asked);
    }

    /** A page of hits that lead to no account, or to several. */
    public ListResult<Hit> untraced(Scope scope, ListRequest asked) {
        return lists.untraced(scope, asked);
    }

    /** A page of files of records. */
    public ListResult<RecordFileLine> files(Scope scope, ListRequest asked) {
        return lists.files(scope, asked);
    }

    /** How much there is. */
    public Figures figures(Scope scope) {
        return lists.figures(scope);
    }

    /** The latest hits of an episode. */
    public List<Hit> ofEpisode(Scope scope, long episodeId) {
        return hits.ofEpisode(scope, episodeId, OF_EPISODE);
    }
}
