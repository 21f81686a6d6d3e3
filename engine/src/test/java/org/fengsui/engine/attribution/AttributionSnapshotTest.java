package org.fengsui.engine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.fengsui.engine.net.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionSnapshotTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final AttributionSnapshot CAMPUS =
            AttributionSnapshot.of(
                    List.of(
                            rule("https://www.example.edu.cn/oa", "office", "oa"),
                            rule("www.example.edu.cn", "press", "portal"),
                            rule("10.1.0.5:8443", "library", "opac"),
                            rule("10.1.0.5", "it", "shared"),
                            rule("*.cs.example.edu.cn", "cs", null),
                            rule("*.example.edu.cn", "it", null),
                            rule("10.0.0.0/8", "it", null),
                            rule("10.1.0.0/16", "physics", null),
                            rule("10.1.0.0-10.1.0.9", "chemistry", null),
                            rule("2001:db8::/32", "it", null),
                            rule("2001:db8:5::/48", "cs", null)),
                    7);

    @ParameterizedTest
    @CsvSource({
        "https://www.example.edu.cn/oa/list?id=1, office, URL",
        "http://www.example.edu.cn/oa, office, URL",
        "https://www.example.edu.cn/oab, press, HOST",
        "https://www.example.edu.cn:8443/oa, press, HOST",
        "www.example.edu.cn:22, press, HOST",
        "10.1.0.5:8443, library, ENDPOINT",
        "https://10.1.0.5:8443/x, library, ENDPOINT",
        "10.1.0.5:22, it, ADDRESS",
        "lab.cs.example.edu.cn, cs, SUFFIX",
        "cs.example.edu.cn, cs, SUFFIX",
        "physics.example.edu.cn, it, SUFFIX",
        "10.1.0.6, chemistry, NETWORK",
        "10.1.0.10, physics, NETWORK",
        "10.2.0.1, it, NETWORK",
        "2001:db8:5::9, cs, NETWORK",
        "2001:db8:6::9, it, NETWORK",
    })
    void theClosestRuleWins(String target, String unit, Reason.Code code) {
        Attribution attribution = CAMPUS.attribute(Query.of(Target.parse(target), AT));
        assertThat(attribution)
                .isInstanceOfSatisfying(
                        Attribution.Attributed.class,
                        found -> {
                            assertThat(found.unit()).isEqualTo(unit);
                            assertThat(found.reason().code()).isEqualTo(code);
                            assertThat(found.reason().text(Locale.ENGLISH))
                                    .contains(found.rule().match().toString());
                        });
    }

    @Test
    void whatNoRuleHoldsIsUnattributed() {
        assertThat(CAMPUS.attribute(Query.of(Target.parse("192.0.2.1"), AT)))
                .isEqualTo(new Attribution.Unattributed(new Reason(Reason.Code.NONE, List.of())));
        assertThat(CAMPUS.attribute(Query.of(Target.parse("example.com"), AT)))
                .isInstanceOf(Attribution.Unattributed.class);
    }

    @Test
    void aDomainCountsOnlyForNamesAskedFor() {
        HostName name = HostName.parse("lab.cs.example.edu.cn");
        Query reverse = new Query(IpAddress.parse("10.2.0.1"), name, false, null, null, AT);
        Query asked = new Query(IpAddress.parse("10.2.0.1"), name, true, null, null, AT);
        assertThat(unit(CAMPUS.attribute(reverse))).isEqualTo("it");
        assertThat(unit(CAMPUS.attribute(asked))).isEqualTo("cs");
    }

    @Test
    void equallyCloseRulesOfDifferentUnitsAreAmbiguous() {
        AttributionSnapshot shared =
                AttributionSnapshot.of(
                        List.of(rule("10.0.0.1", "a", "x"), rule("10.0.0.1", "b", "y")), 1);
        assertThat(shared.attribute(Query.of(Target.parse("10.0.0.1:80"), AT)))
                .isInstanceOfSatisfying(
                        Attribution.Ambiguous.class,
                        found -> {
                            assertThat(found.candidates()).isEqualTo(shared.rules());
                            assertThat(found.reason().text(Locale.CHINA)).contains("a (", "b (");
                        });
    }

    @Test
    void severalSystemsOfOneUnitLeaveTheSystemOpen() {
        AttributionSnapshot shared =
                AttributionSnapshot.of(
                        List.of(rule("10.0.0.1", "a", "x"), rule("10.0.0.1", "a", "y")), 1);
        assertThat(shared.attribute(Query.of(Target.parse("10.0.0.1"), AT)))
                .isInstanceOfSatisfying(
                        Attribution.Attributed.class,
                        found -> {
                            assertThat(found.unit()).isEqualTo("a");
                            assertThat(found.system()).isNull();
                            assertThat(found.reason().code())
                                    .isEqualTo(Reason.Code.SEVERAL_SYSTEMS);
                        });
    }

    @Test
    void aPoolIsNobodysAndSaysItsKind() {
        Rule pool =
                new Rule(
                        Match.parse("10.9.0.0/16"),
                        null,
                        null,
                        NetworkKind.DORMITORY,
                        null,
                        null,
                        "network:dorm");
        assertThat(
                        AttributionSnapshot.of(List.of(pool), 1)
                                .attribute(Query.of(Target.parse("10.9.1.1"), AT)))
                .isInstanceOfSatisfying(
                        Attribution.Pooled.class,
                        found -> {
                            assertThat(found.kind()).isEqualTo(NetworkKind.DORMITORY);
                            assertThat(found.reason().text(Locale.CHINA)).contains("宿舍");
                        });
    }

    @Test
    void whereTheClosestRuleIsNotValidTheNextOutwardsCounts() {
        Rule inner =
                new Rule(
                        Match.parse("10.0.0.0/24"),
                        "lab",
                        null,
                        null,
                        AT,
                        AT.plusSeconds(60),
                        "network:lab");
        AttributionSnapshot snapshot =
                AttributionSnapshot.of(List.of(inner, rule("10.0.0.0/8", "it", null)), 1);
        Target target = Target.parse("10.0.0.7");
        assertThat(unit(snapshot.attribute(Query.of(target, AT.minusMillis(1))))).isEqualTo("it");
        assertThat(unit(snapshot.attribute(Query.of(target, AT)))).isEqualTo("lab");
        assertThat(unit(snapshot.attribute(Query.of(target, AT.plusMillis(59_999)))))
                .isEqualTo("lab");
        assertThat(unit(snapshot.attribute(Query.of(target, AT.plusSeconds(60))))).isEqualTo("it");
    }

    @Test
    void equalsANaiveScanOverRandomRegistries() {
        Random random = new Random(20260704);
        RandomRegistry made = new RandomRegistry(random);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int registry = 0; registry < 300; registry++) {
            List<Rule> rules = made.rules(random.nextInt(60));
            AttributionSnapshot snapshot = AttributionSnapshot.of(rules, registry);
            NaiveAttribution naive = new NaiveAttribution(rules);
            for (int i = 0; i < 60; i++) {
                Query query = made.query();
                List<Rule> closest = naive.closest(query);
                Attribution found = snapshot.attribute(query);
                outcomes.merge(found.getClass().getSimpleName(), 1, Integer::sum);
                assertThat(rulesOf(found, closest)).as("%s in %s", query, rules).isEqualTo(closest);
            }
        }
        assertThat(outcomes)
                .hasSize(4)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(200));
    }

    @Test
    void findEqualsANaiveScanOverAddresses() {
        Random random = new Random(64);
        RandomRegistry made = new RandomRegistry(random);
        for (int registry = 0; registry < 200; registry++) {
            List<Rule> rules =
                    made.rules(80).stream()
                            .filter(rule -> Span.of(0, rule.match()) != null)
                            .toList();
            AttributionSnapshot snapshot = AttributionSnapshot.of(rules, registry);
            NaiveAttribution naive = new NaiveAttribution(rules);
            for (int i = 0; i < 50; i++) {
                IpAddress address = made.query().address();
                if (address == null) {
                    continue;
                }
                Instant at = made.query().at();
                List<Rule> closest = naive.closest(new Query(address, null, false, null, null, at));
                int found = snapshot.find(address.high(), address.low(), at);
                switch (closest.size()) {
                    case 0 -> assertThat(found).isEqualTo(AttributionSnapshot.NONE);
                    case 1 -> assertThat(rules.get(found)).isSameAs(closest.getFirst());
                    default -> assertThat(found).isEqualTo(AttributionSnapshot.SEVERAL);
                }
            }
        }
    }

    @Test
    void theIndexOfAHundredThousandNetworksStaysSmall() {
        Random random = new Random(1);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            IpAddress base =
                    random.nextInt(3) == 0
                            ? new IpAddress(
                                    0x20010db800000000L | random.nextInt(), random.nextLong())
                            : IpAddress.v4(0x0a000000 | random.nextInt(1 << 24));
            int length = base.isV4() ? 12 + random.nextInt(21) : 36 + random.nextInt(60);
            rules.add(
                    new Rule(
                            new Match.Network(IpNetwork.holding(base, length)),
                            "unit" + i % 40,
                            null,
                            null,
                            null,
                            null,
                            "network:n"));
        }
        AttributionSnapshot snapshot = AttributionSnapshot.of(rules, 1);
        assertThat(snapshot.indexBytes()).isLessThan(16L << 20);
    }

    private static List<Rule> rulesOf(Attribution found, List<Rule> closest) {
        return switch (found) {
            case Attribution.Ambiguous ambiguous -> ambiguous.candidates();
            case Attribution.Unattributed _ -> List.of();
            case Attribution.Pooled pooled -> oneOf(pooled.rule(), closest);
            case Attribution.Attributed attributed -> oneOf(attributed.rule(), closest);
        };
    }

    /** Rules that agree on the unit are answered by the first; the reference lists all of them. */
    private static List<Rule> oneOf(Rule rule, List<Rule> closest) {
        boolean agree =
                closest.stream().map(r -> String.valueOf(r.unit())).distinct().count() == 1
                        && closest.getFirst().equals(rule);
        return agree ? closest : List.of(rule);
    }

    private static @Nullable String unit(Attribution attribution) {
        return attribution instanceof Attribution.Attributed found ? found.unit() : null;
    }

    private static Rule rule(String match, String unit, @Nullable String system) {
        String origin = system == null ? "network:" + unit : "system:" + system;
        return new Rule(Match.parse(match), unit, system, null, null, null, origin);
    }
}
