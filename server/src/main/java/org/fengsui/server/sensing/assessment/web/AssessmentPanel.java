package org.fengsui.server.sensing.assessment.web;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessments;
import org.jspecify.annotations.Nullable;

/**
 * How something was assessed, on its own page, and where that begins.
 *
 * @param subjectType what it stands on
 * @param assessments whom it asks
 */
record AssessmentPanel(String subjectType, Assessments assessments) implements SubjectPanel {

    /** What it shows. */
    record Shown(List<Line> lines, @Nullable Action start) {
        Shown {
            lines = List.copyOf(lines);
        }
    }

    /** An assessment. */
    record Line(String title, String href, Chip state, @Nullable Level level, String outcome) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String template() {
        return "assessment/panel";
    }

    @Override
    public String fragment() {
        return "assessments";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        var actor = reader.actor();
        if (!actor.may(Permission.ASSESSMENT_VIEW)) {
            return Optional.empty();
        }
        var lines =
                assessments.of(actor.scope(), subject).stream()
                        .map(one -> line(one, reader))
                        .toList();
        var start =
                actor.may(Permission.ASSESSMENT_WORK) && lines.isEmpty()
                        ? Action.link(
                                reader.say("assessment.panel.start"),
                                "/assessments/new?subject="
                                        + subject.type()
                                        + "&of="
                                        + subject.id())
                        : null;
        return lines.isEmpty() && start == null
                ? Optional.empty()
                : Optional.of(new Shown(lines, start));
    }

    private static Line line(Assessment one, Reader reader) {
        var grade = one.grade();
        var holds = one.holds();
        return new Line(
                one.seen().title(),
                AssessmentPage.path(one),
                AssessmentWords.chip(one.state(), reader),
                grade == null ? null : AssessmentWords.level(grade),
                holds == null ? "" : reader.say("assessment.outcome", holds.outcome()));
    }
}
