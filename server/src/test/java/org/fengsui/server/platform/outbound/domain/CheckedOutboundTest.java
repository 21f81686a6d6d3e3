package org.fengsui.server.platform.outbound.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Purpose;
import org.fengsui.server.platform.outbound.OutboundProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedOutboundTest {

    private final FakeNames names = new FakeNames();
    private final CheckedOutbound policy = new CheckedOutbound(names, List.of());

    @Test
    void aPublicAddressPasses() {
        var address = policy.check("8.8.4.4", 443, Purpose.HTTP);
        assertThat(address.getAddress().getHostAddress()).isEqualTo("8.8.4.4");
        assertThat(address.getPort()).isEqualTo(443);
        assertThat(policy.check("[2400:3200::1]", 53, Purpose.HTTP).getPort()).isEqualTo(53);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.254",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "fd00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1",
                "2001:db8::1"
            })
    void aNonPublicAddressIsRefused(String address) {
        assertRefused(
                () -> policy.check(address, 80, Purpose.HTTP), OutboundProblem.ADDRESS_FORBIDDEN);
        assertRefused(
                () -> policy.check(names.naming(address), 80, Purpose.HTTP),
                OutboundProblem.ADDRESS_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "11.0.0.0",
                "9.255.255.255",
                "223.255.255.254",
                "2400::1",
                "::ffff:8.8.8.8"
            })
    void whatLiesBesideANonPublicRangePasses(String address) {
        assertThat(policy.check(address, 80, Purpose.HTTP).isUnresolved()).isFalse();
    }

    @Test
    void onePrivateAnswerAmongPublicOnesIsRefused() {
        names.answers("mixed.example.edu.cn", "8.8.8.8", "10.0.0.1");
        assertRefused(
                () -> policy.check("mixed.example.edu.cn", 80, Purpose.HTTP),
                OutboundProblem.ADDRESS_FORBIDDEN);
    }

    @Test
    void theNameIsAskedOnceAndTheAnswerThatWasCheckedIsTheOneToConnectTo() {
        names.answers("rebinding.example.edu.cn", "8.8.8.8");
        names.answers("rebinding.example.edu.cn", "127.0.0.1");
        var address = policy.check("rebinding.example.edu.cn", 80, Purpose.HTTP);
        assertThat(address.getAddress().getHostAddress()).isEqualTo("8.8.8.8");
        assertThat(names.asked).containsExactly("rebinding.example.edu.cn");
    }

    @Test
    void anAddressInDigitsIsNeverAskedOfTheNameService() {
        policy.check("8.8.8.8", 80, Purpose.HTTP);
        assertThat(names.asked).isEmpty();
    }

    @Test
    void aNamedAddressIsReachedOnExactlyItsPort() {
        var naming =
                new CheckedOutbound(
                        names,
                        List.of(
                                new NamedAddress("Relay.Example.edu.cn", 25),
                                new NamedAddress("[::1]", 1025)));
        names.answers("relay.example.edu.cn", "10.0.0.25");
        names.answers("relay.example.edu.cn", "10.0.0.25");
        assertThat(naming.check("relay.example.edu.cn", 25, Purpose.MAIL).getPort()).isEqualTo(25);
        assertThat(naming.check("::1", 1025, Purpose.MAIL).getPort()).isEqualTo(1025);
        assertRefused(
                () -> naming.check("relay.example.edu.cn", 22, Purpose.MAIL),
                OutboundProblem.ADDRESS_FORBIDDEN);
        // The address behind a named name is not named itself.
        assertRefused(
                () -> naming.check("10.0.0.25", 25, Purpose.MAIL),
                OutboundProblem.ADDRESS_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0x7f.1",
                "2130706433",
                "127.1",
                "0177.0.0.1",
                "a..b",
                "a b",
                "fe80::1%eth0",
                "http://example.edu.cn",
                "user@example.edu.cn",
                "exa\nmple"
            })
    void aMalformedHostIsRefusedWithoutAsking(String host) {
        assertRefused(
                () -> policy.check(host, 80, Purpose.HTTP), OutboundProblem.ADDRESS_MALFORMED);
        assertThat(names.asked).isEmpty();
    }

    @Test
    void aPortOutsideItsRangeIsRefused() {
        assertRefused(
                () -> policy.check("8.8.8.8", 0, Purpose.HTTP), OutboundProblem.ADDRESS_MALFORMED);
        assertRefused(
                () -> policy.check("8.8.8.8", 65_536, Purpose.HTTP),
                OutboundProblem.ADDRESS_MALFORMED);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertRefused(
                () -> policy.check("nobody.example.edu.cn", 80, Purpose.HTTP),
                OutboundProblem.HOST_UNKNOWN);
    }

    @Test
    void settingsThatAreNoPairStopTheStart() {
        assertThat(new OutboundSettings(List.of("relay:25", "[::1]:26")).named())
                .containsExactly(new NamedAddress("relay", 25), new NamedAddress("[::1]", 26));
        assertThatThrownBy(() -> new OutboundSettings(List.of("relay")).named())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fengsui.outbound.allowed")
                .hasMessageContaining("relay");
    }

    private static void assertRefused(ThrowingCallable call, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    /** Answers what the test told it, one answer after the other. */
    private static final class FakeNames implements NameService {
        private final Map<String, Deque<List<InetAddress>>> answers = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        String naming(String address) {
            var name = "host-" + answers.size() + ".example.edu.cn";
            answers(name, address);
            return name;
        }

        void answers(String name, String... addresses) {
            var list = new ArrayList<InetAddress>();
            for (var address : addresses) {
                try {
                    list.add(InetAddress.getByAddress(IpAddress.parse(address).toBytes()));
                } catch (UnknownHostException e) {
                    throw new IllegalArgumentException(address, e);
                }
            }
            answers.computeIfAbsent(name, key -> new ArrayDeque<>()).add(list);
        }

        @Override
        public List<InetAddress> resolve(String name) throws UnknownHostException {
            asked.add(name);
            var queue = answers.get(name);
            var answer = queue == null ? null : queue.poll();
            if (answer == null) {
                throw new UnknownHostException(name);
            }
            return answer;
        }
    }
}
