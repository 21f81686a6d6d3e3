package org.fengsui.server.alarm.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Judgement;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * Records of 宣传部 from the finding to the report. 宣传部 alone sees them; 网信办 those that were reported
 * to it. Every change names the version it was read at.
 */
public interface ContentRecords {

    /** One record, if the reader may see it. */
    Optional<ContentRecord> find(Actor reader, long id);

    /** What was done about a record that the reader may see, oldest first. */
    List<ContentRecord.Act> acts(Actor reader, long id);

    /**
     * Enters what was found. The same thing again, by its address or its words, is folded into the
     * first.
     *
     * @return the identity of the record
     * @throws Refusal if the actor may not, something is missing, or it bears a mark of secrecy
     */
    long enter(Actor by, Entry entry);

    /**
     * Enters many, all or none.
     *
     * @return how many were new
     */
    int enterAll(Actor by, Collection<Entry> entries);

    /** 研判: it is of concern; 网信办 has to hear of it in time. */
    void concern(Actor by, long id, int version, Judgement judgement, String note);

    /** 研判: it is of none. */
    void dismiss(Actor by, long id, int version, String note);

    /** 报备: 网信办 is told, in these words. */
    void report(Actor by, long id, int version, String text);
}
