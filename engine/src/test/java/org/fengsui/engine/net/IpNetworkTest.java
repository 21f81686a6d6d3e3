package org.fengsui.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, 192.0.2.255",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "192.0.2.7/32, 192.0.2.7, 192.0.2.7",
        "::/80, ::, ::fffe:ffff:ffff",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void spansFirstToLast(String text, String first, String last) {
        IpRange range = IpNetwork.parse(text).range();
        assertThat(range.first()).hasToString(first);
        assertThat(range.last()).hasToString(last);
        assertThat(IpNetwork.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.5/24, 192.0.2.0/24",
        "10.1.2.3/8, 10.0.0.0/8",
        "2001:db8::1/32, 2001:db8::/32",
    })
    void hostBitsAreAnErrorThatNamesTheRightNetwork(String text, String right) {
        assertThatThrownBy(() -> IpNetwork.parse(text))
                .isInstanceOf(AddressFormatException.class)
                .hasMessageContaining(text)
                .hasMessageEndingWith(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/024",
                "2001:db8::/129",
                "192.0.2.0/255.255.255.0",
                "/24",
                "a/24",
                "::ffff:10.0.0.0/95"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> IpNetwork.parse(text)).isInstanceOf(AddressFormatException.class);
    }

    @Test
    void theMappedSpellingIsTheIpv4Network() {
        assertThat(IpNetwork.parse("::ffff:10.0.0.0/104")).isEqualTo(IpNetwork.parse("10.0.0.0/8"));
    }

    @Test
    void anIpv6NetworkHoldsNoIpv4Address() {
        IpNetwork all = IpNetwork.parse("::/0");
        assertThat(all.contains(IpAddress.parse("192.0.2.1"))).isFalse();
        assertThat(all.contains(IpAddress.parse("2001:db8::1"))).isTrue();
    }

    @Test
    void agreesWithBigIntegersOverRandomNetworks() {
        Random random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            IpAddress address = new IpAddress(random.nextLong() | 1, random.nextLong());
            int length = random.nextInt(129);
            IpNetwork network = IpNetwork.holding(address, length);
            BigInteger size = BigInteger.TWO.pow(128 - length);
            BigInteger first = number(address).divide(size).multiply(size);
            if (!network.base().isV4()) {
                assertThat(number(network.base())).isEqualTo(first);
                assertThat(number(network.last()))
                        .isEqualTo(first.add(size).subtract(BigInteger.ONE));
                assertThat(network.contains(address)).isTrue();
            }
        }
    }

    @Test
    void rangesKeepOneFamilyAndOrder() {
        assertThat(IpRange.parse("192.0.2.1-192.0.2.9").contains(IpAddress.parse("192.0.2.9")))
                .isTrue();
        assertThat(IpRange.parse("192.0.2.1-192.0.2.9").contains(IpAddress.parse("192.0.2.10")))
                .isFalse();
        for (String bad :
                new String[] {
                    "192.0.2.9-192.0.2.1", "192.0.2.1-::1", "192.0.2.1", "192.0.2.1-20", "-"
                }) {
            assertThatThrownBy(() -> IpRange.parse(bad))
                    .isInstanceOf(AddressFormatException.class)
                    .hasMessageContaining(bad);
        }
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(
                1, ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array());
    }
}
