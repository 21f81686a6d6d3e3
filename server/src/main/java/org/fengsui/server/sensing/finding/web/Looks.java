package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.AcceptanceState;
import org.fengsui.server.sensing.finding.domain.Closing;
import org.fengsui.server.sensing.finding.domain.RetestState;
import org.fengsui.server.sensing.finding.domain.SuppressionState;
import org.jspecify.annotations.Nullable;

/** How states and presence look on pages. */
final class Looks {

    private Looks() {}

    static Chip state(EpisodeState state, @Nullable Closing closedAs, Reader reader) {
        var word = reader.say("finding.state", state);
        return switch (state) {
            case NEW -> Chip.open(word);
            case CONFIRMED -> Chip.open(word);
            case NOTIFIED, ANSWERED -> Chip.waiting(word);
            case ACCEPTED -> Chip.quiet(word);
            case CLOSED ->
                    closedAs == null
                            ? Chip.done(word)
                            : closedAs == Closing.VERIFIED
                                    ? Chip.done(reader.say("finding.closing", closedAs))
                                    : Chip.quiet(reader.say("finding.closing", closedAs));
        };
    }

    static String ruling(Ruling ruling, Reader reader) {
        return reader.say("finding.ruling", ruling);
    }

    static Chip presence(Presence presence, Reader reader) {
        var word = reader.say("finding.presence", presence);
        return switch (presence) {
            case PRESENT -> Chip.open(word);
            case GONE -> Chip.done(word);
            case MITIGATED -> Chip.waiting(word);
            case UNKNOWN -> Chip.quiet(word);
        };
    }

    static Chip suppression(SuppressionState state, Reader reader) {
        var word = reader.say("suppression.state", state);
        return switch (state) {
            case REQUESTED -> Chip.waiting(word);
            case HOLDING -> Chip.open(word);
            case REFUSED, EXPIRED, ENDED -> Chip.quiet(word);
        };
    }

    static Chip acceptance(AcceptanceState state, Reader reader) {
        var word = reader.say("acceptance.state", state);
        return switch (state) {
            case REQUESTED -> Chip.waiting(word);
            case ACCEPTED -> Chip.done(word);
            case EXPIRED, REVOKED -> Chip.open(word);
            case REFUSED, LAPSED, CONCLUDED -> Chip.quiet(word);
        };
    }

    static Chip retest(RetestState state, boolean late, Reader reader) {
        var word = reader.say("retest.state", state);
        return switch (state) {
            case OPEN -> late ? Chip.late(reader.say("retest.late")) : Chip.open(word);
            case PASSED -> Chip.done(word);
            case FAILED -> Chip.open(word);
            case WITHDRAWN -> Chip.quiet(word);
        };
    }
}
