package org.fengsui.server.campus.registry;

import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Observation;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers whose a finding is, from one immutable edition of the registry: thread-safe, without I/O.
 * 谁主管谁负责，谁运维谁负责，谁使用谁负责 (第七条): the category chooses which of a system's units is the 责任单位.
 */
public interface Attributor {

    /** How sure the answer is. */
    enum Outcome {
        /** There is one responsible unit. */
        ATTRIBUTED,
        /** Nothing in the registry matches. */
        UNATTRIBUTED,
        /** Several units match equally well; a person decides. */
        AMBIGUOUS,
        /** The address lies in a pool (dormitory, Wi-Fi, NAT, VPN): nobody's system. */
        POOL
    }

    /**
     * Whose it is.
     *
     * @param unitId the 责任单位 the category chooses, raised to its addressee; null unless {@link
     *     Outcome#ATTRIBUTED}
     * @param systemId the system; null where a network or nothing matched
     * @param supporting 配合单位: the other units of the system; for {@link Outcome#AMBIGUOUS} the
     *     candidates
     * @param outcome how sure the answer is
     * @param rule which kind of rule matched, in the engine's words
     * @param reason why, as a person reads it in the history
     */
    record Owner(
            @Nullable Long unitId,
            @Nullable Long systemId,
            List<Long> supporting,
            Outcome outcome,
            String rule,
            String reason) {

        /** Keeps its own copy. */
        public Owner {
            supporting = List.copyOf(supporting);
        }
    }

    /** The edition of the registry it was built from. */
    long version();

    /**
     * Whose it is.
     *
     * @param query all that is known about its place and time
     * @param concern what it is about
     */
    Owner ownerOf(Query query, Concern concern);

    /**
     * The kind of pool an address lies in.
     *
     * @return empty where it is a system’s or a unit’s, or nothing in the registry matches
     */
    Optional<NetworkKind> poolOf(IpAddress address, Instant at);

    /**
     * Whose an observation is.
     *
     * @param at the time at which the rules must hold: that of the observation, or now for what
     *     follows the registry
     */
    default Owner ownerOf(Observation observation, Instant at) {
        var name = observation.hostName();
        var query =
                new Query(
                        observation.ip(),
                        name,
                        observation.askedHost() != null,
                        observation.port(),
                        observation.webUrl(),
                        at);
        return ownerOf(query, Concern.of(observation.category(), observation.webCheck()));
    }
}
