package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A scanner's check by which a finding is known, as finished text.
 *
 * @param check the check
 * @param seen when it last showed it, and whether it still does
 * @param apart takes it out of the finding; null for who cannot, and for the one that opened it
 */
record SourceView(String check, String seen, @Nullable Action apart) {

    /** One scanner alone is told by the rest of the page. */
    static List<SourceView> of(List<Source> sources, Reader reader) {
        return sources.size() < 2 ? List.of() : sources.stream().map(it -> of(it, reader)).toList();
    }

    private static SourceView of(Source it, Reader reader) {
        var seen =
                it.lastSeen() == null
                        ? ""
                        : reader.say(
                                it.present() ? "finding.sources.present" : "finding.sources.gone",
                                reader.times().moment(it.lastSeen()));
        boolean can = it.joinedAt() != null && reader.actor().may(Permission.FINDING_TRIAGE);
        return new SourceView(
                it.check(),
                seen,
                can
                        ? Action.reason(
                                        reader.say("finding.sources.apart"),
                                        "/findings/apart",
                                        reader.say("finding.sources.apart.ask"))
                                .with("id", it.fingerprintId())
                        : null);
    }
}
