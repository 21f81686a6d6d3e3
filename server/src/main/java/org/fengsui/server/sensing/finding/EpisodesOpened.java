package org.fengsui.server.sensing.finding;

/**
 * New episodes stand in the triage list. Published once for an import, in its transaction.
 *
 * @param count how many
 */
public record EpisodesOpened(int count) {}
