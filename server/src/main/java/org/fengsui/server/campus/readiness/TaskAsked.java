package org.fengsui.server.campus.readiness;

/**
 * 联络测试: whoever is reached is to answer; published inside the transaction that records it.
 *
 * @param taskId the task; its subject type is {@code unit-task}
 * @param unitId whose liaison, or in whose place the next post up
 * @param title what is asked
 * @param path the page to answer on, from the root
 */
public record TaskAsked(long taskId, long unitId, String title, String path) {}
