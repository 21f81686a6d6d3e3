package org.fengsui.server.sensing.trace.domain;

import java.time.Instant;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.jspecify.annotations.Nullable;

/**
 * A file of look-up records that came in.
 *
 * @param id identity
 * @param name as sent
 * @param state where it stands
 * @param same of DONE, whether the same bytes were taken in before
 * @param records how many were taken in
 * @param tooOld how many were left out as too old
 * @param firstAt when the earliest begins
 * @param lastAt when the latest ends; null where one still ran
 * @param receivedName who brought it
 * @param receivedAt when
 */
public record RecordFileLine(
        long id,
        String name,
        UploadState state,
        boolean same,
        long records,
        long tooOld,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        String receivedName,
        Instant receivedAt) {}
