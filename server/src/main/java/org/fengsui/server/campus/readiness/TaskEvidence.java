package org.fengsui.server.campus.readiness;

import java.util.List;
import org.fengsui.server.platform.page.Reader;

/** A slot: what machines know about what a unit is asked for, shown beside it. */
public interface TaskEvidence {

    /** Finished lines; empty where nothing is known. */
    List<String> of(UnitTask task, Reader reader);
}
