package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;

/**
 * A version of the policy, as the page of its history shows it.
 *
 * @param version from 1; 0 for what holds until the first is written
 * @param policy what it says
 * @param reason why it was written
 * @param author by whom
 * @param at when
 */
public record PolicyVersion(
        int version, NoticePolicy policy, String reason, String author, Instant at) {}
