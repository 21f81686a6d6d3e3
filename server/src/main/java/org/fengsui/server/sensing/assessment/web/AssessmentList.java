package org.fengsui.server.sensing.assessment.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.assessment.Assessment;

/** What the list of assessments offers. */
final class AssessmentList {

    static final ListSpec<Assessment> LIST =
            ListSpec.<Assessment>of(
                            "assessment.list",
                            "/assessments",
                            "-found",
                            "a.id",
                            assessment -> Long.toString(assessment.id()),
                            List.of(
                                    Column.<Assessment>of(
                                                    "title",
                                                    (one, _) ->
                                                            Cell.title(
                                                                    one.seen().title(),
                                                                    "",
                                                                    "/assessments/" + one.id()))
                                            .sortedBy("a.title"),
                                    Column.<Assessment>of("grade", (one, _) -> grade(one))
                                            .sortedBy(
                                                    "array_position(array['RED', 'ORANGE',"
                                                            + " 'YELLOW', 'BLUE'],"
                                                            + " coalesce(h.grade, w.grade))"),
                                    Column.<Assessment>of("outcome", AssessmentList::outcome),
                                    Column.<Assessment>of(
                                                    "state",
                                                    (one, reader) ->
                                                            Cell.state(
                                                                    AssessmentWords.chip(
                                                                            one.state(), reader)))
                                            .sortedBy("a.state"),
                                    Column.<Assessment>of(
                                                    "found",
                                                    (one, _) -> Cell.moment(one.seen().foundAt()))
                                            .sortedBy("a.found_at")))
                    .filters(
                            Filter.text("q"),
                            Filter.any("grade", "RED", "ORANGE", "YELLOW", "BLUE"),
                            Filter.any(
                                    "state",
                                    "OPEN",
                                    "PROPOSED",
                                    "RETURNED",
                                    "DECIDED",
                                    "REPROPOSED"),
                            Filter.one("waiting", "yes"),
                            Filter.one("owed", "yes"),
                            Filter.one("approval", "yes"))
                    .rowsLeadTo(one -> "/assessments/" + one.id())
                    .begunAt("/assessments/new", Permission.ASSESSMENT_WORK);

    private AssessmentList() {}

    private static Cell grade(Assessment one) {
        var grade = one.grade();
        return grade == null ? Cell.words("") : Cell.level(AssessmentWords.level(grade));
    }

    private static Cell outcome(Assessment one, Reader reader) {
        var holds = one.holds();
        return Cell.words(holds == null ? "" : reader.say("assessment.outcome", holds.outcome()));
    }
}
