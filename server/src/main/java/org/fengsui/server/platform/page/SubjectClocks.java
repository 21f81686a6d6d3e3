package org.fengsui.server.platform.page;

import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;

import java.util.Collection;
import java.util.Map;

/**
 * The clocks that run about a lower room's things, for its own pages: the ledger offers the bean,
 * and rooms below it ask without knowing it.
 */
@FunctionalInterface
public interface SubjectClocks {

    /** The worst bar of each subject that has an obligation the scope sees. */
    Map<Subject, ClockBar> bars(Scope scope, Collection<Subject> subjects, Reader reader);
}
