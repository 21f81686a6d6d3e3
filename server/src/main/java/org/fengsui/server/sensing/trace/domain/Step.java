package org.fengsui.server.sensing.trace.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A line of a task's history.
 *
 * @param at when
 * @param who the person's name; null for the machine
 * @param what the end of a message key
 * @param note their words; may be empty
 */
public record Step(Instant at, @Nullable String who, String what, String note) {}
