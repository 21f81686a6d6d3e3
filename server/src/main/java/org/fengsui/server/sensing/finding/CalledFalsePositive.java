package org.fengsui.server.sensing.finding;

import java.time.Instant;
import org.fengsui.server.platform.access.Actor;

/**
 * A person decided that an episode is a false positive; it is closed. Published in the transaction
 * of the decision, for episodes in an open notice only: the unit owes nothing for it any more.
 *
 * @param episodeId the episode
 * @param at when it was decided
 * @param by who decided
 * @param reason why
 */
public record CalledFalsePositive(long episodeId, Instant at, Actor by, String reason) {}
