package org.fengsui.engine.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.net.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is to be attributed: all that an observation knows about its place.
 *
 * @param address the address, where known
 * @param name a host name, where known
 * @param asked whether the name was the scan's target or was typed by a person; a name from reverse
 *     DNS was not
 * @param port from 1 to 65535, where known
 * @param url the URL, where known; its name counts as asked for
 * @param at the time of the observation
 */
public record Query(
        @Nullable IpAddress address,
        @Nullable HostName name,
        boolean asked,
        @Nullable Integer port,
        @Nullable WebUrl url,
        Instant at) {

    /** The question a target puts: its name counts as asked for. */
    public static Query of(Target target, Instant at) {
        return new Query(target.address(), target.name(), true, target.port(), target.url(), at);
    }

    /** The address, or the one that stands in the URL. */
    @Nullable IpAddress place() {
        if (address != null || url == null) {
            return address;
        }
        return url.host() instanceof IpAddress ip ? ip : null;
    }

    /** The port, or the URL's. */
    @Nullable Integer effectivePort() {
        return port != null || url == null ? port : url.port();
    }

    /** The names in the order of their weight; those not asked for only when wanted. */
    List<HostName> names(boolean alsoUnasked) {
        List<HostName> names = new ArrayList<>(2);
        if (url != null && url.host() instanceof HostName inUrl) {
            names.add(inUrl);
        }
        if (name != null && (asked || alsoUnasked) && !names.contains(name)) {
            names.add(name);
        }
        return names;
    }
}
