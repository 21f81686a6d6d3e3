package org.fengsui.engine.observation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.AddressFormatException.Expected;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.fengsui.engine.net.IpRange;

/**
 * What an operator says a report looked at, where the report does not show it itself. It says which
 * absences a person may confirm; alone it closes nothing.
 *
 * @param names host names that were asked for, canonical; names below them are not meant
 * @param ranges addresses
 * @param tcp TCP ports
 * @param udp UDP ports
 * @param login whether the scanner was logged in everywhere
 */
public record DeclaredScope(
        Set<String> names, List<IpRange> ranges, PortRanges tcp, PortRanges udp, boolean login) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、]+");

    /** Keeps its own copies. */
    public DeclaredScope {
        names = Set.copyOf(names);
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads what a person typed.
     *
     * @param hosts addresses, networks {@code 192.0.2.0/24}, ranges {@code 192.0.2.1-192.0.2.9} and
     *     host names, between commas or white space
     * @param ports as {@link PortRanges#parse} reads them, for both transports; blank for all
     * @throws AddressFormatException naming the first word that is none of these, or the ports
     */
    public static DeclaredScope parse(String hosts, String ports, boolean login) {
        var names = new LinkedHashSet<String>();
        var ranges = new ArrayList<IpRange>();
        BETWEEN.splitAsStream(hosts.strip()).forEach(word -> read(word, names, ranges));
        return new DeclaredScope(
                names, ranges, ports(ports, Transport.TCP), ports(ports, Transport.UDP), login);
    }

    private static void read(String word, Set<String> names, List<IpRange> ranges) {
        var address = IpAddress.tryParse(word);
        int hyphen = word.indexOf('-');
        if (address != null) {
            ranges.add(new IpRange(address, address));
        } else if (word.contains("/")) {
            ranges.add(IpNetwork.parse(word).range());
        } else if (hyphen > 0 && IpAddress.tryParse(word.substring(0, hyphen)) != null) {
            ranges.add(IpRange.parse(word));
        } else {
            names.add(HostName.parse(word).ascii());
        }
    }

    private static PortRanges ports(String text, Transport transport) {
        if (text.isBlank()) {
            return PortRanges.ALL;
        }
        var ports = PortRanges.parse(text, transport);
        if (ports == null) {
            throw new AddressFormatException(Expected.PORT, text);
        }
        return ports;
    }

    /**
     * Whether it holds a target.
     *
     * @param target canonical address or lower-case punycode name, as in the fingerprint
     */
    public boolean holds(String target) {
        var address = IpAddress.tryParse(target);
        return address == null
                ? names.contains(target)
                : ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * The coverage that is declared of those of these targets that it holds. Every check counts as
     * run: that is for the person to judge who confirms.
     *
     * @param at when it was looked
     */
    public Coverage over(Collection<String> targets, Instant at) {
        var checks = new CheckScope.AllOfPolicy("declared");
        return Coverage.declared(
                targets.stream()
                        .filter(this::holds)
                        .distinct()
                        .map(target ->
                                new HostCoverage(
                                        Set.of(target),
                                        true,
                                        new PortCoverage(tcp, tcp),
                                        new PortCoverage(udp, udp),
                                        checks,
                                        login ? Login.OK : Login.NONE,
                                        at,
                                        at))
                        .toList());
    }

    /** The hosts as {@link #parse} reads them: a single address as such, then names in order. */
    public String hosts() {
        return Stream.concat(
                        ranges.stream()
                                .map(range ->
                                        range.first().equals(range.last())
                                                ? range.first().toString()
                                                : range.toString()),
                        new TreeSet<>(names).stream())
                .collect(Collectors.joining(", "));
    }

    /** The ports as {@link #parse} reads them; empty for all. */
    public String ports() {
        if (tcp.equals(PortRanges.ALL) && udp.equals(PortRanges.ALL)) {
            return "";
        }
        if (tcp.equals(udp)) {
            return tcp.toString();
        }
        return Stream.of(named("T:", tcp), named("U:", udp))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String named(String transport, PortRanges ports) {
        return ports.isEmpty() ? "" : transport + ports;
    }
}
