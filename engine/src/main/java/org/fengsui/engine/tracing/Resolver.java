package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.tracing.Resolution.Ambiguous;
import org.fengsui.engine.tracing.Resolution.NotTraced;
import org.fengsui.engine.tracing.Resolution.Traced;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Leads from an address to an account: NAT → DHCP → RADIUS, leaving out what is not needed. A
 * record that holds only by the tolerance for clocks counts as much as one that holds exactly:
 * which clock was wrong nobody knows, and what then contradicts itself is {@link Ambiguous}, never
 * a guess.
 *
 * <p>A session answers for an inside address by the address itself or by a device that held it. A
 * device is answered for if a session names it, or a session of the address names no other device.
 */
public final class Resolver {
    private final LookUp records;
    private final Duration skew;

    /**
     * @param records where to look
     * @param skew how far the clocks of two records, or of a record and a finding, may be apart
     */
    public Resolver(LookUp records, Duration skew) {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("a tolerance is not negative: " + skew);
        }
        this.records = records;
        this.skew = skew;
    }

    /** Who it was. */
    public Resolution resolve(Question question) {
        var chains = new ArrayList<Chain>();
        if (!question.translated()) {
            follow(null, question.address(), question, chains);
            return conclude(chains);
        }
        for (var translation : translations(question)) {
            follow(translation, translation.inside(), question, chains);
        }
        if (chains.isEmpty()) {
            return new NotTraced(
                    question.port() == null ? Gap.PORT_MISSING : Gap.NO_TRANSLATION, List.of());
        }
        return conclude(chains);
    }

    private void follow(
            @Nullable Translation translation,
            IpAddress inside,
            Question question,
            List<Chain> chains) {
        var leases = leases(inside, question);
        var devices =
                leases.stream().map(Lease::mac).collect(Collectors.toCollection(TreeSet::new));
        var sessions = sessions(inside, devices, question);
        for (var lease : leases) {
            var of = sessions.stream().filter(it -> answersFor(it, lease.mac(), inside)).toList();
            of.forEach(session -> chains.add(new Chain(translation, inside, lease, session)));
            if (of.isEmpty()) {
                chains.add(new Chain(translation, inside, lease, null));
            }
        }
        for (var session : sessions) {
            if (devices.stream().noneMatch(device -> answersFor(session, device, inside))) {
                chains.add(new Chain(translation, inside, null, session));
            }
        }
        if (leases.isEmpty() && sessions.isEmpty()) {
            chains.add(new Chain(translation, inside, null, null));
        }
    }

    private static boolean answersFor(Session session, Mac device, IpAddress inside) {
        return session.mac() == null
                ? inside.equals(session.inside())
                : session.mac().equals(device);
    }

    private static Resolution conclude(List<Chain> chains) {
        var accounts =
                chains.stream()
                        .filter(Chain::complete)
                        .map(Chain::account)
                        .collect(Collectors.toCollection(TreeSet::new));
        var gap =
                chains.stream()
                        .filter(chain -> !chain.complete())
                        .map(Chain::gap)
                        .max(Comparator.naturalOrder());
        if (accounts.isEmpty()) {
            return new NotTraced(gap.orElseThrow(), chains);
        }
        if (accounts.size() == 1 && gap.isEmpty()) {
            return new Traced(accounts.first(), chains);
        }
        return new Ambiguous(accounts, gap.isPresent(), chains);
    }

    private List<Translation> translations(Question question) {
        return records.translations(question, skew).stream()
                .filter(it -> it.carries(question) && touches(it.during(), question))
                .distinct()
                .toList();
    }

    private List<Lease> leases(IpAddress inside, Question question) {
        return records.leases(inside, question, skew).stream()
                .filter(it -> it.inside().equals(inside) && touches(it.during(), question))
                .distinct()
                .toList();
    }

    private List<Session> sessions(IpAddress inside, Set<Mac> devices, Question question) {
        return records.sessions(inside, devices, question, skew).stream()
                .filter(it -> touches(it.during(), question))
                .filter(it ->
                        inside.equals(it.inside())
                                || (it.mac() != null && devices.contains(it.mac())))
                .distinct()
                .toList();
    }

    private boolean touches(During during, Question question) {
        return during.touches(question.at(), skew);
    }
}
