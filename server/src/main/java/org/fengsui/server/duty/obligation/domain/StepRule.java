package org.fengsui.server.duty.obligation.domain;

/**
 * A reminder or escalation of a duty.
 *
 * @param key its name within the duty, as entries carry it
 * @param time when it falls due
 * @param level index into the obligor's ladder: who it goes to first
 */
public record StepRule(String key, StepTime time, int level) {}
