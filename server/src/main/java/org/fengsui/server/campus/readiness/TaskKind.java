package org.fengsui.server.campus.readiness;

/** What units are asked for again and again. */
public enum TaskKind {
    /** （一）Systems and websites are looked at. */
    INSPECTION(ReadinessSignal.INSPECTION_ASKED, Per.SYSTEM),
    /** （二）Passwords of 重要业务系统 are changed, and no weak one is left. */
    PASSWORDS(ReadinessSignal.PASSWORDS_ASKED, Per.IMPORTANT_SYSTEM),
    /** （三）Important data are backed up. */
    BACKUP(ReadinessSignal.BACKUP_ASKED, Per.SYSTEM),
    /** （四）What changed is entered in the registry. */
    CHANGES(ReadinessSignal.CHANGES_ASKED, Per.UNIT),
    /** （五）Nothing is published without review. */
    REVIEW(ReadinessSignal.REVIEW_ASKED, Per.UNIT),
    /** （六）Operating systems and anti-virus programs are up to date. */
    UPGRADE(ReadinessSignal.UPGRADE_ASKED, Per.SYSTEM),
    /** 联系信息确认: who holds the posts. */
    CONTACTS(ReadinessSignal.CONTACTS_ASKED, Per.UNIT),
    /** 联络测试: a liaison answers a message. */
    CONTACT_TEST(ReadinessSignal.TEST_ASKED, Per.DRAWN_UNIT),
    /** 每日零报告 of a protection period. */
    ZERO_REPORT(ReadinessSignal.REPORT_ASKED, Per.UNIT);

    /** For what one is asked. */
    public enum Per {
        /** Each 责任单位. */
        UNIT,
        /** Those of them that were drawn. */
        DRAWN_UNIT,
        /** Each system in service, of its owner. */
        SYSTEM,
        /** Each 重要业务系统 in service. */
        IMPORTANT_SYSTEM
    }

    private final ReadinessSignal asked;
    private final Per per;

    TaskKind(ReadinessSignal asked, Per per) {
        this.asked = asked;
        this.per = per;
    }

    /** What tells the ledger that it is asked. */
    public ReadinessSignal asked() {
        return asked;
    }

    /** For what one is asked. */
    public Per per() {
        return per;
    }

    /** Whether one click answers it where nothing is wrong. */
    public boolean oneClick() {
        return this == CONTACTS || this == CONTACT_TEST || this == ZERO_REPORT;
    }

    /** Whether missing it is a sign that the liaison has left (第十三条). */
    public boolean tellsOfPeople() {
        return this == CONTACTS || this == CONTACT_TEST;
    }
}
