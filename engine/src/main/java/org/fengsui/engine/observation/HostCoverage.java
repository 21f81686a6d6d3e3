package org.fengsui.engine.observation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report covers on one host.
 *
 * @param targets the canonical address and the names that were asked for, as they stand in
 *     fingerprints
 * @param answered whether the host answered and its scan ended
 * @param tcp TCP ports
 * @param udp UDP ports
 * @param checks the checks that ran
 * @param login whether a login worked
 * @param start when its scan began, null if the report does not say
 * @param end when its scan ended, null if the report does not say
 */
public record HostCoverage(
        Set<String> targets,
        boolean answered,
        PortCoverage tcp,
        PortCoverage udp,
        CheckScope checks,
        Login login,
        @Nullable Instant start,
        @Nullable Instant end) {

    /** Copies the targets. */
    public HostCoverage {
        targets = Set.copyOf(targets);
    }

    /** The same question as {@link Coverage#proves}, for this host. */
    Proof proves(
            @Nullable Transport transport,
            @Nullable Integer port,
            String check,
            boolean foundByLogin) {
        if (!answered) {
            return Proof.HOST_DID_NOT_ANSWER;
        }
        if (start == null && end == null) {
            return Proof.NO_SCAN_TIME;
        }
        Proof ofPort = ofPort(transport, port);
        if (ofPort != Proof.PROVEN_ABSENT_POSSIBLE) {
            return ofPort;
        }
        if (!checks.ran(check)) {
            return Proof.CHECK_NOT_RUN;
        }
        boolean loginMissing = foundByLogin && login != Login.OK;
        return loginMissing ? Proof.LOGIN_FAILED : Proof.PROVEN_ABSENT_POSSIBLE;
    }

    private Proof ofPort(@Nullable Transport transport, @Nullable Integer port) {
        if (port == null) {
            return Proof.PROVEN_ABSENT_POSSIBLE;
        }
        return (transport == Transport.UDP ? udp : tcp).proves(port);
    }
}
