package org.fengsui.server.sensing.finding.web;

import java.util.Optional;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;
import org.fengsui.server.sensing.finding.absorb.DeclaredAbsences;
import org.springframework.stereotype.Component;

/** On an import: how many absences within its declared scope wait for a person's word. */
@Component
class DeclaredPanel implements SubjectPanel {

    private final DeclaredAbsences declared;

    DeclaredPanel(DeclaredAbsences declared) {
        this.declared = declared;
    }

    /** How many, and where they are. */
    record Shown(String count, String href) {}

    @Override
    public String subjectType() {
        return "import";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "finding/declared-panel";
    }

    @Override
    public String fragment() {
        return "waiting";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        if (!reader.actor().may(Permission.FINDING_TRIAGE)) {
            return Optional.empty();
        }
        long waiting = declared.waiting(reader.actor().scope(), subject.id());
        return waiting == 0
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                reader.times().number(waiting),
                                DeclaredList.PATH + "?import=" + subject.id()));
    }
}
