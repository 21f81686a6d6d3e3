package org.fengsui.engine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.fengsui.engine.net.IpAddress;
import org.junit.jupiter.api.Test;

class BordersTest {
    private static final long MAPPED = 0xffff_0000_0000L;

    private final Random random = new Random(20261122);

    @Test
    void ipv4BordersAreFoundAsByWalkingThrough() {
        for (int round = 0; round < 200; round++) {
            int spread = 1 + random.nextInt(31);
            TreeSet<Long> keys = new TreeSet<>();
            for (int i = random.nextInt(400); i > 0; i--) {
                keys.add(MAPPED | Integer.toUnsignedLong(near(spread)));
            }
            if (random.nextBoolean()) {
                keys.add(MAPPED + (1L << 32));
            }
            long[] low = keys.stream().mapToLong(Long::longValue).toArray();
            Borders borders = new Borders.Narrow(low, answers(low.length));
            for (int i = 0; i < 200; i++) {
                long key = MAPPED | Integer.toUnsignedLong(near(1 + random.nextInt(32)));
                check(borders, walk(new long[low.length], low, 0, key), 0, key);
            }
        }
    }

    @Test
    void ipv6BordersAreFoundAsByWalkingThrough() {
        for (int round = 0; round < 200; round++) {
            int spread = 1 + random.nextInt(63);
            TreeSet<IpAddress> keys = new TreeSet<>();
            for (int i = random.nextInt(400); i > 0; i--) {
                keys.add(wide(spread));
            }
            long[] high = keys.stream().mapToLong(IpAddress::high).toArray();
            long[] low = keys.stream().mapToLong(IpAddress::low).toArray();
            Borders borders = new Borders.Wide(high, low, answers(low.length));
            for (int i = 0; i < 200; i++) {
                IpAddress key = wide(1 + random.nextInt(64));
                int expected = walk(high, low, key.high(), key.low());
                check(borders, expected, key.high(), key.low());
            }
        }
    }

    private static void check(Borders borders, int expected, long high, long low) {
        int found = borders.of(high, low);
        assertThat(found).isEqualTo(expected);
        if (found != Borders.NONE) {
            assertThat(borders.answer(found)).isEqualTo(found * 7 - 3);
        }
    }

    private static int walk(long[] high, long[] low, long keyHigh, long keyLow) {
        int last = Borders.NONE;
        for (int i = 0; i < low.length; i++) {
            if (IpAddress.compare(high[i], low[i], keyHigh, keyLow) <= 0) {
                last = i;
            }
        }
        return last;
    }

    private static int[] answers(int count) {
        int[] answers = new int[count];
        for (int i = 0; i < count; i++) {
            answers[i] = i * 7 - 3;
        }
        return answers;
    }

    /** Addresses in clumps, at both ends of the family too. */
    private int near(int bits) {
        int around = random.nextInt(4) << 30;
        return around + (random.nextBoolean() ? 1 : -1) * (random.nextInt() >>> (32 - bits));
    }

    private IpAddress wide(int bits) {
        long around = (long) random.nextInt(4) << 62;
        long high = around + (random.nextLong() >>> (64 - bits));
        return new IpAddress(high, random.nextInt(3) == 0 ? 0 : random.nextLong());
    }
}
