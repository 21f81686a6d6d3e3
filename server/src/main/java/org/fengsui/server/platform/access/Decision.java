package org.fengsui.server.platform.access;

import static org.fengsui.server.platform.access.Role.*;

import java.util.EnumSet;
import java.util.Set;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * The decisions that bind others, and who decides. One person may hold two roles, never both sides
 * of one decision: whoever asked or drafted does not decide. The table is walked by a test.
 */
public enum Decision {
    /** 签发: a draft becomes a numbered notice. The other side is who drafted or proposed it. */
    ISSUE_NOTICE(EnumSet.of(OFFICE_LEAD)),
    /** 应急签发: the duty officer issues alone; {@link #COUNTERSIGN} follows. */
    EMERGENCY_ISSUE(EnumSet.of(DUTY_OFFICER)),
    /** 补签: the second signature to an emergency issue. The other side is who issued. */
    COUNTERSIGN(EnumSet.of(OFFICE_LEAD)),
    /** 退回: a proposed draft goes back with reasons. */
    RETURN_DRAFT(EnumSet.of(OFFICE_LEAD)),
    /**
     * 负责人确认: a leader of the unit stands for an answer where the profile asks for it, or sends it
     * back. The other side is who wrote it.
     */
    CONFIRM_ANSWER(EnumSet.of(UNIT_HEAD, UNIT_DEPUTY)),
    /** 审核: an answer is accepted or sent back (第六、十条). The other side is who answered. */
    REVIEW_ANSWER(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** A finding is called a false positive. The other side is who asked. */
    FALSE_POSITIVE(EnumSet.of(OFFICE_LEAD)),
    /** 非我校: a finding is at no place of the school. The other side is who asked. */
    NOT_OURS(EnumSet.of(OFFICE_LEAD)),
    /** 风险接受: a finding is let stand for a time. The other side is who asked. */
    ACCEPT_RISK(EnumSet.of(CAC_OFFICE)),
    /**
     * 改发通知书: a unit gets a notice for what was found in a pool of addresses. The other side is who
     * last worked the terminal task.
     */
    NOTICE_FOR_POOL(EnumSet.of(OFFICE_LEAD)),
    /**
     * 屏蔽规则: a rule keeps findings of 中危 or above out of the work lists for a time. The other side
     * is who asked.
     */
    SUPPRESS(EnumSet.of(OFFICE_LEAD)),
    /** 撤回、改派: a notice, or one item of it, is withdrawn with reasons. */
    WITHDRAW_NOTICE(EnumSet.of(OFFICE_LEAD)),
    /**
     * 延期: the first later due of an item, by the lead on 网信办's recorded delegation (第十条). The other
     * side is who asked.
     */
    EXTEND(EnumSet.of(OFFICE_LEAD)),
    /** 再次延期: a further later due (第十条). The other side is who asked. */
    EXTEND_AGAIN(EnumSet.of(CAC_OFFICE)),
    /** 归属异议: whose an item is. The other side is who disputed it. */
    DISPUTE(EnumSet.of(OFFICE_LEAD)),
    /**
     * 移交: what the registry moved to another unit after its notice goes on there (第七条). There is no
     * other side; whoever decides is the new draft's author and does not issue it.
     */
    TRANSFER(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** 申诉: the same, asked once more. The other side is who disputed it. */
    APPEAL(EnumSet.of(CAC_OFFICE)),
    /**
     * 备案变更: what a unit proposed to change of itself, its systems, networks and posts is confirmed
     * or refused (第七、十三条). The other side is who proposed it.
     */
    REGISTRY_PROPOSAL(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD, CAC_OFFICE)),
    /**
     * 下线: a system is retired on the proof that it cannot be reached, which ends what it owes
     * (第八条); or taken back. There is no other side.
     */
    RETIRE_SYSTEM(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /**
     * 督办: a running notice is placed under supervision, or that is lifted (第九条). There is no other
     * side.
     */
    SUPERVISE(EnumSet.of(CAC_OFFICE)),
    /**
     * 解释口径: how the regulation is read where it is silent (第十六条). There is no other side: what is
     * proposed is the profile's.
     */
    INTERPRET(EnumSet.of(CAC_OFFICE)),
    /** 处置措施: a measure is ordered, given to another executor or given up (第九、十条). */
    ORDER_MEASURE(EnumSet.of(CAC_OFFICE)),
    /**
     * A measure is checked, or its cause re-tested. The other side is who confirmed, or applied.
     */
    VERIFY_MEASURE(EnumSet.of(OFFICE_OPERATOR, OFFICE_LEAD)),
    /** 恢复: a measure is lifted after the re-test. The other side is who re-tested. */
    LIFT_MEASURE(EnumSet.of(CAC_OFFICE)),
    /**
     * 上报: what was done about a circular is reported to the superior (第九条). There is no other side.
     */
    REPORT_CIRCULAR(EnumSet.of(OFFICE_LEAD)),
    /**
     * 自有版式: a paper the school laid out itself is put in use for notices, or the standard one
     * again. The other side is who brought it in; of the standard there is none.
     */
    USE_TEMPLATE(EnumSet.of(OFFICE_LEAD)),
    /**
     * 发布、调整、解除预警: a warning is published, adjusted or lifted, or goes back (第九、十一条). The other side
     * is who wrote or proposed it.
     */
    PUBLISH_WARNING(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /**
     * 研判: how likely and how grave something is, from which follows who is told (第十二条). The other
     * side is who proposed it.
     */
    DECIDE_ASSESSMENT(EnumSet.of(CAC_OFFICE)),
    /**
     * 批准上报: what is reported outside the school goes out (第十二条); here, or by telephone as the
     * office writes it down. The other side is who asked.
     */
    APPROVE_REPORT(EnumSet.of(LEADING_GROUP)),
    /** 上报: an approved report goes to a superior (第十二条). There is no other side. */
    REPORT_UP(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /**
     * 先行报送: a first report goes ahead of the approval, near the statutory limit. There is no other
     * side; {@link #RATIFY_REPORT} follows.
     */
    REPORT_AHEAD(EnumSet.of(CAC_OFFICE)),
    /** 追认: the leading group stands for what went ahead. The other side is who sent it. */
    RATIFY_REPORT(EnumSet.of(LEADING_GROUP)),
    /**
     * 接班: what is open is taken over by the next shift, or returned (第十四条). The other side is who
     * gave it.
     */
    TAKE_OVER_SHIFT(EnumSet.of(CAC_OFFICE, OFFICE_OPERATOR, OFFICE_LEAD, DUTY_OFFICER)),
    /**
     * 评分办法: another rule of scoring comes in force (第十五、十六条). The other side is who proposed it.
     */
    SCORING_RULES(EnumSet.of(CAC_OFFICE)),
    /**
     * 异议: a record stands against a unit no longer, or still does (第十五条). The other side is who
     * objected and who entered what is counted.
     */
    EXCUSE_RECORD(EnumSet.of(CAC_OFFICE)),
    /** 年度固化: what a year came to is kept as it is (第十五条). There is no other side. */
    CLOSE_SCORES(EnumSet.of(CAC_OFFICE)),
    /** 非事件: what was reported is no incident. The other side is who reported it. */
    DISMISS_INCIDENT(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /** 处置确认: what was taken down is seen to be gone (第三条). The other side is who took it down. */
    CONFIRM_TAKEDOWN(EnumSet.of(PUBLICITY_OFFICE)),
    /**
     * 先审后发: what a unit means to publish may be published, or goes back (第七条). The other side is
     * who submitted it.
     */
    APPROVE_PUBLICATION(EnumSet.of(UNIT_HEAD, UNIT_DEPUTY, UNIT_LIAISON, UNIT_SECURITY_ADMIN)),
    /** 通报、简报: a bulletin is issued (第十四、十五条). The other side is who drafted it. */
    ISSUE_BULLETIN(EnumSet.of(OFFICE_LEAD, CAC_OFFICE)),
    /**
     * 通报批评: what 网信办 proposed is approved after the unit was heard (第十五条). The other side is it.
     */
    APPROVE_CRITICISM(EnumSet.of(LEADING_GROUP)),
    /** Roles are granted to an account. The other side is who created it. */
    GRANT_ROLE(EnumSet.of(SECURITY_ADMIN));

    private final Set<Role> deciders;

    Decision(Set<Role> deciders) {
        this.deciders = Set.copyOf(deciders);
    }

    /** The roles that may decide. */
    public Set<Role> deciders() {
        return deciders;
    }

    /**
     * Checks that the actor may decide and is not the other side.
     *
     * @param actor who decides
     * @param otherSide the account that asked or drafted
     * @throws Refusal if the role is missing or both sides are one person
     */
    public void by(Actor actor, long otherSide) {
        by(actor, actor.accountId() == otherSide);
    }

    /**
     * The same where the other side is more than one account.
     *
     * @param actor who decides
     * @param otherSide whether the actor is of the other side
     * @throws Refusal if the role is missing or both sides are one person
     */
    public void by(Actor actor, boolean otherSide) {
        if (!actor.decides(this)) {
            throw new Refusal(AccessProblem.NOT_THE_DECIDER, name());
        }
        if (otherSide) {
            throw new Refusal(AccessProblem.BOTH_SIDES, name());
        }
    }
}
