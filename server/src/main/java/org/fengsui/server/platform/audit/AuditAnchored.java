package org.fengsui.server.platform.audit;

import java.time.LocalDate;

/**
 * The chain's head at the end of a day was recorded; published in the recording transaction, so
 * that the head can be sent out of the house.
 *
 * @param day the day that ended, in the school's zone
 * @param head the head then
 */
public record AuditAnchored(LocalDate day, AuditHead head) {}
