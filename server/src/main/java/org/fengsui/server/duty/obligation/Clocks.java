package org.fengsui.server.duty.obligation;

import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Draws obligations as the one clock bar that stands everywhere; each leads to its explanation. */
public interface Clocks extends SubjectClocks {

    /** The bar of an obligation. */
    ClockBar bar(Obligation obligation, Reader reader);

    /**
     * The bar of the worst of several: open before met before waived, then the earliest due; empty
     * where there is none.
     */
    Optional<ClockBar> worst(Collection<Obligation> obligations, Reader reader);

    @Override
    Map<Subject, ClockBar> bars(Scope scope, Collection<Subject> subjects, Reader reader);
}
