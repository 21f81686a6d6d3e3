package org.fengsui.server.campus.registry.domain;

import org.fengsui.engine.attribution.RegistryRow;

import java.time.LocalDate;

/** Where a system stands in its service (第八条), by its days on line and whether it is paused. */
public enum Status {
    /** Not on line yet. */
    PLANNED,
    /** In service. */
    ONLINE,
    /** Out of use for a time (暂停). */
    PAUSED,
    /** Taken off line. */
    OFFLINE;

    /** The status of a system on a day; one without days is on line. */
    public static Status of(RegistryRow.InformationSystem system, LocalDate day) {
        return of(system.online(), system.particulars().paused(), day);
    }

    static Status of(RegistryRow.Days online, boolean paused, LocalDate day) {
        if (online.from() != null && day.isBefore(online.from())) {
            return PLANNED;
        }
        if (online.to() != null && day.isAfter(online.to())) {
            return OFFLINE;
        }
        return paused ? PAUSED : ONLINE;
    }
}
