package org.fengsui.server.duty.circular.service;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the arrival of a circular that starts the 24 hours calls the roster.
 *
 * @param when always, outside the office’s hours, or never
 * @param officeFrom when the office opens on a working day, in the school’s zone
 * @param officeTo when it closes
 */
@ConfigurationProperties("fengsui.circular.call")
public record CircularCallSettings(
        @DefaultValue("always") When when,
        @DefaultValue("08:00") LocalTime officeFrom,
        @DefaultValue("17:30") LocalTime officeTo) {

    /** When it calls. */
    public enum When {
        /** At any hour. */
        ALWAYS,
        /** Outside the hours of working days. */
        OUTSIDE_HOURS,
        /** Not at all. */
        NEVER
    }
}
