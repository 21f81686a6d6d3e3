package org.fengsui.server.sensing.assessment;

import org.fengsui.server.platform.kernel.Signal;

/** What assessments and their reports tell the ledger. */
public enum AssessmentSignal implements Signal {
    /** Something is to be assessed, since it was found. */
    OPENED("assessment.opened", Type.ASSESSMENT),
    /** It was assessed. */
    DECIDED("assessment.decided", Type.ASSESSMENT),
    /** It was nothing. */
    WITHDRAWN("assessment.withdrawn", Type.ASSESSMENT),
    /** The units concerned are to be told; the occurrence is the round. */
    UNITS_TO_TELL("assessment.units-to-tell", Type.ASSESSMENT),
    /** They were told. */
    UNITS_TOLD("assessment.units-told", Type.ASSESSMENT),
    /** Assessed anew: they need not be told. */
    UNITS_DROPPED("assessment.units-dropped", Type.ASSESSMENT),
    /** 领导小组 is to be told, since it was found. */
    LEADING_GROUP_OWED("assessment.leading-group-owed", Type.REPORT),
    /** 省教育网络安全应急办公室 is to be told, since it was found. */
    PROVINCE_OWED("assessment.province-owed", Type.REPORT),
    /** 属地网信部门 is to be told, since it was found. */
    CAC_OWED("assessment.cac-owed", Type.REPORT),
    /** 公安机关 is to be told, since it was found. */
    POLICE_OWED("assessment.police-owed", Type.REPORT),
    /** The first report was sent. */
    REPORT_SENT("assessment.report-sent", Type.REPORT),
    /** Assessed anew: it is not owed any more. */
    REPORT_DROPPED("assessment.report-dropped", Type.REPORT),
    /** It was sent ahead of the approval. */
    SENT_AHEAD("assessment.sent-ahead", Type.REPORT),
    /** 追认: the leading group stands for it. */
    RATIFIED("assessment.ratified", Type.REPORT),
    /** Judged anew after it was sent: a supplement is owed; the occurrence is the round. */
    SUPPLEMENT_OWED("assessment.supplement-owed", Type.REPORT),
    /** It was supplemented, or summarised. */
    SUPPLEMENTED("assessment.supplemented", Type.REPORT),
    /** The handling ended: the summary is owed. */
    HANDLING_ENDED("assessment.handling-ended", Type.REPORT),
    /** The summary was sent. */
    SUMMARISED("assessment.report-summarised", Type.REPORT);

    /** What a signal is about. */
    private enum Type {
        ASSESSMENT("assessment"),
        REPORT("assessment-report");

        private final String subject;

        Type(String subject) {
            this.subject = subject;
        }
    }

    private final String key;
    private final Type type;

    AssessmentSignal(String key, Type type) {
        this.key = key;
        this.type = type;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return type.subject;
    }
}
