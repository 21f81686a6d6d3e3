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

class ResolverTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final IpAddress OUTSIDE = IpAddress.parse("203.0.113.7");
    private static final IpAddress INSIDE = IpAddress.parse("10.8.1.20");
    private static final Mac LAPTOP = new Mac("02:00:5e:10:00:01");
    private static final Mac PHONE = new Mac("02:00:5e:10:00:02");

    private final HeldRecords records = new HeldRecords();

    private static During minutes(long from, long until) {
        return new During(
                NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(until)));
    }

    private void nat(int first, int last) {
        records.translations.add(
                new Translation(
                        OUTSIDE,
                        new Translation.PortSpan(first, last),
                        Transport.TCP,
                        INSIDE,
                        minutes(-10, 10)));
    }

    private Resolution ask(@Nullable Integer port) {
        return new Resolver(records, Duration.ofMinutes(1))
                .resolve(new Question(OUTSIDE, port, Transport.TCP, NOON, true));
    }

    private Resolution askInside() {
        return new Resolver(records, Duration.ofMinutes(1))
                .resolve(new Question(INSIDE, null, null, NOON, false));
    }

    private static Gap gap(Resolution resolution) {
        return ((NotTraced) resolution).gap();
    }

    @Test
    void natThenDhcpThenRadiusLeadToTheAccount() {
        nat(40_000, 40_511);
        records.leases.add(new Lease(INSIDE, LAPTOP, minutes(-60, 60)));
        records.sessions.add(new Session(null, LAPTOP, "2026001", minutes(-60, 60)));
        assertThat(ask(40_100))
                .isInstanceOfSatisfying(
                        Traced.class,
                        it -> {
                            assertThat(it.account()).isEqualTo("2026001");
                            assertThat(it.chains()).hasSize(1);
                            assertThat(it.chains().getFirst().mac()).isEqualTo(LAPTOP);
                        });
        assertThat(gap(ask(41_000))).isEqualTo(Gap.NO_TRANSLATION);
        assertThat(gap(ask(null))).isEqualTo(Gap.PORT_MISSING);
    }

    @Test
    void anAddressThatStandsForOneDeviceNeedsNoPort() {
        records.translations.add(new Translation(OUTSIDE, null, null, INSIDE, minutes(-10, 10)));
        records.sessions.add(new Session(INSIDE, null, "2026001", minutes(-60, 60)));
        assertThat(ask(null)).isInstanceOf(Traced.class);
    }

    @Test
    void aPartialChainSaysHowFarItLeads() {
        assertThat(gap(askInside())).isEqualTo(Gap.NO_LEASE);
        records.leases.add(new Lease(INSIDE, LAPTOP, minutes(-60, 60)));
        assertThat(gap(askInside())).isEqualTo(Gap.NO_SESSION);
        records.sessions.add(new Session(INSIDE, null, "2026001", minutes(-60, 60)));
        assertThat(askInside()).isInstanceOf(Traced.class);
    }

    @Test
    void leasesThatChangeHandsWithinTheToleranceAreAmbiguous() {
        records.leases.add(new Lease(INSIDE, LAPTOP, minutes(-60, 0)));
        records.leases.add(new Lease(INSIDE, PHONE, minutes(0, 60)));
        records.sessions.add(new Session(null, LAPTOP, "2026001", minutes(-60, 60)));
        records.sessions.add(new Session(null, PHONE, "2026002", minutes(-60, 60)));
        assertThat(askInside())
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        it -> {
                            assertThat(it.accounts()).containsExactly("2026001", "2026002");
                            assertThat(it.others()).isFalse();
                        });
        assertThat(
                        new Resolver(records, Duration.ZERO)
                                .resolve(new Question(INSIDE, null, null, NOON, false)))
                .isInstanceOfSatisfying(
                        Traced.class, it -> assertThat(it.account()).isEqualTo("2026002"));
    }

    @Test
    void twoDevicesOfOneAccountAreOneAccount() {
        records.leases.add(new Lease(INSIDE, LAPTOP, minutes(-60, 0)));
        records.leases.add(new Lease(INSIDE, PHONE, minutes(0, 60)));
        records.sessions.add(new Session(null, LAPTOP, "2026001", minutes(-60, 60)));
        records.sessions.add(new Session(null, PHONE, "2026001", minutes(-60, 60)));
        assertThat(askInside()).isInstanceOf(Traced.class);
    }

    @Test
    void whereOneWayLeadsToNobodyTheOtherIsNotAccused() {
        records.leases.add(new Lease(INSIDE, LAPTOP, minutes(-60, 0)));
        records.leases.add(new Lease(INSIDE, PHONE, minutes(0, 60)));
        records.sessions.add(new Session(null, LAPTOP, "2026001", minutes(-60, 60)));
        assertThat(askInside())
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        it -> {
                            assertThat(it.accounts()).containsExactly("2026001");
                            assertThat(it.others()).isTrue();
                        });
    }

    @Test
    void hardwareAddressesAreReadInTheSpellingsOfDevices() {
        assertThat(Mac.tryParse("02-00-5E-10-00-01")).isEqualTo(LAPTOP);
        assertThat(Mac.tryParse("0200.5e10.0001")).isEqualTo(LAPTOP);
        assertThat(Mac.tryParse("0200-5e10-0001")).isEqualTo(LAPTOP);
        assertThat(Mac.tryParse("02005E100001")).isEqualTo(LAPTOP);
        assertThat(Mac.tryParse("02:00:5e:10:00")).isNull();
        assertThat(Mac.tryParse("02:00:5e:10:00:0g")).isNull();
    }
}
