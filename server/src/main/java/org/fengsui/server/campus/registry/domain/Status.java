package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import org.fengsui.engine.attribution.RegistryRow;

/** Where a system stands in its service (第八条), by its days on line. */
public enum Status {
    /** Not on line yet. */
    PLANNED,
    /** In service. */
    ONLINE,
    /** Taken off line. */
    OFFLINE;

    /** The status on a day; a system without days is on line. */
    public static Status of(RegistryRow.Days online, LocalDate day) {
        if (online.from() != null && day.isBefore(online.from())) {
            return PLANNED;
        }
        return online.to() != null && day.isAfter(online.to()) ? OFFLINE : ONLINE;
    }
}
