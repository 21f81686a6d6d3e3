package org.fengsui.engine.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one registry edition, ready for look-up. Immutable and safe between threads; a new
 * edition is a new snapshot. The closest rule that is valid at the time wins: exact URL, exact
 * host, address and port, exact address, longest domain (only for names that were asked for or
 * stand in the URL), smallest network.
 */
public final class AttributionSnapshot {
    /** {@link #find}: no rule holds the address. */
    public static final int NONE = -1;

    /** {@link #find}: equally close rules hold the address. */
    public static final int SEVERAL = -2;

    private final long version;
    private final List<Rule> rules;
    private final NameIndex names = new NameIndex();
    private final RangeIndex v4;
    private final RangeIndex v6;

    private AttributionSnapshot(List<Rule> given, long version) {
        this.version = version;
        this.rules = List.copyOf(given);
        List<Span> spans4 = new ArrayList<>();
        List<Span> spans6 = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            names.add(rule);
            Span span = Span.of(i, rule.match());
            if (span != null) {
                (span.first().isV4() ? spans4 : spans6).add(span);
            }
        }
        v4 = new RangeIndex(spans4, true, rules);
        v6 = new RangeIndex(spans6, false, rules);
    }

    /**
     * Builds the snapshot of an edition.
     *
     * @param rules in any order; of equally close rules the earlier is named first
     * @param version the edition
     */
    public static AttributionSnapshot of(List<Rule> rules, long version) {
        return new AttributionSnapshot(rules, version);
    }

    /** The edition. */
    public long version() {
        return version;
    }

    /** The rules as given. */
    public List<Rule> rules() {
        return rules;
    }

    /** Whose it is, by all that is known about its place. */
    public Attribution attribute(Query query) {
        Attribution found = byUrl(query);
        if (found == null) {
            found = byHost(query);
        }
        IpAddress place = query.place();
        Integer port = query.effectivePort();
        if (found == null && place != null && port != null) {
            found = decide(Reason.Code.ENDPOINT, names.endpoint(place, port), query.at());
        }
        if (found == null && place != null) {
            found = decide(Reason.Code.ADDRESS, closest(place, query.at(), true), query.at());
        }
        if (found == null) {
            found = byDomain(query);
        }
        if (found == null && place != null) {
            found = decide(Reason.Code.NETWORK, closest(place, query.at(), false), query.at());
        }
        return found != null ? found : new Attribution.Unattributed(Reason.of(Reason.Code.NONE));
    }

    /**
     * The index of the closest rule about an address alone, without allocating.
     *
     * @param high the upper 64 bits of the address
     * @param low the lower 64 bits, IPv4 in mapped form
     * @param at the time asked for
     * @return an index into {@link #rules()}, {@link #NONE}, or {@link #SEVERAL} when the closest
     *     rules are several; then {@link #attribute} tells more
     */
    public int find(long high, long low, Instant at) {
        return indexOf(high, low).find(high, low, Rule.milli(at));
    }

    /** The bytes of the address index, without the rules themselves. */
    public long indexBytes() {
        return v4.bytes() + v6.bytes();
    }

    private @Nullable Attribution byUrl(Query query) {
        if (query.url() == null) {
            return null;
        }
        return firstDecision(Reason.Code.URL, names.urls(query.url()), query.at());
    }

    private @Nullable Attribution byHost(Query query) {
        Attribution found = null;
        for (HostName name : query.names(true)) {
            if (found == null) {
                found = decide(Reason.Code.HOST, names.host(name), query.at());
            }
        }
        return found;
    }

    private @Nullable Attribution byDomain(Query query) {
        Attribution found = null;
        for (HostName name : query.names(false)) {
            if (found == null) {
                found = firstDecision(Reason.Code.SUFFIX, names.domains(name), query.at());
            }
        }
        return found;
    }

    private static @Nullable Attribution firstDecision(
            Reason.Code code, Iterable<List<Rule>> closestFirst, Instant at) {
        for (List<Rule> equallyClose : closestFirst) {
            Attribution found = decide(code, equallyClose, at);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Attribution decide(
            Reason.Code code, List<Rule> equallyClose, Instant at) {
        return Decision.among(
                code, equallyClose.stream().filter(rule -> rule.isValidAt(at)).toList());
    }

    /** The closest valid rules about the address alone: exact ones only, or ranges only. */
    private List<Rule> closest(IpAddress place, Instant at, boolean exact) {
        RangeIndex index = indexOf(place.high(), place.low());
        List<Rule> found = new ArrayList<>(1);
        long milli = Rule.milli(at);
        int chain = index.chain(place.high(), place.low(), milli);
        while (!exact && chain != RangeIndex.NONE && index.rank(chain) == 0) {
            chain = index.next(chain, milli);
        }
        if (chain == RangeIndex.NONE || exact != (index.rank(chain) == 0)) {
            return found;
        }
        int rank = index.rank(chain);
        while (chain != RangeIndex.NONE && index.rank(chain) == rank) {
            found.add(rules.get(index.rule(chain)));
            chain = index.next(chain, milli);
        }
        return found;
    }

    private RangeIndex indexOf(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff ? v4 : v6;
    }
}
