package org.fengsui.engine.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One scanned host of a Nessus report: who it is, and what its items show about how far the scan
 * reached.
 */
final class NessusHost {
    /**
     * Netstat and WMI port lists: with them every listening port is known, and every other one
     * refuses.
     */
    private static final Set<String> PORT_LISTS = Set.of("14272", "34220");

    private static final Set<String> LOGIN_FAILURES =
            Set.of("21745", "104410", "110385", "24786", "26917");
    private static final Set<String> LOGIN_SUCCESSES = Set.of("141118", "110095", "117887");
    private static final String PING = "10180";

    private final String name;
    private final @Nullable String url;
    private final boolean given;
    private final Set<Integer> tcp = new HashSet<>();
    private final Set<Integer> udp = new HashSet<>();
    private @Nullable IpAddress ip;
    private String discovered = "";
    private @Nullable Instant start;
    private @Nullable Instant end;
    private boolean credentialed;
    private boolean loginFailed;
    private boolean loginWorked;
    private boolean dead;
    private boolean allPortsKnown;
    private long items;
    private @Nullable NessusScanInfo info;

    /**
     * Starts a host.
     *
     * @param name as the report names it: address, host name, or the URL of a web application
     * @param given whether it was given to the scanner rather than found by it
     */
    NessusHost(String name, boolean given) {
        Place site = name.contains("://") ? Place.of(name) : null;
        this.name = site == null ? name.strip() : site.host() == null ? "" : site.host();
        this.url = site == null ? null : site.url();
        this.ip = site == null ? IpAddress.tryParse(bare(this.name)) : site.ip();
        this.given = given;
    }

    /** Takes in one tag of the host's properties. */
    void property(String key, String value) {
        switch (key) {
            case "host-ip" ->
                    ip = ip == null ? IpAddress.tryParse(bare(value.split("[,;\\s]", 2)[0])) : ip;
            case "host-fqdn", "host-rdns" -> discovered(value);
            case "HOST_START_TIMESTAMP" -> start = orElse(ScanTime.parse(value), start);
            case "HOST_END_TIMESTAMP" -> end = orElse(ScanTime.parse(value), end);
            case "HOST_START" -> start = orElse(start, ScanTime.parse(value));
            case "HOST_END" -> end = orElse(end, ScanTime.parse(value));
            case "Credentialed_Scan" -> credentialed = value.strip().equalsIgnoreCase("true");
            default -> {}
        }
    }

    /** Sets the address where the report gives it beside the name. */
    void address(@Nullable IpAddress address) {
        ip = orElse(ip, address);
    }

    /** Sets a name that the scanner found by itself; of {@code WORKGROUP\\NAME} the name. */
    void discovered(String found) {
        boolean usable = discovered.isEmpty() && !found.contains("://");
        discovered = usable ? found.substring(found.lastIndexOf('\\') + 1).strip() : discovered;
    }

    /** Sets the host's scan times where an item carries them. */
    void times(@Nullable Instant from, @Nullable Instant to) {
        start = orElse(start, from);
        end = orElse(end, to);
    }

    /** Takes in what an item shows. */
    void item(String plugin, @Nullable Transport transport, int port, String output) {
        items++;
        if (port > 0 && port <= 65535 && transport != null) {
            (transport == Transport.TCP ? tcp : udp).add(port);
        }
        loginFailed |= LOGIN_FAILURES.contains(plugin);
        loginWorked |= LOGIN_SUCCESSES.contains(plugin);
        allPortsKnown |= PORT_LISTS.contains(plugin);
        if (plugin.equals(NessusScanInfo.PLUGIN)) {
            info = NessusScanInfo.parse(output);
        } else if (plugin.equals(PING)) {
            dead |= output.contains("considered as dead");
        }
    }

    /** Writes name, address and time into an observation. */
    void describe(ObservationBuilder observation, NessusPolicy policy) {
        observation
                .ip(ip)
                .url(url)
                .time(orElse(orElse(start, end), info == null ? null : info.start()));
        if (IpAddress.tryParse(bare(name)) == null && !name.isEmpty()) {
            observation.host(name, origin(policy));
        } else if (!discovered.isEmpty() && IpAddress.tryParse(discovered) == null) {
            observation.host(discovered, HostOrigin.DISCOVERED);
        }
    }

    private HostOrigin origin(NessusPolicy policy) {
        if (url != null) {
            return HostOrigin.URL;
        }
        return given && policy.askedFor(name) ? HostOrigin.SCAN_TARGET : HostOrigin.DISCOVERED;
    }

    @Nullable Instant start() {
        return orElse(start, info == null ? null : info.start());
    }

    @Nullable Instant end() {
        return orElse(end, info == null ? null : info.end());
    }

    @Nullable NessusScanInfo info() {
        return info;
    }

    /** What the scan covers on this host. */
    HostCoverage coverage(NessusPolicy policy, CheckScope checks) {
        String range =
                policy.portRange().isEmpty() && info != null
                        ? info.portRange()
                        : policy.portRange();
        boolean unfinished = start() != null && end() == null;
        return new HostCoverage(
                targets(policy),
                items > 0 && !dead && !unfinished,
                ports(tcp, policy, range, Transport.TCP),
                ports(udp, policy, range, Transport.UDP),
                checks,
                login(),
                start(),
                end());
    }

    private Login login() {
        if (loginFailed) {
            return Login.FAILED;
        }
        boolean worked = credentialed || loginWorked || (info != null && info.login() == Login.OK);
        return worked ? Login.OK : Login.NONE;
    }

    private Set<String> targets(NessusPolicy policy) {
        Set<String> targets = new HashSet<>();
        if (ip != null) {
            targets.add(ip.toString());
        }
        if (!name.isEmpty()
                && IpAddress.tryParse(bare(name)) == null
                && origin(policy).askedFor()) {
            try {
                targets.add(HostName.parse(name).ascii());
            } catch (AddressFormatException e) {
                targets.add(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return targets;
    }

    private PortCoverage ports(
            Set<Integer> seen, NessusPolicy policy, String range, Transport transport) {
        if (allPortsKnown) {
            return new PortCoverage(PortRanges.ALL, PortRanges.ALL);
        }
        PortRanges.Builder open = new PortRanges.Builder();
        seen.forEach(open::add);
        PortRanges answered = open.build();
        // A range without prefix is TCP's: Nessus looks at UDP only where it is told to.
        boolean named = transport == Transport.TCP || range.contains("U:") || range.contains("u:");
        PortRanges wanted = named ? policy.ports(range, transport) : null;
        return new PortCoverage(wanted == null ? answered : wanted.and(answered), answered);
    }

    private static <T> @Nullable T orElse(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    /** Without the zone of a link-local IPv6 address. */
    private static String bare(String text) {
        int zone = text.indexOf('%');
        return (zone < 0 ? text : text.substring(0, zone)).strip();
    }
}
