package org.fengsui.server.sensing.trace.domain;

import org.fengsui.engine.observation.Severity;
import org.fengsui.server.sensing.trace.TaskState;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * 终端处置任务: what is to be done at the terminals of an account about one kind of problem.
 *
 * @param id identity
 * @param account whose; shown masked
 * @param check the scanner's check, the kind of problem
 * @param title in the scanner's words
 * @param severity ours
 * @param state where it stands
 * @param hits how often it was seen
 * @param openedAt when the first hit was traced
 * @param lastHitAt when it was last seen
 * @param notifiedAt when somebody was told
 * @param endedAt when it was over
 * @param unitId the unit that gets a notice instead
 */
public record Task(
        long id,
        String account,
        String check,
        String title,
        Severity severity,
        TaskState state,
        long hits,
        Instant openedAt,
        @Nullable Instant lastHitAt,
        @Nullable Instant notifiedAt,
        @Nullable Instant endedAt,
        @Nullable Long unitId) {}
