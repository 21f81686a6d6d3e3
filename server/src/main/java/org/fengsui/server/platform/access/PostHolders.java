package org.fengsui.server.platform.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The port by which the registry tells access who holds posts of units today (第十三条), or acts for a
 * holder who is away. The school's day is that of the business clock.
 */
public interface PostHolders {

    /**
     * A person in a unit.
     *
     * @param personCode the registry's stable key of the person
     * @param name the person's name
     * @param email may be null
     * @param unitId the unit
     * @param unit its name
     * @param roles what the posts held there stand for; empty where no account is asked for:
     *     whoever acts for another, or a unit that is no 责任单位
     */
    record Holder(
            String personCode,
            String name,
            @Nullable String email,
            long unitId,
            String unit,
            Set<Role> roles) {

        /** Keeps its own copy. */
        public Holder {
            roles = Set.copyOf(roles);
        }
    }

    /** Everybody who holds a post or acts for a holder today, by unit and name. */
    List<Holder> today();

    /**
     * What the posts stand for that the person holds in that unit itself today, or whose holder the
     * person acts for; empty for nobody there.
     */
    Set<Role> roles(long unitId, String personCode);
}
