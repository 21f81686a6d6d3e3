package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where records are looked up. Each answer holds at least the records that come into question; more
 * do no harm but cost time, because the {@link Resolver} looks again.
 */
public interface LookUp {

    /** NAT records of the question’s address and port that hold at its instant, give or take. */
    List<Translation> translations(Question question, Duration skew);

    /** DHCP records of the inside address that hold at the question’s instant, give or take. */
    List<Lease> leases(IpAddress inside, Question question, Duration skew);

    /**
     * RADIUS records of the inside address or of any of the devices that hold at the question’s
     * instant, give or take.
     */
    List<Session> sessions(IpAddress inside, Set<Mac> devices, Question question, Duration skew);
}
