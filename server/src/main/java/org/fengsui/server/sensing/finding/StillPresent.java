package org.fengsui.server.sensing.finding;

import java.time.Instant;

/**
 * Evidence taken after the claim shows the hole again. Published in the transaction that records
 * it; the state stays ANSWERED until the review sends the answer back by {@link
 * Findings#claimRejected}.
 *
 * @param episodeId the episode
 * @param at when the evidence was taken
 * @param proof the report, host, port, check and time that show it, in Chinese
 */
public record StillPresent(long episodeId, Instant at, String proof) {}
