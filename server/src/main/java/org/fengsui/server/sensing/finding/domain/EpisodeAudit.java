package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Subject;

/** One audit entry for an act on one or many episodes. */
final class EpisodeAudit {

    private EpisodeAudit() {}

    static void append(
            AuditLog audit, Actor by, String action, Collection<Long> episodeIds, String reason) {
        var details = new HashMap<String, String>();
        if (episodeIds.size() > 1) {
            details.put("count", String.valueOf(episodeIds.size()));
            details.put(
                    "episodes",
                    episodeIds.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        var subject =
                episodeIds.size() == 1
                        ? new Subject("episode", episodeIds.iterator().next())
                        : null;
        audit.append(by.accountId(), by.name(), action, subject, details);
    }
}
