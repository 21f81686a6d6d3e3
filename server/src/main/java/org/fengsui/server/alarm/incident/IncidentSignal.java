package org.fengsui.server.alarm.incident;

import org.fengsui.server.platform.kernel.Signal;

/** What incidents tell the ledger. */
public enum IncidentSignal implements Signal {
    /** The school knows of it: the unit is to be told, scope and impact to be established. */
    KNOWN("incident.known", "incident"),
    /** The unit knows of it: it reports. */
    UNIT_KNEW("incident.unit-knew", "incident"),
    /** The unit was told, or told us. */
    UNIT_NOTIFIED("incident.unit-notified", "incident"),
    /** Scope and impact are established with the office’s help. */
    SCOPED("incident.scoped", "incident"),
    /** 事发紧急报告. */
    ONSET_REPORTED("incident.onset-reported", "incident"),
    /** 事中情况报告. */
    PROGRESS_REPORTED("incident.progress-reported", "incident"),
    /** It is contained: the last report is owed. */
    CONTAINED("incident.contained", "incident"),
    /** 事后整改报告. */
    AFTERMATH_REPORTED("incident.aftermath-reported", "incident"),
    /** It was none. */
    DISMISSED("incident.dismissed", "incident"),
    /** A task was given, with the due that was named. */
    TASK_GIVEN("incident.task-given", "incident-task"),
    /** It was done. */
    TASK_DONE("incident.task-done", "incident-task"),
    /** The incident was none: nothing is to be done. */
    TASK_DROPPED("incident.task-dropped", "incident-task");

    private final String key;
    private final String subject;

    IncidentSignal(String key, String subject) {
        this.key = key;
        this.subject = subject;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return subject;
    }
}
