package org.fengsui.server.sensing.trace.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;
import org.fengsui.server.sensing.trace.domain.Hit;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** On a finding in a pool: how far each sighting was traced. */
@Component
class TracePanel implements SubjectPanel {

    private final TraceBook book;

    TracePanel(TraceBook book) {
        this.book = book;
    }

    /** A sighting as a line. */
    record Line(String when, Chip outcome, String why, String href) {}

    @Override
    public String subjectType() {
        return "episode";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String template() {
        return "trace/panel";
    }

    @Override
    public String fragment() {
        return "hits";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        if (!reader.actor().may(Permission.FINDING_VIEW)) {
            return Optional.empty();
        }
        List<Line> lines =
                book.ofEpisode(reader.actor().scope(), subject.id()).stream()
                        .map(hit -> line(hit, reader))
                        .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static Line line(Hit hit, Reader reader) {
        return new Line(
                reader.times().moment(hit.at()),
                TraceLooks.outcome(hit.answer().outcome(), reader),
                TraceLooks.why(hit, reader),
                hit.taskId() == null
                        ? "/terminal-tasks/hits/" + hit.id()
                        : "/terminal-tasks/" + hit.taskId());
    }
}
