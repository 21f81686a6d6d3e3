package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.AskedFalsePositive;
import org.jspecify.annotations.Nullable;

/**
 * A request to call findings false positives, as it is decided.
 *
 * @param title what was found
 * @param check the scanner's check
 * @param count how many, finished text
 * @param targets some of the targets
 * @param who who asked, and when
 * @param reason why
 * @param grant decides for it; null for who cannot
 * @param refuse decides against it; null for who cannot
 * @param whoCan who can, where this person cannot
 */
record AskedView(
        String title,
        String check,
        String count,
        String targets,
        String who,
        String reason,
        @Nullable Action grant,
        @Nullable Action refuse,
        @Nullable String whoCan) {

    static List<AskedView> of(List<AskedFalsePositive> asked, Reader reader) {
        return asked.stream().map(it -> of(it, reader)).toList();
    }

    private static AskedView of(AskedFalsePositive asked, Reader reader) {
        var actor = reader.actor();
        boolean decider =
                actor.roles().stream().anyMatch(Decision.FALSE_POSITIVE.deciders()::contains);
        boolean can = decider && actor.accountId() != asked.requestedBy();
        var ids = asked.episodeIds().stream().map(String::valueOf).collect(Collectors.joining(","));
        int more = asked.episodeIds().size() - asked.targets().size();
        var targets = String.join("、", asked.targets());
        return new AskedView(
                asked.title(),
                asked.check(),
                reader.say("finding.asked.count", asked.episodeIds().size()),
                more > 0 ? reader.say("finding.asked.targets", targets, more) : targets,
                reader.say(
                        "finding.asked.by",
                        asked.requestedName(),
                        reader.times().moment(asked.requestedAt())),
                asked.reason(),
                can
                        ? Action.reason(
                                        reader.say("finding.asked.grant"),
                                        "/false-positives/grant",
                                        reader.say("finding.asked.grant.ask"))
                                .with("id", ids)
                        : null,
                can
                        ? Action.reason(
                                        reader.say("finding.asked.refuse"),
                                        "/false-positives/refuse",
                                        reader.say("finding.asked.refuse.ask"))
                                .with("id", ids)
                        : null,
                can
                        ? null
                        : reader.say(
                                decider ? "finding.asked.notYourself" : "finding.asked.whoCan"));
    }
}
