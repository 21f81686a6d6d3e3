package org.fengsui.server.sensing.assessment;

/** To whom is reported upward; each is a duty of its own, on its own basis. */
public enum Superior {
    /** 学校网络安全和信息化领导小组 (第十二条). */
    LEADING_GROUP(AssessmentSignal.LEADING_GROUP_OWED),
    /** 省教育网络安全应急办公室 (第十二条). */
    PROVINCE(AssessmentSignal.PROVINCE_OWED),
    /** 属地网信部门 (国家网络安全事件报告管理办法). */
    CAC(AssessmentSignal.CAC_OWED),
    /** 公安机关, where a crime is suspected (国家网络安全事件报告管理办法). */
    POLICE(AssessmentSignal.POLICE_OWED);

    private final AssessmentSignal owed;

    Superior(AssessmentSignal owed) {
        this.owed = owed;
    }

    /** What starts the duty. */
    public AssessmentSignal owed() {
        return owed;
    }

    /** Whether the leading group approves before: whoever stands outside the school. */
    public boolean afterApproval() {
        return switch (this) {
            case LEADING_GROUP -> false;
            case PROVINCE, CAC, POLICE -> true;
        };
    }
}
