package org.fengsui.server.duty.notice;

import org.fengsui.server.platform.kernel.Signal;

/** What notices tell the ledger. The occurrence of an answer and its review is its round. */
public enum NoticeSignal implements Signal {
    /** 送达: the item's notice was served; the unit's clock starts (第十条). */
    ITEM_SERVED("notice.item-served", "notice-item"),
    /** 送达 of what a superior told of: the unit has until 17:00 of the next day (第九条). */
    CIRCULAR_ITEM_SERVED("notice.circular-item-served", "notice-item"),
    /** 反馈 to it: fixed, protected meanwhile, or not affected. */
    CIRCULAR_ITEM_ANSWERED("notice.circular-item-answered", "notice-item"),
    /** 反馈: the unit gave a terminal answer to the item. */
    ITEM_ANSWERED("notice.item-answered", "notice-item"),
    /**
     * 复测: the answer says that it is not there (any more), so a re-test is owed; met by closing or
     * rejection.
     */
    ITEM_CLAIMED_FIXED("notice.item-claimed-fixed", "notice-item"),
    /** 退回: a review, a re-test or a scan found that the answer does not hold. */
    ITEM_REJECTED("notice.item-rejected", "notice-item"),
    /** 审核: the office accepted the answer, so far as a person can. */
    ITEM_REVIEWED("notice.item-reviewed", "notice-item"),
    /** 办结: the item is verified, accepted on paper or excused. */
    ITEM_CLOSED("notice.item-closed", "notice-item"),
    /** 免除: a person decided that the unit owes nothing for the item, such as a false positive. */
    ITEM_EXCUSED("notice.item-excused", "notice-item"),
    /** 电话送达: no channel reaches the unit, so the duty officer is to call. */
    TO_SERVE("notice.to-serve", "notice-service"),
    /** 送达: the notice was served, in whatever way. */
    SERVED("notice.served", "notice-service"),
    /** The notice is over, and nobody has been served. */
    SERVICE_DROPPED("notice.service-dropped", "notice-service"),
    /** 应急签发: the duty officer issued alone; a second signature is owed. */
    ISSUED_ALONE("notice.issued-alone", "notice"),
    /** 补签: the second signature is there. */
    COUNTERSIGNED("notice.countersigned", "notice"),
    /** 申请: the unit asks for something about the item that the office decides. */
    REQUEST_MADE("notice.request-made", "notice-item"),
    /** The office decided it, or there is nothing left to decide. */
    REQUEST_DECIDED("notice.request-decided", "notice-item"),
    /** 再次申请或申诉: what 网信办 decides. */
    APPEAL_MADE("notice.appeal-made", "notice-item"),
    /** 网信办 decided it, or there is nothing left to decide. */
    APPEAL_DECIDED("notice.appeal-decided", "notice-item"),
    /** 移交: the item goes on with another unit; the record of this one ends here. */
    ITEM_TRANSFERRED("notice.item-transferred", "notice-item"),
    /** 移交后重新签发: what was transferred is there still, and no clock of a unit runs for it. */
    ITEM_TO_REISSUE("notice.item-to-reissue", "notice-item"),
    /** The new unit's notice that goes on with it is issued. */
    ITEM_REISSUED("notice.item-reissued", "notice-item"),
    /** It is over before the new unit was noticed. */
    ITEM_REISSUE_DROPPED("notice.item-reissue-dropped", "notice-item"),
    /** 督办: 网信办 demands the item by a day of its own, beside the legal due (第九条). */
    ITEM_SUPERVISED("notice.item-supervised", "notice-item"),
    /** An answer did not hold while the supervision does; what it demanded is owed again. */
    ITEM_SUPERVISED_AGAIN("notice.item-supervised-again", "notice-item"),
    /** 解除督办: nothing is demanded beside the notice itself. */
    ITEM_SUPERVISION_LIFTED("notice.item-supervision-lifted", "notice-item"),
    /** 转入: the item goes on in a later notice; the record of this one ends here. */
    ITEM_CARRIED_OVER("notice.item-carried-over", "notice-item"),
    /** 退信: mail to a post-holder came back; whether the person has left is to be found out. */
    ADDRESSEE_LOST("notice.addressee-lost", "notice-unreached"),
    /** It was found out. */
    ADDRESSEE_CHECKED("notice.addressee-checked", "notice-unreached"),
    /** 撤回: the notice is withdrawn whole, and with it what was owed about it as a whole. */
    WITHDRAWN("notice.withdrawn", "notice"),
    /** 撤回: the item is withdrawn with its notice. */
    ITEM_WITHDRAWN("notice.item-withdrawn", "notice-item");

    private final String key;
    private final String subjectType;

    NoticeSignal(String key, String subjectType) {
        this.key = key;
        this.subjectType = subjectType;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return subjectType;
    }
}
