package org.fengsui.server.sensing.finding.domain;

import org.fengsui.engine.observation.Severity;

import java.time.Instant;

/**
 * A unit's monthly list in figures.
 *
 * @param unitId the unit
 * @param findings how many stand in it now
 * @param worst the most severe level among them
 * @param oldest since when the oldest is there
 */
public record MonthlyLine(long unitId, long findings, Severity worst, Instant oldest) {}
