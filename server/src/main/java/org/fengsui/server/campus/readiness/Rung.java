package org.fengsui.server.campus.readiness;

import org.fengsui.server.campus.readiness.DutyRoster.Person;

/**
 * Somebody is to be called; published inside the transaction that records it, so that whoever has
 * channels brings it.
 *
 * @param attemptId the call; its subject type is {@code callout-attempt}
 * @param calloutId the call-out
 * @param person whom
 * @param words what must be accepted
 * @param path the page to accept it on, from the root
 * @param escalated whether the list is at its end
 */
public record Rung(
        long attemptId,
        long calloutId,
        Person person,
        String words,
        String path,
        boolean escalated) {}
