package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.time.LocalDate;
import org.fengsui.server.platform.access.Actor;

/**
 * 网信办 accepted the risk of an episode for a time. Published in the transaction of the decision, for
 * episodes in an open notice only: the unit owes nothing for it any more.
 *
 * @param episodeId the episode
 * @param at when it was decided
 * @param by who decided
 * @param until the last day of the acceptance
 * @param reason why, and on which ground
 */
public record RiskAccepted(long episodeId, Instant at, Actor by, LocalDate until, String reason) {}
