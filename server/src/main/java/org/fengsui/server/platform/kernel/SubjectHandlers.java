package org.fengsui.server.platform.kernel;

import java.util.Collection;
import java.util.Map;

/**
 * Who was given a thing by the obligor itself, so that reminders reach them beside those who answer
 * for it. A room offers at most one bean per subject type. Escalations are not theirs.
 */
public interface SubjectHandlers {

    /** The subject type it speaks for. */
    String type();

    /** The accounts of those who handle these, by identity; one query for all of them. */
    Map<Long, Long> handlers(Collection<Long> ids);
}
