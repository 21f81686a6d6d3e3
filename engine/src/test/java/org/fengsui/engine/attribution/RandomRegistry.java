package org.fengsui.engine.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.fengsui.engine.net.IpRange;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.net.WebUrl;
import org.jspecify.annotations.Nullable;

/** Registries and questions that meet often: few addresses, many nested and overlapping rules. */
final class RandomRegistry {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] LABELS = {"a", "b", "www", "xa"};
    private static final String[] PATHS = {
        "/", "/oa", "/oa/", "/oa/list", "/oab", "/oa/list/x.jsp"
    };

    private final Random random;

    RandomRegistry(Random random) {
        this.random = random;
    }

    List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean pool = random.nextInt(8) == 0;
            boolean system = !pool && random.nextBoolean();
            rules.add(
                    new Rule(
                            match(),
                            pool ? null : "unit" + random.nextInt(4),
                            system ? "sys" + random.nextInt(3) : null,
                            pool ? NetworkKind.WIFI : null,
                            random.nextInt(4) == 0 ? instant() : null,
                            random.nextInt(4) == 0 ? instant() : null,
                            "rule:" + i));
        }
        return rules;
    }

    Query query() {
        boolean url = random.nextInt(3) == 0;
        Target target = Target.parse(url ? url(true) : "h.example");
        IpAddress address = target.address() != null || random.nextInt(5) > 0 ? address() : null;
        return new Query(
                target.address() != null ? target.address() : address,
                random.nextBoolean() ? name() : null,
                random.nextBoolean(),
                url ? target.port() : port(),
                target.url(),
                instant());
    }

    private Match match() {
        return switch (random.nextInt(8)) {
            case 0 -> new Match.Url(WebUrl.parse(url(random.nextInt(4) == 0)));
            case 1 -> new Match.ExactHost(name());
            case 2 -> new Match.Endpoint(address(), random.nextBoolean() ? 80 : 443);
            case 3 -> new Match.Address(address());
            case 4 -> new Match.Suffix(name());
            case 5 -> {
                IpAddress one = address();
                IpAddress other = address();
                boolean sameFamily = one.isV4() == other.isV4();
                yield new Match.Range(
                        !sameFamily
                                ? new IpRange(one, one)
                                : one.compareTo(other) <= 0
                                        ? new IpRange(one, other)
                                        : new IpRange(other, one));
            }
            default -> {
                IpAddress address = address();
                int bits = address.isV4() ? 32 : 128;
                int length =
                        random.nextInt(6) == 0
                                ? random.nextInt(bits + 1)
                                : bits - random.nextInt(7);
                yield new Match.Network(IpNetwork.holding(address, length));
            }
        };
    }

    private IpAddress address() {
        long near = random.nextInt(48);
        return switch (random.nextInt(5)) {
            case 0 -> new IpAddress(0x20010db800000000L, near);
            case 1 -> new IpAddress(-1L, random.nextBoolean() ? -1L - near : near);
            case 2 -> new IpAddress(random.nextInt(2), random.nextBoolean() ? -1L - near : near);
            case 3 -> IpAddress.v4((int) -near);
            default -> IpAddress.v4(0x0a000000 + (int) near);
        };
    }

    private HostName name() {
        StringBuilder name = new StringBuilder("example");
        for (int i = random.nextInt(3); i >= 0; i--) {
            name.insert(0, LABELS[random.nextInt(LABELS.length)] + ".");
        }
        return HostName.parse(name.toString());
    }

    private String url(boolean query) {
        String host = random.nextInt(4) == 0 ? address().inAuthority() : name().toString();
        String port = random.nextInt(3) == 0 ? ":8080" : "";
        return (random.nextBoolean() ? "http://" : "https://")
                + host
                + port
                + PATHS[random.nextInt(PATHS.length)]
                + (query && random.nextBoolean() ? "?id=" + random.nextInt(2) : "");
    }

    private @Nullable Integer port() {
        return switch (random.nextInt(3)) {
            case 0 -> 80;
            case 1 -> 443;
            default -> null;
        };
    }

    private Instant instant() {
        return START.plusSeconds(random.nextInt(20));
    }
}
