package org.fengsui.server.alarm.incident.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Paper;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.Incident.Task;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an incident shows, in both frames. */
@Component
class IncidentView {

    private final Incidents incidents;
    private final Assessments assessments;
    private final Reports reports;
    private final Ledger ledger;
    private final Clocks clocks;
    private final Panels panels;

    IncidentView(
            Incidents incidents,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            Clocks clocks,
            Panels panels) {
        this.incidents = incidents;
        this.assessments = assessments;
        this.reports = reports;
        this.panels = panels;
        this.ledger = ledger;
        this.clocks = clocks;
    }

    /** A duty with its bar. */
    record Duty(String name, ClockBar bar) {}

    /** A task, its bar, and whether the reader may say it is done. */
    record TaskLine(Task task, @Nullable ClockBar bar, boolean mayDo) {}

    /** A report of the unit with its files. */
    record PaperLine(Paper paper, List<StoredFile> files) {
        PaperLine {
            files = List.copyOf(files);
        }
    }

    Incident find(long id, Reader reader) {
        return incidents
                .find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Fills the model of the page. */
    void show(Incident incident, String base, String unit, Reader reader, Model model) {
        var scope = reader.actor().scope();
        long id = incident.id();
        var papers = incidents.papers(scope, id);
        var page = new IncidentPage(incident, base, reader);
        var head = page.headWithActs(missing(incident, papers));
        var level = level(incident, reader);
        model.addAttribute("head", level == null ? head : head.level(level));
        model.addAttribute("incident", incident);
        model.addAttribute("path", page.path());
        model.addAttribute("unit", unit);
        model.addAttribute("duties", duties(incident, reader));
        model.addAttribute("tasks", tasks(incident, reader));
        model.addAttribute("calls", incidents.calls(scope, id));
        model.addAttribute(
                "papers",
                papers.stream()
                        .map(one -> new PaperLine(one, incidents.files(scope, one.id())))
                        .toList());
        model.addAttribute("evidence", incidents.evidence(scope, id));
        model.addAttribute("story", page.story(incidents.acts(scope, id)));
        model.addAttribute("panels", panels.of(new Subject("incident", id), reader));
        model.addAttribute("mayAssess", reader.actor().may(Permission.ASSESSMENT_VIEW));
    }

    /** The unit's next report; null where none can be made. */
    private static @Nullable Stage missing(Incident incident, List<Paper> papers) {
        var made = new HashSet<Stage>();
        papers.forEach(paper -> made.add(paper.stage()));
        return Arrays.stream(Stage.values())
                .filter(stage -> !made.contains(stage) && incident.state().takes(stage))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Level level(Incident incident, Reader reader) {
        return assessments
                .find(reader.actor().scope(), incident.assessmentId())
                .flatMap(one -> Optional.ofNullable(one.holds()))
                .map(one -> Level.valueOf(one.grade().name()))
                .orElse(null);
    }

    private List<Duty> duties(Incident incident, Reader reader) {
        var scope = reader.actor().scope();
        var about = new ArrayList<>(List.of(new Subject("incident", incident.id())));
        if (reader.actor().may(Permission.ASSESSMENT_VIEW)) {
            reports.of(scope, incident.assessmentId())
                    .forEach(one -> about.add(new Subject("assessment-report", one.id())));
        }
        return ledger.of(scope, about).stream()
                .map(one ->
                        new Duty(
                                ledger.dutyName(one.duty(), reader.locale()),
                                clocks.bar(one, reader)))
                .toList();
    }

    private List<TaskLine> tasks(Incident incident, Reader reader) {
        var scope = reader.actor().scope();
        var tasks = incidents.tasks(scope, incident.id());
        var subjects = tasks.stream().map(one -> new Subject("incident-task", one.id())).toList();
        Map<Subject, ClockBar> bars = clocks.bars(scope, subjects, reader);
        var actor = reader.actor();
        return tasks.stream()
                .map(task ->
                        new TaskLine(
                                task,
                                bars.get(new Subject("incident-task", task.id())),
                                task.doneAt() == null
                                        && !incident.state().over()
                                        && (actor.may(Permission.INCIDENT_WORK)
                                                || (task.ofUnit()
                                                        && actor.may(Permission.NOTICE_ANSWER)))))
                .toList();
    }
}
