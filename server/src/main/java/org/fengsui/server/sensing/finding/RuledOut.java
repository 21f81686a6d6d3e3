package org.fengsui.server.sensing.finding;

import java.time.Instant;
import org.fengsui.server.platform.access.Actor;

/**
 * A person decided that an episode is nothing the school has to see to; it is closed. Published in
 * the transaction of the decision, for episodes in an open notice only: the unit owes nothing for
 * it any more.
 *
 * @param episodeId the episode
 * @param ruling as what
 * @param at when it was decided
 * @param by who decided
 * @param reason why
 */
public record RuledOut(long episodeId, Ruling ruling, Instant at, Actor by, String reason) {}
