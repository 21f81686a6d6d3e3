package org.fengsui.server.sensing.trace.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A file of look-up records that was taken in.
 *
 * @param id identity
 * @param name as sent
 * @param records how many were taken in
 * @param tooOld how many were left out as too old
 * @param firstAt when the earliest begins
 * @param lastAt when the latest ends; null where one still ran
 * @param importedName who brought it
 * @param importedAt when
 */
public record RecordFileLine(
        long id,
        String name,
        long records,
        long tooOld,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        String importedName,
        Instant importedAt) {}
