package org.fengsui.server.sensing.trace.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.sensing.trace.TaskState;
import org.fengsui.server.sensing.trace.domain.Hit;
import org.fengsui.server.sensing.trace.domain.Step;
import org.fengsui.server.sensing.trace.domain.TerminalTasks.File;
import org.jspecify.annotations.Nullable;

/** A terminal task as it is shown to one reader. */
record TaskPage(File file, Identities identities, Reader reader) {

    /** A fact and its value. */
    record Fact(String key, String value) {}

    /** A hit as a line. */
    record Line(String when, String place, String inside, String mac, String href) {}

    private String path(String act) {
        return TaskList.href(file.task()) + act;
    }

    DetailHead head() {
        var task = file.task();
        var head =
                DetailHead.of(
                                task.title(),
                                reader.say(
                                        "trace.task.whose",
                                        identities.say(task.account()),
                                        reader.times().number(task.hits())))
                        .under(reader.say("trace.list.title"), "/terminal-tasks")
                        .level(Level.of(task.severity()))
                        .state(TraceLooks.state(task.state(), reader));
        if (!task.state().live()) {
            return head;
        }
        if (mayDecide()) {
            head = head.more(Action.link(reader.say("trace.toUnit"), path("/unit")));
        }
        return reader.actor().may(Permission.TRACE_WORK)
                ? worked(head)
                : head.whoCan(reader.say("trace.whoCan"));
    }

    private DetailHead worked(DetailHead head) {
        var notify = asking("notify");
        var done = asking("done");
        var begun =
                file.task().state() == TaskState.OPEN
                        ? head.primary(notify).more(done)
                        : head.primary(done);
        return begun.more(asking("not-traced")).more(asking("drop"));
    }

    private Action asking(String act) {
        return Action.reason(
                reader.say("trace.act." + act),
                path("/" + act),
                reader.say("trace.act." + act + ".ask"));
    }

    /** Whether this person decides that a unit gets a notice instead. */
    boolean mayDecide() {
        var actor = reader.actor();
        return actor.accountId() != file.lastWorker() && actor.decides(Decision.NOTICE_FOR_POOL);
    }

    /** Showing identities, for those who may and do not see them yet; else null. */
    @Nullable Action look() {
        return !identities.shown() && reader.actor().may(Permission.TRACE_VIEW)
                ? Action.reason(
                        reader.say("trace.look"), path("/look"), reader.say("trace.look.ask"))
                : null;
    }

    List<Fact> facts(Map<Long, String> units) {
        var task = file.task();
        var facts = new ArrayList<Fact>();
        facts.add(fact("account", identities.say(task.account())));
        facts.add(fact("check", task.check()));
        facts.add(fact("opened", reader.times().moment(task.openedAt())));
        facts.add(fact("last", reader.times().moment(task.lastHitAt())));
        if (task.notifiedAt() != null) {
            facts.add(fact("notified", reader.times().moment(task.notifiedAt())));
        }
        if (task.endedAt() != null) {
            facts.add(fact("ended", reader.times().moment(task.endedAt())));
        }
        if (task.unitId() != null) {
            facts.add(fact("unit", units.getOrDefault(task.unitId(), "")));
        }
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(reader.say("trace.fact." + key), value);
    }

    List<Line> lines() {
        return file.hits().stream().map(this::line).toList();
    }

    private Line line(Hit hit) {
        return new Line(
                reader.times().moment(hit.at()),
                TraceLooks.place(hit),
                identities.say(hit.answer().inside()),
                identities.say(hit.answer().mac()),
                "/terminal-tasks/hits/" + hit.id());
    }

    List<StoryEntry> story() {
        return file.steps().stream().map(this::entry).toList();
    }

    private StoryEntry entry(Step step) {
        var what = reader.say("trace.story." + step.what());
        return new StoryEntry(step.at(), step.who(), what, note(step), null);
    }

    /** Words about people are as secret as the account. */
    private @Nullable String note(Step step) {
        if (step.note().isEmpty()) {
            return null;
        }
        return switch (step.what()) {
            case "joined", "contradicted" -> reader.say("trace.story.seen", moment(step.note()));
            case "notified", "done" ->
                    identities.shown() ? step.note() : reader.say("trace.story.masked");
            default -> step.note();
        };
    }

    private String moment(String instant) {
        try {
            return reader.times().moment(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
