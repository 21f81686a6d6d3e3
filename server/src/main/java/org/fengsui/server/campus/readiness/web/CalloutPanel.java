package org.fengsui.server.campus.readiness.web;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.Callout;
import org.fengsui.server.campus.readiness.Callout.Attempt;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;

/**
 * Who was called about something, on its own page.
 *
 * @param subjectType of what
 * @param callouts whom it asks
 */
record CalloutPanel(String subjectType, Callouts callouts) implements SubjectPanel {

    /** A call-out with its calls, oldest first. */
    record Line(Callout callout, List<Attempt> attempts) {
        Line {
            attempts = List.copyOf(attempts);
        }
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String template() {
        return "readiness/panel";
    }

    @Override
    public String fragment() {
        return "callouts";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        var actor = reader.actor();
        if (!actor.may(Permission.READINESS_VIEW)) {
            return Optional.empty();
        }
        var lines =
                callouts.of(actor.scope(), subject).stream()
                        .map(one -> new Line(one, callouts.attempts(actor.scope(), one.id())))
                        .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }
}
