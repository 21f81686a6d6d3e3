package org.fengsui.server.alarm.warning.web;

import java.util.List;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Act;
import org.fengsui.server.alarm.warning.Warning.Proposal;
import org.fengsui.server.alarm.warning.WarningState;
import org.fengsui.server.alarm.warning.WarningState.Move;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * A warning's page in words: its head with the one next step, and its story.
 *
 * @param warning the warning
 * @param acts what was done, oldest first
 * @param reader who reads
 */
record WarningPage(Warning warning, List<Act> acts, Reader reader) {

    WarningPage {
        acts = List.copyOf(acts);
    }

    /** What it is, in which state. */
    DetailHead head() {
        var number = warning.number();
        var head =
                DetailHead.of(
                                warning.text().title(),
                                number == null ? reader.say("warning.number.none") : number)
                        .under(reader.say("warning.list.title"), "/warnings")
                        .level(Level.valueOf(warning.text().level().name()))
                        .state(WarningList.chip(warning.state(), reader));
        return warning.exercise() ? head.state(Chip.quiet(reader.say("warning.exercise"))) : head;
    }

    /** The same with what this reader can do; who can, where the next step is another's. */
    DetailHead headWithActs() {
        var actor = reader.actor();
        var head = head();
        if (actor.may(Permission.WARNING_DRAFT)) {
            head =
                    switch (warning.state()) {
                        case DRAFT, RETURNED -> drafting(head);
                        case PROPOSED -> proposed(head, actor);
                        case PUBLISHED -> published(head, actor);
                        case LIFTED, EXPIRED, WITHDRAWN -> head;
                    };
        }
        var other = whoCan();
        return head.primary() == null && other != null ? head.whoCan(other) : head;
    }

    private DetailHead drafting(DetailHead head) {
        return head.primary(post(Move.PROPOSE, "propose"))
                .more(Action.link(reader.say("warning.move", Move.EDIT), path("edit")))
                .more(preview())
                .more(reason(Move.WITHDRAW, "withdraw"));
    }

    private DetailHead proposed(DetailHead head, Actor actor) {
        var decides = actor.decides(Decision.PUBLISH_WARNING) && !wrote(actor);
        var shown = decides ? head.primary(preview()) : head.more(preview());
        if (actor.decides(Decision.PUBLISH_WARNING)) {
            shown = shown.more(reason(Move.RETURN, "return"));
        }
        return shown.more(reason(Move.WITHDRAW, "withdraw"));
    }

    private DetailHead published(DetailHead head, Actor actor) {
        var proposal = warning.proposal();
        if (proposal == null) {
            return head.more(
                            Action.link(
                                    reader.say("warning.move", Move.PROPOSE_ADJUSTMENT),
                                    path("adjust")))
                    .more(reason(Move.PROPOSE_LIFTING, "lift"));
        }
        var shown =
                actor.decides(Decision.PUBLISH_WARNING) && proposal.by() != actor.accountId()
                        ? head.primary(preview())
                        : head.more(preview());
        return actor.decides(Decision.PUBLISH_WARNING) || proposal.by() == actor.accountId()
                ? shown.more(reason(Move.DECLINE, "decline"))
                : shown;
    }

    private Action preview() {
        return Action.link(reader.say("warning.preview"), path("preview"));
    }

    /** The one act of the preview: what was looked at is published, or the change carried out. */
    @Nullable Action decision() {
        var actor = reader.actor();
        if (!actor.decides(Decision.PUBLISH_WARNING)) {
            return null;
        }
        var proposal = warning.proposal();
        if (warning.state() == WarningState.PROPOSED && !wrote(actor)) {
            return post(Move.PUBLISH, "publish");
        }
        return proposal != null && proposal.by() != actor.accountId()
                ? post(deciding(proposal), "decide")
                : null;
    }

    private static Move deciding(Proposal proposal) {
        return switch (proposal.change()) {
            case LIFT -> Move.LIFT;
            case ADJUST, ISSUE, EXPIRE -> Move.ADJUST;
        };
    }

    private Action post(Move move, String act) {
        return Action.post(reader.say("warning.move", move), path(act))
                .with("version", warning.version());
    }

    private Action reason(Move move, String act) {
        return Action.reason(
                        reader.say("warning.move", move),
                        path(act),
                        reader.say("warning.ask", move))
                .with("version", warning.version());
    }

    private String path(String act) {
        return "/warnings/" + warning.id() + "/" + act;
    }

    private boolean wrote(Actor actor) {
        return acts.stream()
                .anyMatch(act ->
                        act.accountId() == actor.accountId()
                                && switch (act.move()) {
                                    case DRAFT, EDIT, PROPOSE -> true;
                                    case RETURN,
                                            WITHDRAW,
                                            PUBLISH,
                                            PROPOSE_ADJUSTMENT,
                                            ADJUST,
                                            PROPOSE_LIFTING,
                                            LIFT,
                                            DECLINE,
                                            EXPIRE ->
                                            false;
                                });
    }

    /** Whose the next step is; null when there is none. */
    @Nullable String whoCan() {
        return switch (warning.state()) {
            case DRAFT, RETURNED -> reader.say("warning.whoCan.draft");
            case PROPOSED -> reader.say("warning.whoCan.publish");
            case PUBLISHED ->
                    warning.proposal() == null ? null : reader.say("warning.whoCan.decide");
            case LIFTED, EXPIRED, WITHDRAWN -> null;
        };
    }

    /** What was done, the newest first. */
    List<StoryEntry> story() {
        return acts.reversed().stream()
                .map(act -> {
                    var what = reader.say("warning.did", act.move());
                    var entry =
                            act.accountId() == 0
                                    ? StoryEntry.machine(act.at(), what)
                                    : StoryEntry.by(act.at(), act.who(), what);
                    return act.note().isEmpty() ? entry : entry.note(act.note());
                })
                .toList();
    }
}
