package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A rule that waits to be decided, as finished text.
 *
 * @param about what it matches
 * @param count how many findings it would hide now
 * @param upTo the most severe level it would hide
 * @param until the last day
 * @param who who asked and when
 * @param reason why
 * @param grant decides for it; null for who cannot
 * @param refuse decides against it; null for who cannot
 * @param whoCan who can, where this person cannot
 */
record AskedSuppressionView(
        String about,
        String count,
        Level upTo,
        String until,
        String who,
        String reason,
        @Nullable Action grant,
        @Nullable Action refuse,
        @Nullable String whoCan) {

    static List<AskedSuppressionView> of(List<SuppressionList.Row> asked, Reader reader) {
        return asked.stream().map(it -> of(it, reader)).toList();
    }

    private static AskedSuppressionView of(SuppressionList.Row row, Reader reader) {
        var line = row.line();
        var actor = reader.actor();
        boolean decider = actor.decides(Decision.SUPPRESS);
        boolean can = decider && actor.accountId() != line.requestedBy();
        return new AskedSuppressionView(
                row.about(),
                reader.say("suppression.would", reader.times().number(line.findings())),
                Level.of(line.upTo()),
                reader.times().date(line.until()),
                reader.say(
                        "finding.asked.by",
                        line.requestedName(),
                        reader.times().moment(line.requestedAt())),
                line.reason(),
                can ? act("grant", line.id(), reader) : null,
                can ? act("refuse", line.id(), reader) : null,
                can
                        ? null
                        : reader.say(decider ? "finding.asked.notYourself" : "suppression.whoCan"));
    }

    private static Action act(String act, long id, Reader reader) {
        return Action.reason(
                        reader.say("suppression." + act),
                        "/suppressions/" + act,
                        reader.say("suppression." + act + ".ask"))
                .with("id", id);
    }
}
