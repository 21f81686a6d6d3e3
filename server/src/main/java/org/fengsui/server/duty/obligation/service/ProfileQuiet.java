package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import org.fengsui.server.speaking.delivery.Quiet;
import org.springframework.stereotype.Component;

/** The quiet hours of the profile in force, for what delivery may hold. */
@Component
class ProfileQuiet implements Quiet {

    private final Profiles profiles;

    ProfileQuiet(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Instant after(Instant instant) {
        return profiles.current().quiet().after(instant);
    }
}
