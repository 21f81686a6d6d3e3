package org.fengsui.server.sensing.finding;

/**
 * The unit says a hole is fixed; whoever can check, checks. Published in the transaction of the
 * claim.
 *
 * @param episodeId the episode that stands on the re-test queue
 */
public record VerificationRequested(long episodeId) {}
