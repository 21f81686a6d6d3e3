package org.fengsui.server.alarm.incident.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Act;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.IncidentState.Move;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * An incident's page in words, in the school's frame or in the unit's.
 *
 * @param incident the incident
 * @param base where it stands: {@code /incidents} or {@code /unit/incidents}
 * @param reader who reads
 */
record IncidentPage(Incident incident, String base, Reader reader) {

    static final String SCHOOL = "/incidents";
    static final String UNIT = "/unit/incidents";

    String path() {
        return base + "/" + incident.id();
    }

    /** What it is, in which state. */
    DetailHead head() {
        return DetailHead.of(incident.seen().title(), incident.seen().place())
                .under(reader.say("incident.list.title"), base)
                .state(IncidentList.chip(incident.state(), reader));
    }

    /** The head of a form about it. */
    DetailHead under(String title) {
        return DetailHead.of(title, incident.seen().title())
                .under(reader.say("incident.list.title"), base)
                .under(incident.seen().title(), path());
    }

    /**
     * The head with what this reader can do.
     *
     * @param missing the report of the unit that comes next; null where none does
     */
    DetailHead headWithActs(@Nullable Stage missing) {
        var acts = acts(missing);
        if (acts.isEmpty()) {
            return head().whoCan(reader.say("incident.whoCan", incident.state()));
        }
        var head = head().primary(acts.getFirst());
        for (var act : acts.subList(1, acts.size())) {
            head = head.more(act);
        }
        return head;
    }

    private List<Action> acts(@Nullable Stage missing) {
        var actor = reader.actor();
        var acts = new ArrayList<Action>();
        var works = actor.may(Permission.INCIDENT_WORK);
        if (works) {
            next(acts);
        }
        if (missing != null && (works || actor.may(Permission.NOTICE_ANSWER))) {
            acts.add(
                    Action.link(
                            reader.say("incident.stage", missing),
                            path() + "/report?stage=" + missing));
        }
        if (works || actor.may(Permission.NOTICE_ANSWER)) {
            acts.add(link("evidence"));
        }
        if (works && !incident.state().over()) {
            acts.add(link("call"));
            acts.add(link("scope"));
            acts.add(link("task"));
        }
        if (actor.may(Permission.CRITICISM_WORK)) {
            acts.add(
                    Action.link(
                            reader.say("criticism.new.title"),
                            CriticismView.SCHOOL + "/new?incident=" + incident.id()));
        }
        if (works && dismisses(actor)) {
            acts.add(link("dismiss"));
        }
        return acts;
    }

    private void next(List<Action> acts) {
        switch (incident.state()) {
            case REPORTED -> acts.add(link("confirm"));
            case CONFIRMED -> acts.add(link("handle"));
            case HANDLING -> acts.add(link("contain"));
            case CONTAINED -> acts.add(link("close"));
            case NOT_AN_INCIDENT, CLOSED -> {}
        }
    }

    private boolean dismisses(Actor actor) {
        return incident.state().after(Move.DISMISS) != null
                && actor.decides(Decision.DISMISS_INCIDENT)
                && actor.accountId() != incident.reportedBy();
    }

    private Action link(String step) {
        return Action.link(reader.say("incident.step." + step), path() + "/" + step);
    }

    /** What was done, the newest first. */
    List<StoryEntry> story(List<Act> acts) {
        return acts.reversed().stream()
                .map(act -> {
                    var what = reader.say("incident.did." + act.what());
                    var entry =
                            act.accountId() == 0
                                    ? StoryEntry.machine(act.at(), what)
                                    : StoryEntry.by(act.at(), act.who(), what);
                    return act.note().isEmpty() ? entry : entry.note(act.note());
                })
                .toList();
    }
}
