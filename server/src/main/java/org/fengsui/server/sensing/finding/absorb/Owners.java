package org.fengsui.server.sensing.finding.absorb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Observation;
import org.fengsui.server.campus.registry.Attributor;
import org.jspecify.annotations.Nullable;

/** Asks the registry once for each target, because a report has many results for one host. */
final class Owners {

    private static final int KEPT = 4096;

    /** All that attribution looks at. */
    private record Place(
            @Nullable String host,
            boolean askedFor,
            @Nullable IpAddress ip,
            @Nullable Integer port,
            @Nullable String url,
            Category category) {}

    private final Attributor attributor;
    private final Instant now;
    private final Map<Place, Attributor.Owner> known = new LinkedHashMap<>();

    Owners(Attributor attributor, Instant now) {
        this.attributor = attributor;
        this.now = now;
    }

    Attributor.Owner of(Observation observation) {
        var place =
                new Place(
                        observation.host(),
                        observation.hostOrigin() != null && observation.hostOrigin().askedFor(),
                        observation.ip(),
                        observation.port(),
                        observation.url(),
                        observation.category());
        var owner = known.get(place);
        if (owner == null) {
            owner = attributor.ownerOf(observation, now);
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(place, owner);
        }
        return owner;
    }
}
