package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports scans and looks at what became of them. */
final class FindingFixture {

    static final Actor OPERATOR =
            new Actor(7, "王操作", Set.of(Role.OFFICE_OPERATOR), null, Scope.school());
    static final Actor LEAD = new Actor(8, "李主任", Set.of(Role.OFFICE_LEAD), null, Scope.school());
    static final Actor CAC = new Actor(9, "赵网信", Set.of(Role.CAC_OFFICE), null, Scope.school());
    static final Subject NOTICE = new Subject("notice", 1);

    private final Sightings sightings;
    private final Findings findings;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final AtomicLong imports = new AtomicLong();

    FindingFixture(
            Sightings sightings,
            Findings findings,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.sightings = sightings;
        this.findings = findings;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
    }

    Tally absorb(Scan scan) {
        return absorb("campus", scan);
    }

    Tally absorb(String vantage, Scan scan) {
        long id = imports.incrementAndGet();
        return Objects.requireNonNull(
                transaction.execute(status ->
                        sightings.absorb(
                                new Origin(
                                        id, "scan-" + id + ".nessus", null, vantage, clock.now()),
                                scan)));
    }

    /** All episodes of a host, oldest first. */
    List<Episode> episodes(String host) {
        var ids =
                probe.sql("select id from finding.episode where target = :host order by id")
                        .param("host", host)
                        .query(Long.class)
                        .list();
        return findings.episodes(Scope.school(), ids);
    }

    /** The only episode of a host. */
    Episode episode(String host) {
        var all = episodes(host);
        if (all.size() != 1) {
            throw new AssertionError(host + " has " + all.size() + " episodes");
        }
        return all.getFirst();
    }

    /** Puts the host's latest episode into an issued notice of its unit. */
    long noticed(String host) {
        var episode = episodes(host).getLast();
        findings.noticed(
                OPERATOR,
                List.of(episode.id()),
                Objects.requireNonNull(episode.unitId()),
                "10",
                NOTICE);
        return episode.id();
    }

    /** …and the unit says it is fixed. */
    long claimed(String host, Instant at) {
        long id = noticed(host);
        findings.claimFixed(OPERATOR, id, at, "patched");
        return id;
    }
}
