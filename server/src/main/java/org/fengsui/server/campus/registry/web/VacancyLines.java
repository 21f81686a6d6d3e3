package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Empty posts and filed changes in words, each with its clock. */
@Component
class VacancyLines {

    private final ObjectProvider<SubjectClocks> clocks;

    VacancyLines(ObjectProvider<SubjectClocks> clocks) {
        this.clocks = clocks;
    }

    /**
     * A line.
     *
     * @param id identity
     * @param unitId the unit
     * @param unit its name
     * @param post the post's name
     * @param story since when and how, then who was filed or why it was dropped
     * @param note what was said about it; may be empty
     * @param state in one word
     * @param clock the 30 days; null where the ledger knows none
     * @param acts what the reader can do about it
     */
    record Line(
            long id,
            long unitId,
            String unit,
            String post,
            String story,
            String note,
            Chip state,
            @Nullable ClockBar clock,
            List<Action> acts) {

        /** Keeps its own copy. */
        Line {
            acts = List.copyOf(acts);
        }
    }

    List<Line> of(List<Vacancy> vacancies, Reader reader) {
        var subjects = vacancies.stream().map(Vacancy::subject).toList();
        Map<Subject, ClockBar> bars =
                clocks.stream()
                        .map(each -> each.bars(reader.actor().scope(), subjects, reader))
                        .findFirst()
                        .orElse(Map.of());
        return vacancies.stream()
                .map(each -> line(each, bars.get(each.subject()), reader))
                .toList();
    }

    private static Line line(Vacancy vacancy, @Nullable ClockBar clock, Reader reader) {
        return new Line(
                vacancy.id(),
                vacancy.unitId(),
                vacancy.unitName(),
                reader.say("registry.post", vacancy.post()),
                story(vacancy, reader),
                vacancy.note(),
                chip(vacancy, reader),
                clock,
                acts(vacancy, reader));
    }

    private static String story(Vacancy vacancy, Reader reader) {
        var began =
                reader.say(
                        "registry.vacancy.cause." + vacancy.cause(),
                        vacancy.since().toString(),
                        Objects.requireNonNullElse(vacancy.formerName(), ""));
        return switch (vacancy.state()) {
            case OPEN -> began;
            case FILED ->
                    reader.say(
                            "registry.vacancy.then",
                            began,
                            Objects.requireNonNullElse(vacancy.successorName(), ""));
            case DROPPED -> reader.say("registry.vacancy.dropped", began, vacancy.reason());
        };
    }

    private static Chip chip(Vacancy vacancy, Reader reader) {
        return switch (vacancy.state()) {
            case OPEN ->
                    Chip.open(
                            reader.say(
                                    vacancy.doubted()
                                            ? "registry.vacancy.state.DOUBTED"
                                            : "registry.vacancy.state.OPEN"));
            case FILED -> Chip.done(reader.say("registry.vacancy.state.FILED"));
            case DROPPED -> Chip.quiet(reader.say("registry.vacancy.state.DROPPED"));
        };
    }

    private static List<Action> acts(Vacancy vacancy, Reader reader) {
        if (vacancy.state() != Vacancy.State.OPEN) {
            return List.of();
        }
        var acts = new ArrayList<Action>();
        if (reader.actor().may(Permission.REGISTRY_EDIT)) {
            acts.add(
                    Action.link(
                            reader.say("registry.appoint"),
                            "/registry/units/"
                                    + vacancy.unitId()
                                    + "/appoint?post="
                                    + vacancy.post()));
        }
        if (vacancy.doubted() && reader.actor().may(Permission.POST_DOUBT)) {
            acts.add(
                    Action.reason(
                                    reader.say("registry.vacancy.inPost"),
                                    "/registry/vacancies/" + vacancy.id() + "/in-post",
                                    reader.say("registry.vacancy.inPostAsk"))
                            .with("version", vacancy.version()));
        }
        return acts;
    }
}
