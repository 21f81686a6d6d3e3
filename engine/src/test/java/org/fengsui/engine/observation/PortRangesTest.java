package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortRangesTest {
    @Test
    void rangesEqualABitSetOverRandomBuilds() {
        Random random = new Random(20260212);
        for (int round = 0; round < 200; round++) {
            BitSet reference = new BitSet();
            PortRanges.Builder builder = new PortRanges.Builder();
            for (int i = 0; i < random.nextInt(40); i++) {
                int first = random.nextInt(65_500);
                int last = first + 1 + random.nextInt(random.nextBoolean() ? 3 : 5_000);
                builder.add(first, last);
                reference.set(Math.max(first, 1), Math.min(last, 65_535) + 1);
            }
            PortRanges ranges = builder.build();
            for (int port = 0; port <= 65_536; port += 1 + random.nextInt(7)) {
                assertThat(ranges.contains(port))
                        .as("round %s port %s", round, port)
                        .isEqualTo(reference.get(port));
            }
            assertThat(PortRanges.parse(ranges.toString(), Transport.TCP)).isEqualTo(ranges);
        }
    }

    @Test
    void bothTogetherHoldThePortsOfEither() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            PortRanges one = few(random);
            PortRanges other = round % 3 == 0 ? PortRanges.NONE : few(random);
            PortRanges both = one.and(other);
            for (int port = 1; port <= 70; port++) {
                assertThat(both.contains(port))
                        .as("%s and %s: %s", one, other, port)
                        .isEqualTo(one.contains(port) || other.contains(port));
            }
            assertThat(both).isEqualTo(other.and(one));
            assertThat(both.and(one)).isEqualTo(both);
        }
    }

    private static PortRanges few(Random random) {
        PortRanges.Builder builder = new PortRanges.Builder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int first = 1 + random.nextInt(60);
            builder.add(first, first + random.nextInt(8));
        }
        return builder.build();
    }

    @Test
    void listsOfScannersAreUnderstood() {
        assertThat(text("1-3, 22,443", Transport.TCP)).isEqualTo("1-3,22,443");
        assertThat(text("T:1-10,80,U:53,161", Transport.TCP)).isEqualTo("1-10,80");
        assertThat(text("T:1-10,80,U:53,161", Transport.UDP)).isEqualTo("53,161");
        assertThat(text("-", Transport.TCP)).isEqualTo("1-65535");
        assertThat(PortRanges.parse("default", Transport.TCP)).isNull();
        assertThat(PortRanges.NONE.isEmpty()).isTrue();
    }

    private static String text(String list, Transport transport) {
        return Objects.requireNonNull(PortRanges.parse(list, transport)).toString();
    }
}
