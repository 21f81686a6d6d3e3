package org.fengsui.server.campus.readiness.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its readiness.
 *
 * @param rosterAhead how many days ahead the roster must be whole
 * @param callPause how long one person is called before the next
 */
@ConfigurationProperties("fengsui.readiness")
public record ReadinessSettings(
        @DefaultValue("7") int rosterAhead, @DefaultValue("5m") Duration callPause) {

    /** Refuses what would never end or never wait. */
    public ReadinessSettings {
        if (rosterAhead < 1 || rosterAhead > 60) {
            throw new IllegalArgumentException("fengsui.readiness.roster-ahead: " + rosterAhead);
        }
        if (callPause.isNegative() || callPause.isZero()) {
            throw new IllegalArgumentException("fengsui.readiness.call-pause: " + callPause);
        }
    }
}
