package org.fengsui.server.sensing.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Approval;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Sent;

/**
 * Reporting upward: one duty per superior, whose clock runs since the finding and waits for nobody.
 * Every change names the version of the assessment.
 */
public interface Reports {

    /** The reports of an assessment, those no longer owed last. */
    List<Report> of(Scope scope, long assessmentId);

    /** What went out, oldest first. */
    List<Sent> sent(Scope scope, long assessmentId);

    /** What the leading group was asked, the latest first. */
    List<Approval> approvals(Scope scope, long assessmentId);

    /**
     * From when a first report may go ahead of the approval: a while before the duty's due; empty
     * where no due is known.
     */
    Optional<Instant> aheadFrom(Scope scope, long reportId);

    /**
     * 请示: the leading group is asked to approve what is owed outside the school.
     *
     * @throws Refusal if nothing is owed there, or it is asked already
     */
    void ask(Actor by, long assessmentId, int version, String text);

    /**
     * The leading group approves or refuses.
     *
     * @param words its words; a refusal needs them
     * @throws Refusal if the actor is not of it, or asked
     */
    void answer(Actor by, long assessmentId, int version, boolean yes, String words);

    /** The same, said by telephone and written down by the office. */
    void answerByPhone(Actor by, long assessmentId, int version, Answer answer);

    /**
     * 初报: the first report went out.
     *
     * @throws Refusal if the leading group has to approve before and has not
     */
    void send(Actor by, long assessmentId, int version, long reportId, Dispatch dispatch);

    /**
     * 先行报送: it went out ahead of the approval, because of the statutory limit; to be ratified.
     *
     * @throws Refusal if the actor is not of 网信办, or the due is further away than the law presses
     */
    void sendAhead(Actor by, long assessmentId, int version, long reportId, Dispatch dispatch);

    /** 追认: the leading group stands for what went ahead; null words where it was here. */
    void ratify(Actor by, long assessmentId, int version, long reportId, String words);

    /** The same by telephone, written down by the office. */
    void ratifyByPhone(Actor by, long assessmentId, int version, long reportId, Answer answer);

    /** 续报. */
    void supplement(Actor by, long assessmentId, int version, long reportId, Dispatch dispatch);

    /** 总结报告. */
    void summarise(Actor by, long assessmentId, int version, long reportId, Dispatch dispatch);
}
