package org.fengsui.server.campus.readiness;

import org.fengsui.server.platform.kernel.Signal;

/** What this room tells the ledger. */
public enum ReadinessSignal implements Signal {
    /** Some hours of a day ahead have nobody on duty. */
    GAP_FOUND("readiness.gap-found", "duty-day"),
    /** Somebody is on duty at every hour of that day. */
    GAP_CLOSED("readiness.gap-closed", "duty-day"),
    /** The day is over, and its hours had nobody. */
    GAP_OVER("readiness.gap-over", "duty-day"),
    /** Somebody must accept something. */
    CALLED("readiness.called", "callout"),
    /** Somebody did. */
    CALL_ACCEPTED("readiness.call-accepted", "callout"),
    /** It is not needed any more. */
    CALL_CLOSED("readiness.call-closed", "callout"),
    /** （一）is asked of a unit. */
    INSPECTION_ASKED("readiness.inspection-asked", "unit-task"),
    /** （二）is asked of a unit. */
    PASSWORDS_ASKED("readiness.passwords-asked", "unit-task"),
    /** （三）is asked of a unit. */
    BACKUP_ASKED("readiness.backup-asked", "unit-task"),
    /** （四）is asked of a unit. */
    CHANGES_ASKED("readiness.changes-asked", "unit-task"),
    /** （五）is asked of a unit. */
    REVIEW_ASKED("readiness.review-asked", "unit-task"),
    /** （六）is asked of a unit. */
    UPGRADE_ASKED("readiness.upgrade-asked", "unit-task"),
    /** A unit is to confirm who holds its posts. */
    CONTACTS_ASKED("readiness.contacts-asked", "unit-task"),
    /** A liaison is to answer a message. */
    TEST_ASKED("readiness.test-asked", "unit-task"),
    /** A unit is to report the day of a protection period. */
    REPORT_ASKED("readiness.report-asked", "unit-task"),
    /** It was done. */
    TASK_DONE("readiness.task-done", "unit-task"),
    /** The unit or the system is not asked any more. */
    TASK_DROPPED("readiness.task-dropped", "unit-task");

    private final String key;
    private final String subjectType;

    ReadinessSignal(String key, String subjectType) {
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
