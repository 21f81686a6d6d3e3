package org.fengsui.server.platform.page;

import java.util.Optional;
import org.fengsui.server.platform.kernel.Subject;

/**
 * How a higher room shows itself on a lower room's page: a bean per panel. The page asks with its
 * subject and knows nothing of who answers.
 */
public interface SubjectPanel {

    /** The type of subject whose page it stands on. */
    String subjectType();

    /** Among the panels of a page, lower first. */
    int order();

    /** The template, such as {@code notice/panel}. */
    String template();

    /** The fragment in it; it finds its model as {@code model}. */
    String fragment();

    /** What it shows to this reader about this subject; empty shows no panel. */
    Optional<Object> model(Subject subject, Reader reader);
}
