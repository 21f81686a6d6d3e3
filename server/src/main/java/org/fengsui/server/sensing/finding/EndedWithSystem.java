package org.fengsui.server.sensing.finding;

import java.time.Instant;

/**
 * The system of a noticed episode was retired (下线): it is over, not fixed, and the unit owes
 * nothing for it. Published inside the transaction that retires the system.
 *
 * @param episodeId the episode
 * @param at when it ended
 * @param reason why the system was retired
 */
public record EndedWithSystem(long episodeId, Instant at, String reason) {}
