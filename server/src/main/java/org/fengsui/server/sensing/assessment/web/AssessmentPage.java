package org.fengsui.server.sensing.assessment.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessment.Act;
import org.fengsui.server.sensing.assessment.AssessmentState.Move;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Approval;
import org.fengsui.server.sensing.assessment.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * An assessment's page in words: its head with the one next step, the acts of each report, and its
 * story.
 *
 * @param assessment the assessment
 * @param reports what is owed to superiors
 * @param waiting the question that waits for the leading group; null where none does
 * @param reader who reads
 */
record AssessmentPage(
        Assessment assessment, List<Report> reports, @Nullable Approval waiting, Reader reader) {

    AssessmentPage {
        reports = List.copyOf(reports);
    }

    static String path(Assessment assessment) {
        return "/assessments/" + assessment.id();
    }

    /** What it is, how grave, in which state. */
    static DetailHead head(Assessment assessment, Reader reader) {
        var holds = assessment.holds();
        var head =
                DetailHead.of(
                                assessment.seen().title(),
                                holds == null
                                        ? ""
                                        : reader.say("assessment.outcome", holds.outcome()))
                        .under(reader.say("assessment.list.title"), "/assessments")
                        .state(AssessmentWords.chip(assessment.state(), reader));
        var grade = assessment.grade();
        return grade == null ? head : head.level(AssessmentWords.level(grade));
    }

    /** The head of a form about it. */
    static DetailHead under(Assessment assessment, String title, Reader reader) {
        return DetailHead.of(title, assessment.seen().title())
                .under(reader.say("assessment.list.title"), "/assessments")
                .under(assessment.seen().title(), path(assessment));
    }

    /** The head with what this reader can do, and who can, where the next step is another's. */
    DetailHead headWithActs() {
        var head = head(assessment, reader);
        var primary = primary();
        if (primary != null) {
            head = head.primary(primary);
        } else {
            var other = whoCan();
            head = other == null ? head : head.whoCan(other);
        }
        for (var act : more()) {
            head = head.more(act);
        }
        return head;
    }

    private @Nullable Action primary() {
        var actor = reader.actor();
        var judgement = assessment.waiting();
        if (judgement != null && decides(actor)) {
            return Action.confirm(
                            reader.say("assessment.move", Move.DECIDE),
                            path(assessment) + "/decide",
                            reader.say(
                                    "assessment.decide.ask",
                                    reader.say("assessment.outcome", judgement.outcome())))
                    .with("version", assessment.version());
        }
        if (waiting != null && approves(actor)) {
            return link("assessment.approve.open", "approve");
        }
        if (works(actor) && assessment.state().allows(Move.PROPOSE)) {
            if (assessment.holds() == null) {
                return link("assessment.move.PROPOSE", "judge");
            }
            if (toAsk()) {
                return link("assessment.ask", "ask");
            }
        }
        return null;
    }

    private boolean decides(Actor actor) {
        var judgement = assessment.waiting();
        return judgement != null
                && actor.decides(Decision.DECIDE_ASSESSMENT)
                && judgement.proposedBy() != actor.accountId();
    }

    private boolean approves(Actor actor) {
        return waiting != null
                && actor.decides(Decision.APPROVE_REPORT)
                && waiting.askedBy() != actor.accountId();
    }

    private static boolean works(Actor actor) {
        return actor.may(Permission.ASSESSMENT_WORK);
    }

    /** Whether something is owed outside the school that nobody asked about. */
    private boolean toAsk() {
        return waiting == null
                && reports.stream().anyMatch(report -> allowed(report, ReportState.Move.ASK));
    }

    private static boolean allowed(Report report, ReportState.Move move) {
        return report.state().after(move, report.superior()) != null;
    }

    private List<Action> more() {
        var actor = reader.actor();
        var acts = new ArrayList<Action>();
        if (decides(actor)) {
            acts.add(
                    Action.reason(
                                    reader.say("assessment.move", Move.RETURN),
                                    path(assessment) + "/return",
                                    reader.say("assessment.return.ask"))
                            .with("version", assessment.version()));
        }
        if (!works(actor)) {
            return acts;
        }
        if (waiting != null) {
            acts.add(link("assessment.phone", "phone"));
        }
        if (assessment.waiting() != null && toAsk()) {
            acts.add(link("assessment.ask", "ask"));
        }
        if (assessment.holds() != null) {
            if (assessment.state().allows(Move.PROPOSE)) {
                acts.add(link("assessment.judge.anew", "judge"));
            }
            if (!assessment.seen().unitIds().isEmpty()) {
                acts.add(link("assessment.move.TELL", "tell"));
            }
            if (assessment.handlingEndedAt() == null) {
                acts.add(link("assessment.move.END_HANDLING", "handled"));
            }
        }
        return acts;
    }

    private Action link(String key, String step) {
        return Action.link(reader.say(key), path(assessment) + "/" + step);
    }

    /** Whose the next step is; null when it is nobody's or stands at a report. */
    private @Nullable String whoCan() {
        return switch (assessment.state()) {
            case OPEN, RETURNED -> reader.say("assessment.whoCan.propose");
            case PROPOSED, REPROPOSED -> reader.say("assessment.whoCan.decide");
            case WITHDRAWN -> null;
            case DECIDED -> waiting == null ? null : reader.say("assessment.whoCan.approve");
        };
    }

    /**
     * What this reader can do with a report.
     *
     * @param aheadNow whether it may go ahead of the approval by now
     */
    List<Action> acts(Report report, boolean aheadNow) {
        var actor = reader.actor();
        var acts = new ArrayList<Action>();
        if (actor.decides(Decision.REPORT_UP)) {
            step(acts, report, ReportState.Move.SEND, "send");
            step(acts, report, ReportState.Move.SUPPLEMENT, "supplement");
            if (assessment.handlingEndedAt() != null) {
                step(acts, report, ReportState.Move.SUMMARISE, "summarise");
            }
        }
        if (aheadNow && actor.decides(Decision.REPORT_AHEAD)) {
            step(acts, report, ReportState.Move.SEND_AHEAD, "ahead");
        }
        if (report.toRatify()) {
            var ahead = report.aheadBy();
            if (actor.decides(Decision.RATIFY_REPORT)
                    && (ahead == null || ahead != actor.accountId())) {
                acts.add(
                        Action.reason(
                                        reader.say("assessment.report.move.RATIFY"),
                                        path(report) + "/ratify",
                                        reader.say("assessment.ratify.ask"))
                                .with("version", assessment.version()));
            } else if (works(actor)) {
                acts.add(
                        Action.link(
                                reader.say("assessment.ratify.phone"),
                                path(report) + "/ratify-phone"));
            }
        }
        return acts;
    }

    private void step(List<Action> acts, Report report, ReportState.Move move, String step) {
        if (allowed(report, move)) {
            acts.add(
                    Action.link(
                            reader.say("assessment.report.move", move), path(report) + "/" + step));
        }
    }

    private String path(Report report) {
        return path(assessment) + "/reports/" + report.id();
    }

    /** What was done, the newest first. */
    List<StoryEntry> story(List<Act> acts) {
        return acts.reversed().stream()
                .map(act -> {
                    var parts = act.what().split("\\.", 2);
                    var what = reader.say("assessment.did." + parts[0]);
                    if (parts.length > 1) {
                        what =
                                reader.say(
                                        "assessment.did.of",
                                        what,
                                        reader.say("assessment.did.part." + parts[1]));
                    }
                    var entry =
                            act.accountId() == 0
                                    ? StoryEntry.machine(act.at(), what)
                                    : StoryEntry.by(act.at(), act.who(), what);
                    return act.note().isEmpty() ? entry : entry.note(act.note());
                })
                .toList();
    }
}
