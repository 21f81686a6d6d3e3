package org.fengsui.server.duty.obligation.service;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.obligation.ObligationProblem;
import org.fengsui.server.duty.obligation.domain.Profile;
import org.fengsui.server.duty.obligation.domain.ProfileException;
import org.fengsui.server.duty.obligation.store.ProfileStore;
import org.fengsui.server.duty.obligation.store.ProfileStore.Kept;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The regulation as the ledger reads it: the profile in force, and those that were. */
@Service
@Transactional(readOnly = true)
public class ProfileDesk {

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST = 400_000;

    private final Profiles profiles;
    private final ProfileStore store;

    ProfileDesk(Profiles profiles, ProfileStore store) {
        this.profiles = profiles;
        this.store = store;
    }

    /** The profile that new obligations start under. */
    public Profile inForce() {
        return profiles.current();
    }

    /** All that were in force, the newest first; with the one that is. */
    public List<Kept> kept() {
        return store.all(SCHOOL);
    }

    /** A version, if it was ever in force. */
    public Optional<Profile> version(int version) {
        return store.text(SCHOOL, version).map(text -> profiles.of(version));
    }

    /**
     * Reads a profile that might take the place of the one in force; nothing is kept.
     *
     * @throws Refusal naming line and reason where no server would start with it
     */
    public Profile proposed(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal(ObligationProblem.PROFILE_TOO_LONG, Integer.toString(LONGEST));
        }
        Profile proposed;
        try {
            proposed = profiles.proposed("profile", text);
        } catch (ProfileException e) {
            throw new Refusal(
                    ObligationProblem.PROFILE_UNREADABLE, Integer.toString(e.line()), e.reason());
        }
        int newest = kept().getFirst().version();
        if (proposed.version() <= newest) {
            throw new Refusal(
                    ObligationProblem.PROFILE_VERSION,
                    Integer.toString(proposed.version()),
                    Integer.toString(newest));
        }
        return proposed;
    }
}
