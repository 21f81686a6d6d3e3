package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.AskedAcceptance;
import org.jspecify.annotations.Nullable;

/**
 * A request to accept risks, as it is decided.
 *
 * @param title what was found
 * @param count how many, finished text
 * @param targets some of the targets
 * @param who who asked, and when
 * @param reason why it cannot be fixed now
 * @param measure what keeps it harmless meanwhile
 * @param until the last day, finished text
 * @param grant decides for it; null for who cannot
 * @param refuse decides against it; null for who cannot
 * @param whoCan who can, where this person cannot
 */
record AskedAcceptanceView(
        String title,
        String count,
        String targets,
        String who,
        String reason,
        String measure,
        String until,
        @Nullable Action grant,
        @Nullable Action refuse,
        @Nullable String whoCan) {

    static List<AskedAcceptanceView> of(List<AskedAcceptance> asked, Reader reader) {
        return asked.stream().map(it -> of(it, reader)).toList();
    }

    private static AskedAcceptanceView of(AskedAcceptance asked, Reader reader) {
        var actor = reader.actor();
        boolean decider = actor.decides(Decision.ACCEPT_RISK);
        boolean can = decider && actor.accountId() != asked.requestedBy();
        int more = asked.episodeIds().size() - asked.targets().size();
        var targets = String.join("、", asked.targets());
        return new AskedAcceptanceView(
                asked.title(),
                reader.say("finding.asked.count", asked.episodeIds().size()),
                more > 0 ? reader.say("finding.asked.targets", targets, more) : targets,
                reader.say(
                        "finding.asked.by",
                        asked.requestedName(),
                        reader.times().moment(asked.requestedAt())),
                asked.reason(),
                asked.measure(),
                reader.times().date(asked.until()),
                can ? act("grant", asked, reader) : null,
                can ? act("refuse", asked, reader) : null,
                can
                        ? null
                        : reader.say(decider ? "finding.asked.notYourself" : "acceptance.whoCan"));
    }

    private static Action act(String act, AskedAcceptance asked, Reader reader) {
        return Action.reason(
                        reader.say("acceptance." + act),
                        "/acceptances/" + act,
                        reader.say("acceptance." + act + ".ask"))
                .with(
                        "id",
                        asked.episodeIds().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")));
    }
}
