package org.fengsui.server.sensing.finding;

/**
 * A confirmed episode that stands in no open notice is over: gone, or not to be noticed.
 *
 * @param episodeId the episode
 * @param why how it ended
 */
public record ClosedUnnoticed(long episodeId, String why) {}
