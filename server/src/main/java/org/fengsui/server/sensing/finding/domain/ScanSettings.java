package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a system in service is scanned.
 *
 * @param every the longest time between two scans
 * @param loginEvery the longest time between two scans that signed in to the machine
 */
@ConfigurationProperties("fengsui.scan")
record ScanSettings(
        @DefaultValue("90d") Duration every, @DefaultValue("180d") Duration loginEvery) {}
