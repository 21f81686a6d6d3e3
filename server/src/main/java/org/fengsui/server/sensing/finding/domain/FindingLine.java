package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * A finding with its current episode, as lists show it.
 *
 * @param episodeId the current episode
 * @param findingId the finding
 * @param number the episode's number within the finding
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param refs CVE, CNVD and the like
 * @param category of 第六条
 * @param severity ours
 * @param target the name or address by which it is identified
 * @param ip null if only a name is known
 * @param port null where the host as a whole is concerned
 * @param protocol of the port
 * @param url of a web finding
 * @param unitId null while nobody answers for it
 * @param outcome how sure that is
 * @param reason why it is so
 * @param state between people
 * @param presence what evidence says
 * @param regressed whether it is a return under the same unit
 * @param ruling as what somebody asks to rule it out; null where no such request waits
 * @param treatment what the notice policy says; null once it is noticed, accepted or closed
 * @param closedAs as what it is over; null while open
 * @param openedAt when the episode began
 * @param firstSeen the episode's first evidence
 * @param lastSeen its latest evidence
 */
public record FindingLine(
        long episodeId,
        long findingId,
        int number,
        String check,
        String title,
        List<String> refs,
        Category category,
        Severity severity,
        String target,
        @Nullable String ip,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable String url,
        @Nullable Long unitId,
        Outcome outcome,
        String reason,
        EpisodeState state,
        Presence presence,
        boolean regressed,
        @Nullable Ruling ruling,
        @Nullable Treatment treatment,
        @Nullable Closing closedAs,
        Instant openedAt,
        Instant firstSeen,
        Instant lastSeen) {

    /** Keeps its own copy. */
    public FindingLine {
        refs = List.copyOf(refs);
    }

    /** What the knowledge base is asked about it. */
    public Check asked() {
        return new Check(check, refs);
    }

    /** Where it is: the URL, or host and port. */
    public String place() {
        if (url != null) {
            return url;
        }
        if (port == null) {
            return target;
        }
        var host = target.indexOf(':') >= 0 ? "[" + target + "]" : target;
        return host + ":" + port + (protocol == null ? "" : "/" + protocol);
    }
}
