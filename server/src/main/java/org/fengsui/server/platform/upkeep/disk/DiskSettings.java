package org.fengsui.server.platform.upkeep.disk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The watermarks of the data folder's disk.
 *
 * @param refuseBelow with less free than this nothing is taken in
 * @param warnBelow with less free than this it is said in the log and in the health
 */
@ConfigurationProperties("fengsui.disk")
record DiskSettings(
        @DefaultValue("1GB") DataSize refuseBelow, @DefaultValue("5GB") DataSize warnBelow) {

    /** Refuses marks that stand in the wrong order. */
    DiskSettings {
        if (refuseBelow.isNegative() || warnBelow.compareTo(refuseBelow) < 0) {
            throw new IllegalArgumentException(
                    "fengsui.disk.warn-below ("
                            + warnBelow
                            + ") must not be less than fengsui.disk.refuse-below ("
                            + refuseBelow
                            + ")");
        }
    }

    /** How it stands with so many bytes free. */
    DiskLevel level(long free) {
        if (free < refuseBelow.toBytes()) {
            return DiskLevel.REFUSING;
        }
        return free < warnBelow.toBytes() ? DiskLevel.LOW : DiskLevel.ENOUGH;
    }
}
