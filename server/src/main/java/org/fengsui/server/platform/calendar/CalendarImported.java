package org.fengsui.server.platform.calendar;

/**
 * A year's plan was imported. Published in the importing transaction.
 *
 * @param version the new edition
 * @param year the year the plan arranges
 */
public record CalendarImported(int version, int year) {}
