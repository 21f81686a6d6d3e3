package org.fengsui.engine.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.tracing.Resolution.Ambiguous;
import org.fengsui.engine.tracing.Resolution.NotTraced;
import org.fengsui.engine.tracing.Resolution.Traced;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The resolver against {@link NaiveTrace} on records that meet often. */
class ResolverRandomTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SECONDS = 60;

    @Test
    void answersLikeGoingThroughEverything() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var records = records(random);
            var skew = Duration.ofSeconds(random.nextInt(3) * 5L);
            var question =
                    new Question(
                            address(random),
                            random.nextInt(6) == 0 ? null : random.nextInt(8),
                            transport(random),
                            START.plusSeconds(random.nextInt(SECONDS)),
                            random.nextBoolean());
            var answer = words(new Resolver(records, skew).resolve(question));
            assertThat(answer)
                    .as("seed %d: %s", seed, question)
                    .isEqualTo(new NaiveTrace(records, skew).answer(question));
            int end = answer.indexOf(' ');
            kinds.merge(end < 0 ? answer : answer.substring(0, end), 1, Integer::sum);
        }
        assertThat(kinds)
                .as("every kind of answer occurs often enough to mean something")
                .hasSize(6)
                .allSatisfy((kind, times) -> assertThat(times).as(kind).isGreaterThan(200));
    }

    private static String words(Resolution resolution) {
        return switch (resolution) {
            case Traced it -> "traced [" + it.account() + "]";
            case Ambiguous it -> "ambiguous " + it.accounts() + (it.others() ? " +" : "");
            case NotTraced it -> it.gap().name();
        };
    }

    private static HeldRecords records(Random random) {
        var records = new HeldRecords();
        for (int i = random.nextInt(6); i > 0; i--) {
            int first = random.nextInt(8);
            records.translations.add(
                    new Translation(
                            address(random),
                            random.nextInt(5) == 0
                                    ? null
                                    : new Translation.PortSpan(first, first + random.nextInt(4)),
                            transport(random),
                            address(random),
                            during(random)));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            records.leases.add(new Lease(address(random), mac(random), during(random)));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            boolean byAddress = random.nextBoolean();
            boolean byMac = !byAddress || random.nextBoolean();
            records.sessions.add(
                    new Session(
                            byAddress ? address(random) : null,
                            byMac ? mac(random) : null,
                            "user" + random.nextInt(3),
                            during(random)));
        }
        return records;
    }

    private static IpAddress address(Random random) {
        return IpAddress.v4(0xc0000200 | random.nextInt(3));
    }

    private static Mac mac(Random random) {
        return new Mac("02:00:00:00:00:0" + random.nextInt(3));
    }

    private static @Nullable Transport transport(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Transport.TCP;
            case 1 -> Transport.UDP;
            default -> null;
        };
    }

    private static During during(Random random) {
        var start = START.plusSeconds(random.nextInt(SECONDS) - 10L);
        return new During(
                start, random.nextInt(8) == 0 ? null : start.plusSeconds(1 + random.nextInt(40)));
    }
}
