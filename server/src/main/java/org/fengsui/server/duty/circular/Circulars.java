package org.fengsui.server.duty.circular;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 上级通报 from its receipt to the superior’s word on the report. Every change names the version it was
 * read at and is refused as stale where somebody else was first.
 */
public interface Circulars {

    /** One circular, if the scope sees it. */
    Optional<Circular> find(Scope scope, long id);

    /** Those entered before one, the newest first. */
    List<Circular> before(Scope scope, long id, int most);

    /** What each unit has to do about it. */
    List<Circular.Share> shares(Scope scope, long id);

    /** What was done about it, oldest first. */
    List<Circular.Act> acts(Scope scope, long id);

    /** The bodies that tell of threats, those offered first. */
    List<Circular.Source> sources();

    /**
     * Adds or changes a body; circulars that came keep what it was then.
     *
     * @throws Refusal if the actor may not, or somebody else was first
     */
    void put(Actor by, Circular.Source source);

    /**
     * 收文登记: enters a circular, which starts the 24 hours of a source that does.
     *
     * @return its identity
     * @throws Refusal if the actor may not, something is missing, or it came after now
     */
    long register(Actor by, Circular.Entry entry, List<Attachment> files);

    /**
     * 转发: drafts a notice to each unit, which another person issues.
     *
     * @throws Refusal if its state does not allow it, or a unit has one in this round
     */
    void forward(Actor by, long id, int version, List<CircularNotices.Draft> notices);

    /**
     * Says that no unit is responsible (非我校、已下线), which is answered upward, or that it was for
     * information.
     *
     * @param move {@code FIND_NONE} or {@code CLOSE}
     */
    void close(Actor by, long id, int version, CircularState.Move move, String reason);

    /** 审核 of a share: the answers are plausible, or the unit stayed silent. */
    void review(Actor by, long id, int version, long shareId, String text);

    /** 复查 of a share: how it was tested, and what was seen. */
    void retest(Actor by, long id, int version, long shareId, String text, List<Attachment> proof);

    /** The answer of a share does not hold. */
    void sendBack(Actor by, long id, int version, long shareId, String reason);

    /**
     * 上报, for some units or as the whole, or 补报.
     *
     * @param shareIds whose results it carries; each reviewed and re-tested
     * @param move {@code REPORT_PARTLY}, {@code REPORT} or {@code SUPPLEMENT}
     * @throws Refusal if the actor may not report up, one is not ready, or a whole leaves one out
     */
    void report(
            Actor by,
            long id,
            int version,
            CircularState.Move move,
            Set<Long> shareIds,
            String text,
            List<Attachment> files);

    /**
     * The superior’s word on the report.
     *
     * @param move {@code ACCEPT} or {@code RETURN}
     * @param deadline by when it is to be reported again; null where none is named
     */
    void outcome(
            Actor by,
            long id,
            int version,
            CircularState.Move move,
            String text,
            @Nullable Instant deadline);
}
