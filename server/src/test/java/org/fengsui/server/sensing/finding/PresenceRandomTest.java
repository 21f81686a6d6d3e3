package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.PresenceModel.Hole;
import org.fengsui.server.sensing.finding.PresenceModel.Looked;
import org.fengsui.server.sensing.finding.PresenceModel.Report;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Random reports and decisions; after each the record must say what the naive model says. */
@SensingTest
class PresenceRandomTest {

    private static final List<String> HOSTS = List.of("192.0.2.1", "192.0.2.2");
    private static final List<Integer> PORTS = List.of(22, 443);
    private static final List<String> CHECKS = List.of("1", "2");
    private static final List<String> VANTAGES = List.of("campus", "internet");
    private static final int STEPS = 50;

    private final FindingFixture campus;
    private final Findings findings;
    private final Triage triage;
    private final Acceptances acceptances;
    private final FakeRegistry registry;
    private final RecordProbe probe;
    private final TestClock clock;

    PresenceRandomTest(
            Sightings sightings,
            Findings findings,
            Triage triage,
            Acceptances acceptances,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.triage = triage;
        this.acceptances = acceptances;
        this.registry = registry;
        this.probe = probe;
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theRecordSaysWhatTheModelSays(long seed) {
        registry.clear();
        registry.unit(1, "物理学院");
        HOSTS.forEach(host -> registry.owns(1, host));
        var random = new Random(seed);
        var model = new PresenceModel();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                decide(random, model);
            } else {
                scan(random, model);
            }
            assertThat(recorded()).as("seed %d, step %d", seed, step).isEqualTo(model.lives());
        }
    }

    private void scan(Random random, PresenceModel model) {
        Instant at =
                random.nextInt(6) == 0
                        ? null
                        : TestClock.START.plusSeconds(3600L * (random.nextInt(40) - 20));
        var scan = at == null ? Scan.undated() : Scan.at(at);
        var seen = new TreeSet<Hole>();
        var looked = new HashMap<String, Looked>();
        for (var host : HOSTS) {
            for (int port : PORTS) {
                for (var check : CHECKS) {
                    if (random.nextInt(4) == 0) {
                        seen.add(new Hole(host, port, check));
                        scan.sees(host, port, check);
                    }
                }
            }
            if (random.nextBoolean()) {
                var ports = some(random, PORTS);
                var checks = some(random, CHECKS);
                looked.put(host, new Looked(ports, checks));
                scan.looksAt(host, ports, checks);
            }
        }
        var vantage = VANTAGES.get(random.nextInt(VANTAGES.size()));
        campus.absorb(vantage, scan);
        model.apply(new Report(vantage, at, clock.now(), seen, looked));
    }

    private static <T> Set<T> some(Random random, List<T> all) {
        var some = new HashSet<T>();
        all.forEach(it -> {
            if (random.nextInt(4) > 0) {
                some.add(it);
            }
        });
        return some;
    }

    private void decide(Random random, PresenceModel model) {
        var key =
                new Hole(
                        HOSTS.get(random.nextInt(HOSTS.size())),
                        PORTS.get(random.nextInt(PORTS.size())),
                        CHECKS.get(random.nextInt(CHECKS.size())));
        var life = model.last(key);
        var episode = life == null ? null : latest(key);
        if (life == null || episode == null) {
            return;
        }
        var ids = List.of(episode);
        if (life.state.allows(EpisodeState.Move.ACCEPT) && random.nextInt(5) == 0) {
            accept(ids);
            PresenceModel.accept(life);
            return;
        }
        switch (life.state) {
            case NEW -> {
                if (random.nextInt(4) == 0) {
                    var ruling = random.nextBoolean() ? Ruling.NOT_OURS : Ruling.FALSE_POSITIVE;
                    triage.request(FindingFixture.OPERATOR, ruling, ids, "误报");
                    triage.decide(FindingFixture.LEAD, ruling, ids, true, "同意");
                    model.ruleOut(key);
                } else {
                    findings.confirm(FindingFixture.OPERATOR, ids);
                    life.state = EpisodeState.CONFIRMED;
                }
            }
            case CONFIRMED -> {
                findings.noticed(FindingFixture.OPERATOR, ids, 1, "10", FindingFixture.NOTICE);
                life.state = EpisodeState.NOTIFIED;
            }
            case NOTIFIED -> {
                findings.claimFixed(FindingFixture.OPERATOR, episode, clock.now(), "patched");
                life.state =
                        life.presence == Presence.GONE
                                ? EpisodeState.CLOSED
                                : EpisodeState.ANSWERED;
            }
            case ANSWERED -> {
                findings.claimRejected(FindingFixture.OPERATOR, episode, "no");
                life.state = EpisodeState.NOTIFIED;
            }
            case ACCEPTED -> {
                acceptances.revoke(FindingFixture.CAC, ids, "措施未落实");
                PresenceModel.resume(life);
            }
            case CLOSED -> {}
        }
    }

    private void accept(List<Long> ids) {
        var until = LocalDate.ofInstant(clock.now(), BusinessClock.ZONE).plusDays(9);
        acceptances.request(FindingFixture.OPERATOR, ids, new Wish("停产", "隔离", until));
        acceptances.decide(FindingFixture.CAC, ids, true, "同意");
    }

    private Long latest(Hole key) {
        return probe.sql(
                        """
                        select e.id
                          from finding.episode e
                          join finding.fingerprint p on p.finding_id = e.finding_id
                         where e.current and p.target = :host and p.port = :port
                           and p.check_key = :check
                        """)
                .param("host", key.host())
                .param("port", key.port())
                .param("check", "nessus:" + key.check())
                .query(Long.class)
                .single();
    }

    private Map<Hole, String> recorded() {
        var ids =
                probe.sql("select id from finding.episode order by finding_id, number")
                        .query(Long.class)
                        .list();
        var lives = new TreeMap<Hole, List<String>>();
        var episodes = new TreeMap<Long, Findings.Episode>();
        findings.episodes(Scope.school(), ids).forEach(it -> episodes.put(it.id(), it));
        for (long id : ids) {
            var it = Objects.requireNonNull(episodes.get(id));
            var key =
                    new Hole(
                            String.valueOf(it.ip()),
                            Objects.requireNonNull(it.port()),
                            it.check().substring("nessus:".length()));
            lives.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(it.state() + "/" + it.presence());
        }
        var text = new TreeMap<Hole, String>();
        lives.forEach((key, list) -> text.put(key, list.toString()));
        return text;
    }
}
