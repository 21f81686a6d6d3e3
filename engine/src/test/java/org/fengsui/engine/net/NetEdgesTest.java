package org.fengsui.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is taken and the first that is not. */
class NetEdgesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "1:2:3:4:5:6:192.0.2.1",
                "::5:6:192.0.2.1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void addressesAtTheEdge(String text) {
        assertThat(IpAddress.tryParse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                "1.2.3.256",
                "1.2.3.0004",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:192.0.2.1",
                "1::2::3",
                "10000::",
                "g::",
                ":1",
                "1:",
                "::ffff:192.0.2",
                "1:2:3:4:5:6:7:é",
                "1:2:3:4:5:6:7:\uff11"
            })
    void addressesBeyondTheEdge(String text) {
        assertThat(IpAddress.tryParse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "0:1:0:1:0:1:0:1, 0:1:0:1:0:1:0:1",
        "0:0:1:1:1:1:0:0, ::1:1:1:1:0:0",
        "1:0:0:0:0:0:0:0, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void addressesArePrintedShortest(String text, String printed) {
        assertThat(IpAddress.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "128.0.0.0/1",
                "192.0.2.1/32",
                "::/0",
                "2001:db8::/64",
                "2001:db8:0:0:8000::/65",
                "2001:db8::1/128"
            })
    void networksAtTheEdge(String text) {
        IpNetwork network = IpNetwork.parse(text);
        assertThat(network).hasToString(text);
        assertThat(IpNetwork.holding(network.base(), network.length())).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "/24",
                "192.0.2.0/024x",
                "192.0.2.1/31",
                "::1/127",
                "::/129",
                "2001:db8::1/64",
                "192.0.2.0",
                "192.0.2.0/99999999999"
            })
    void networksBeyondTheEdge(String text) {
        assertThatThrownBy(() -> IpNetwork.parse(text)).isInstanceOf(AddressFormatException.class);
    }

    @Test
    void labelsHaveUpTo63AndNamesUpTo253Characters() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "b".repeat(61);
        assertThat(HostName.parse(label).ascii()).isEqualTo(label);
        assertThat(HostName.parse(longest).ascii()).hasSize(253);
        assertThat(HostName.parse(longest + ".").ascii()).as("the root's dot").hasSize(253);
        assertThat(HostName.parse("A-1_b.Example").ascii()).isEqualTo("a-1_b.example");
        assertThat(HostName.parse("a.0xyz").ascii()).as("no number").isEqualTo("a.0xyz");
        for (String wrong :
                new String[] {
                    label + "a",
                    longest + "b",
                    "a.0x7f",
                    "a.0x",
                    "a.127",
                    "a-",
                    "-a",
                    "a..b",
                    ".a",
                    "z{",
                    "@a",
                    "[a"
                }) {
            assertThatThrownBy(() -> HostName.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(AddressFormatException.class);
        }
    }

    @Test
    void aNameLiesWithinItsDomainOnly() {
        HostName domain = HostName.parse("example.edu.cn");
        assertThat(HostName.parse("www.example.edu.cn").isWithin(domain)).isTrue();
        assertThat(domain.isWithin(domain)).isTrue();
        assertThat(HostName.parse("badexample.edu.cn").isWithin(domain)).isFalse();
        assertThat(HostName.parse("edu.cn").isWithin(domain)).isFalse();
        assertThat(HostName.parse("a.example").compareTo(HostName.parse("b.example"))).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b-c.1://host/", "Z9://host:1/", "http://host:65535", "http://h:/"})
    void schemesAndPortsAtTheEdge(String text) {
        assertThat(WebUrl.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "://host/",
                "1a://host/",
                "+a://host/",
                "a_b://host/",
                "a@://host/",
                "a[://host/",
                "http://host:0/",
                "http://host:65536/",
                "http://:80/",
                "http://[::1]x/"
            })
    void schemesAndPortsBeyondTheEdge(String text) {
        assertThatThrownBy(() -> WebUrl.parse(text)).isInstanceOf(AddressFormatException.class);
    }

    @Test
    void targetsArePrintedAsTheyAreRead() {
        for (String text :
                new String[] {
                    "192.0.2.1",
                    "192.0.2.1:80",
                    "2001:db8::1",
                    "[2001:db8::1]:443",
                    "www.example.edu.cn:22"
                }) {
            assertThat(Target.parse(Target.parse(text).toString())).isEqualTo(Target.parse(text));
        }
        assertThat(Target.parse("[2001:db8::1]:443")).hasToString("[2001:db8::1]:443");
    }

    @Test
    void rangesRunUpwardsWithinOneFamily() {
        assertThat(IpRange.parse("192.0.2.9-192.0.2.9")).hasToString("192.0.2.9-192.0.2.9");
        for (String wrong :
                new String[] {
                    "192.0.2.9-192.0.2.8",
                    "192.0.2.9",
                    "-192.0.2.9",
                    "192.0.2.9-",
                    "192.0.2.1-2001:db8::1"
                }) {
            assertThatThrownBy(() -> IpRange.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(AddressFormatException.class);
        }
    }
}
