package org.fengsui.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "fe80:0:0:0:0:0:0:0, fe80::"
    })
    void printsTheCanonicalText(String read, String printed) {
        assertThat(IpAddress.parse(read)).hasToString(printed);
        assertThat(IpAddress.parse(printed)).isEqualTo(IpAddress.parse(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4 ",
                "1..3.4",
                "0x1.2.3.4",
                "１.2.3.4",
                "localhost",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7:8::",
                "::1:",
                ":1::",
                "fe80::1%eth0",
                "[::1]",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::g",
                "1.2.3.4::",
                "1:2:3:4:5:6:1.2.3.4:7"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(IpAddress.tryParse(text)).isNull();
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(AddressFormatException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void agreesWithThePlatformOverRandomAddresses() throws UnknownHostException {
        Random random = new Random(20260101);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? 4 : 16];
            random.nextBytes(bytes);
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = random.nextInt(3) == 0 ? 0 : bytes[b];
            }
            IpAddress address = IpAddress.of(bytes);
            InetAddress platform = InetAddress.getByAddress(bytes);
            assertThat(IpAddress.parse(platform.getHostAddress())).isEqualTo(address);
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            assertThat(InetAddress.getByName(address.toString())).isEqualTo(platform);
            assertThat(address.toBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void ordersUnsigned() {
        assertThat(IpAddress.parse("128.0.0.0")).isGreaterThan(IpAddress.parse("127.255.255.255"));
        assertThat(IpAddress.parse("ffff::")).isGreaterThan(IpAddress.parse("7fff::"));
        assertThat(IpAddress.parse("::8000:0:0:0")).isGreaterThan(IpAddress.parse("::7fff:0:0:0"));
    }

    @Test
    void theMessageSpeaksChineseToo() {
        assertThatThrownBy(() -> IpAddress.parse("300.1.1.1"))
                .isInstanceOfSatisfying(
                        AddressFormatException.class,
                        e -> {
                            assertThat(e.message(Locale.CHINA)).startsWith("“300.1.1.1”不是 IP 地址");
                            assertThat(e.message(Locale.FRENCH)).isEqualTo(e.getMessage());
                            assertThat(e.expected())
                                    .isEqualTo(AddressFormatException.Expected.IP_ADDRESS);
                        });
    }
}
