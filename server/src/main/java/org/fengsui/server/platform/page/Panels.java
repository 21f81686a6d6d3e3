package org.fengsui.server.platform.page;

import java.util.Comparator;
import java.util.List;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The panels that higher rooms show on a lower room's page. */
@Component
public class Panels {

    private final ObjectProvider<SubjectPanel> panels;

    Panels(ObjectProvider<SubjectPanel> panels) {
        this.panels = panels;
    }

    /** One panel, ready to be drawn by {@code page/parts :: panels(panels)}. */
    public record View(String template, String fragment, Object model) {}

    /** What there is to show about a subject, in order. */
    public List<View> of(Subject subject, Reader reader) {
        return panels.stream()
                .filter(panel -> panel.subjectType().equals(subject.type()))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .flatMap(panel ->
                        panel.model(subject, reader).stream()
                                .map(model -> new View(panel.template(), panel.fragment(), model)))
                .toList();
    }
}
