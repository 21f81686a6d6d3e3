package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.SubjectPanel;
import org.fengsui.server.sensing.finding.domain.ReportedBy;
import org.fengsui.server.sensing.finding.domain.ReportedSources;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** On a finding: who else reported it, the clock of each reply, and what each was told. */
@Component
class ReportedPanel implements SubjectPanel {

    private final ReportedSources sources;
    private final ObjectProvider<SubjectClocks> clocks;

    ReportedPanel(ReportedSources sources, ObjectProvider<SubjectClocks> clocks) {
        this.sources = sources;
        this.clocks = clocks;
    }

    /**
     * A source as finished text.
     *
     * @param id identity
     * @param name name and number
     * @param received when it came; empty for one that only a report named
     * @param bar the clock of its reply; null where none runs
     * @param answered when and by whom it was answered; empty where it was not
     * @param answer in which words
     * @param open whether this reader may record the answer
     */
    record Line(
            long id,
            String name,
            String received,
            @Nullable ClockBar bar,
            String answered,
            @Nullable String answer,
            boolean open) {}

    /** All of them, and whether this reader may add one. */
    record Shown(long finding, List<Line> lines, boolean mayAdd) {}

    @Override
    public String subjectType() {
        return "finding";
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String template() {
        return "finding/reported";
    }

    @Override
    public String fragment() {
        return "sources";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        boolean may = reader.actor().may(Permission.FINDING_TRIAGE);
        var all = sources.of(reader.actor().scope(), subject.id());
        if (all.isEmpty() && !may) {
            return Optional.empty();
        }
        var ledger = clocks.getIfAvailable();
        var subjects = all.stream().map(ReportedPanel::subject).toList();
        var bars =
                ledger == null || subjects.isEmpty()
                        ? Map.<Subject, ClockBar>of()
                        : ledger.bars(reader.actor().scope(), subjects, reader);
        return Optional.of(
                new Shown(
                        subject.id(),
                        all.stream().map(it -> line(it, bars, may, reader)).toList(),
                        may));
    }

    private static Subject subject(ReportedBy it) {
        return new Subject("finding-source", it.id());
    }

    private static Line line(
            ReportedBy it, Map<Subject, ClockBar> bars, boolean may, Reader reader) {
        var times = reader.times();
        return new Line(
                it.id(),
                it.called(),
                it.receivedOn() == null
                        ? ""
                        : reader.say("reported.received", times.date(it.receivedOn())),
                bars.get(subject(it)),
                it.answeredAt() == null
                        ? ""
                        : reader.say(
                                "reported.answered",
                                times.moment(it.answeredAt()),
                                String.valueOf(it.answeredName())),
                it.answer(),
                may && it.answeredAt() == null);
    }
}
