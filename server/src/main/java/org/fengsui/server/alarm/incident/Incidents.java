package org.fengsui.server.alarm.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Incident.Assistance;
import org.fengsui.server.alarm.incident.Incident.Call;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 事件 from the report to the lessons. A change of state names the version it was read at; what is
 * only added (calls, evidence, tasks, papers) does not. Subjects have the types {@code incident},
 * {@code incident-task} and {@code incident-report}.
 */
public interface Incidents {

    /** One incident, if the scope sees it. */
    Optional<Incident> find(Scope scope, long id);

    /** What was done about it, oldest first. */
    List<Incident.Act> acts(Scope scope, long id);

    /** Who was called, oldest first. */
    List<Call> calls(Scope scope, long id);

    /** What is to be done, oldest first. */
    List<Incident.Task> tasks(Scope scope, long id);

    /** The unit's reports, oldest first. */
    List<Incident.Paper> papers(Scope scope, long id);

    /** The evidence, with hashes, oldest first. */
    List<StoredFile> evidence(Scope scope, long id);

    /** The files of a report. */
    List<StoredFile> files(Scope scope, long paperId);

    /**
     * Something happened. A unit reports its own, which is its 事发紧急报告 at once; the office for
     * whoever called; the monitoring as the machine. It is to be assessed since it was seen.
     *
     * @param unitId whose it is; null for the system's owner, or the unit of who reports
     * @param evidence pictures and files
     * @return its identity
     * @throws Refusal if something is missing, or nobody can say whose it is
     */
    long report(Actor by, @Nullable Long unitId, Seen seen, List<Attachment> evidence);

    /**
     * It is one.
     *
     * @param category its code by GB/T 20986-2023
     */
    void confirm(Actor by, long id, int version, String category);

    /** It is none: what is owed about it ends. */
    void dismiss(Actor by, long id, int version, String reason);

    /** Handling begins. */
    void handle(Actor by, long id, int version, String note);

    /** It is contained: the last report and the summaries are owed since then. */
    void contain(Actor by, long id, int version, Instant at, String note);

    /** It is closed with what was learnt. */
    void close(Actor by, long id, int version, String lessons);

    /** Scope and impact, established with the office's help (第十四条). */
    void scope(Actor by, long id, int version, Assistance assistance);

    /** Somebody was called; an answer tells the unit. */
    void called(Actor by, long id, Call call);

    /**
     * Something is to be done.
     *
     * @param ofUnit whether the unit owes it; else the IT office
     */
    void give(Actor by, long id, String what, String owner, boolean ofUnit, Instant due);

    /** A task is done. */
    void done(Actor by, long id, long taskId, String result);

    /** Evidence is kept with its hash. */
    void attach(Actor by, long id, List<Attachment> evidence);

    /**
     * A report of the unit, numbered and frozen; by the office on its behalf.
     *
     * @param sections by {@link Incident.Section}, in its order
     */
    void submit(Actor by, long id, Stage stage, List<String> sections);
}
