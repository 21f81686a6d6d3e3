package org.fengsui.engine.report;

import java.util.function.Consumer;
import org.fengsui.engine.observation.Observation;

/** Reads reports of one format in one syntax. Stateless: one instance serves all threads. */
public interface ReportReader {
    /** The format. */
    ReportFormat format();

    /**
     * How sure this reader is by the first bytes that the file is its own: 0 for no, 100 for
     * certain.
     */
    int sniff(ReportHead head);

    /**
     * Reads the whole report, handing each raw result to the sink as it comes; nothing is merged.
     *
     * <p>Contract of the sink: observations are handed over <em>before</em> the end of the file has
     * been seen. When this method throws, the report is refused as a whole and everything handed
     * over must be discarded; keep it in a transaction, a spool file or a list until the method
     * returns.
     *
     * @return what was read and what the report covers
     * @throws org.fengsui.engine.table.BadInput if anything is wrong with the file
     */
    ReportSummary read(ReportInput input, Consumer<Observation> sink);
}
