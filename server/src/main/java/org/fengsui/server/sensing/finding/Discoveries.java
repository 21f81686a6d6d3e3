package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Scope;

/** 发现时间与来源: how findings became known. */
public interface Discoveries {

    /**
     * How a finding became known.
     *
     * @param at the earliest evidence of the episode
     * @param by who reported it, each with its number where it gave one, then the scanners that saw
     *     it; empty where a list without a source named it
     * @param parameter the parameter of a web finding; empty where none applies
     * @param evidence whether there is evidence of it in words
     */
    record Discovery(Instant at, List<String> by, String parameter, boolean evidence) {

        /** Keeps its own copy. */
        public Discovery {
            by = List.copyOf(by);
        }
    }

    /** By episode; those the scope sees. */
    Map<Long, Discovery> of(Scope scope, Collection<Long> episodeIds);
}
