package org.fengsui.engine.attribution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpRange;
import org.fengsui.engine.net.WebUrl;
import org.jspecify.annotations.Nullable;

/** Attribution by looking at every rule: the reference for the snapshot. */
final class NaiveAttribution {
    private static final BigInteger LEVEL = BigInteger.TWO.pow(140);

    private final List<Rule> rules;

    NaiveAttribution(List<Rule> rules) {
        this.rules = rules;
    }

    /** The closest valid rules, in the order given. */
    List<Rule> closest(Query query) {
        List<Rule> best = new ArrayList<>();
        BigInteger bestCloseness = BigInteger.ONE.negate();
        for (Rule rule : rules) {
            BigInteger closeness = rule.isValidAt(query.at()) ? closeness(rule, query) : null;
            if (closeness == null || closeness.compareTo(bestCloseness) < 0) {
                continue;
            }
            if (closeness.compareTo(bestCloseness) > 0) {
                best.clear();
                bestCloseness = closeness;
            }
            best.add(rule);
        }
        return best;
    }

    private static @Nullable BigInteger closeness(Rule rule, Query query) {
        WebUrl url = query.url();
        IpAddress ip = query.address();
        HostName inUrl = url != null && url.host() instanceof HostName name ? name : null;
        return switch (rule.match()) {
            case Match.Url(WebUrl registered) ->
                    url != null && covers(registered, url)
                            ? level(
                                    6,
                                    bare(registered).length()
                                            + (registered.query() == null ? 0 : 10_000))
                            : null;
            case Match.ExactHost(HostName name) ->
                    name.equals(inUrl)
                            ? level(5, 1)
                            : name.equals(query.name()) ? level(5, 0) : null;
            case Match.Endpoint endpoint ->
                    endpoint.address().equals(ip)
                                    && query.port() != null
                                    && endpoint.port() == query.port()
                            ? level(4, 0)
                            : null;
            case Match.Address(IpAddress address) -> address.equals(ip) ? level(3, 0) : null;
            case Match.Suffix(HostName domain) -> {
                if (inUrl != null && inUrl.isWithin(domain)) {
                    yield level(2, 1000 + domain.ascii().length());
                }
                HostName name = query.asked() ? query.name() : null;
                yield name != null && name.isWithin(domain)
                        ? level(2, domain.ascii().length())
                        : null;
            }
            case Match.Network network -> range(network.network().range(), ip);
            case Match.Range range -> range(range.range(), ip);
        };
    }

    private static boolean covers(WebUrl registered, WebUrl url) {
        if (!registered
                        .scheme()
                        .replace("https", "http")
                        .equals(url.scheme().replace("https", "http"))
                || !registered.host().equals(url.host())
                || registered.onDefaultPort() != url.onDefaultPort()
                || (!url.onDefaultPort() && !Objects.equals(url.port(), registered.port()))) {
            return false;
        }
        if (registered.query() != null) {
            return registered.query().equals(url.query()) && bare(registered).equals(bare(url));
        }
        String below = bare(registered) + "/";
        return (url.path() + "/").startsWith(below);
    }

    private static String bare(WebUrl url) {
        return url.path().replaceAll("/+$", "");
    }

    private static @Nullable BigInteger range(IpRange range, @Nullable IpAddress ip) {
        if (ip == null || !range.contains(ip)) {
            return null;
        }
        BigInteger size = number(range.last()).subtract(number(range.first()));
        return LEVEL.subtract(BigInteger.ONE).subtract(size);
    }

    private static BigInteger level(int level, int within) {
        return LEVEL.multiply(BigInteger.valueOf(level)).add(BigInteger.valueOf(within));
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }
}
