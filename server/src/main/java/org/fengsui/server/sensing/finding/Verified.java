package org.fengsui.server.sensing.finding;

import java.time.Instant;

/**
 * Evidence proves that a hole is gone. Published in the transaction that records the proof, also
 * for an episode in an open notice that nobody has answered yet: its state then stays NOTIFIED,
 * because the unit still owes its answer, and the claim closes it.
 *
 * @param episodeId the episode
 * @param at when the proving evidence was taken
 * @param proof the report, host, port, check and time that prove it, in Chinese
 */
public record Verified(long episodeId, Instant at, String proof) {}
