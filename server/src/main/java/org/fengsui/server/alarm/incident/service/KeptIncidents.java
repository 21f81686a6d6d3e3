package org.fengsui.server.alarm.incident.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What happened, what was done and reported: official records. */
@Component
final class KeptIncidents implements Kept.ForEver {

    @Override
    public String kind() {
        return "incidents";
    }
}
