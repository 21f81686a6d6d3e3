package org.fengsui.engine.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report proves by silence, host by host. Better than asking whether the check is absent
 * from the whole report: one host's flaw says nothing about another's fix, and absence from a host
 * that was not reached says nothing at all.
 */
public final class Coverage {
    private final Kind kind;
    private final List<HostCoverage> hosts;
    private final Map<String, List<HostCoverage>> byTarget = new HashMap<>();

    /** How the scope is known. */
    public enum Kind {
        /** The report itself shows it. */
        PROVEN,
        /** An operator states it. */
        DECLARED,
        /** Nobody says; never closes anything. */
        UNKNOWN
    }

    private Coverage(Kind kind, List<HostCoverage> hosts) {
        this.kind = kind;
        this.hosts = List.copyOf(hosts);
        for (HostCoverage host : hosts) {
            for (String target : host.targets()) {
                byTarget.computeIfAbsent(target, t -> new ArrayList<>(1)).add(host);
            }
        }
    }

    /**
     * Coverage that the report shows; without any host it is {@link #unknown()}: an empty report
     * proves nothing.
     */
    public static Coverage proven(List<HostCoverage> hosts) {
        return hosts.isEmpty() ? unknown() : new Coverage(Kind.PROVEN, hosts);
    }

    /** Coverage that an operator states. */
    public static Coverage declared(List<HostCoverage> hosts) {
        return new Coverage(Kind.DECLARED, hosts);
    }

    /** No known coverage. */
    public static Coverage unknown() {
        return new Coverage(Kind.UNKNOWN, List.of());
    }

    /** How the scope is known. */
    public Kind kind() {
        return kind;
    }

    /** The hosts. */
    public List<HostCoverage> hosts() {
        return hosts;
    }

    /**
     * Whether the report, not mentioning the check at the target, proves that it is gone there.
     *
     * @param target canonical address or lower-case punycode name, as in the fingerprint
     * @param transport of the port; null counts as TCP
     * @param port null if the finding concerns the host as a whole
     * @param check the scanner's id of the check
     * @param foundByLogin whether the finding needs a login to be seen
     */
    public Proof proves(
            String target,
            @Nullable Transport transport,
            @Nullable Integer port,
            String check,
            boolean foundByLogin) {
        if (kind == Kind.UNKNOWN) {
            return Proof.UNKNOWN_COVERAGE;
        }
        List<HostCoverage> found = byTarget.getOrDefault(target, List.of());
        Proof best = Proof.HOST_NOT_SCANNED;
        for (HostCoverage host : found) {
            Proof proof = host.proves(transport, port, check, foundByLogin);
            if (proof == Proof.PROVEN_ABSENT_POSSIBLE) {
                return kind == Kind.PROVEN ? proof : Proof.DECLARED_ABSENT_POSSIBLE;
            }
            best = proof;
        }
        return best;
    }

    @Override
    public String toString() {
        long answered = hosts.stream().filter(HostCoverage::answered).count();
        return kind
                + (hosts.isEmpty()
                        ? ""
                        : " (" + answered + " of " + hosts.size() + " hosts answered)");
    }
}
