package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a scanner takes what is to be re-tested. The lists of Nessus and OpenVAS know no comments: a
 * scanner would take one for a target, so the ports stand in a text of their own, as its port field
 * takes them. Programs that read one target a line (nmap, masscan) skip what follows {@code #}.
 */
public enum TargetFormat {
    /** One target a line; a file may begin with a comment. */
    PLAIN("\n", false),
    /** Nessus: targets between commas; ports as {@code 22,443}, UDP behind {@code U:}. */
    NESSUS(",", false),
    /** OpenVAS: the hosts of a gvm target, between commas; ports as {@code T:22,443,U:161}. */
    OPENVAS(",", true);

    private final String between;
    private final boolean namesTcp;

    TargetFormat(String between, boolean namesTcp) {
        this.between = between;
        this.namesTcp = namesTcp;
    }

    /** The format a request names, in lower case. */
    public static Optional<TargetFormat> named(String word) {
        for (var format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** As a request names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list of targets, each once, with a line's end; empty for none. */
    public String targets(Collection<RetestTarget> open) {
        var each =
                open.stream()
                        .map(RetestTarget::target)
                        .collect(Collectors.toCollection(TreeSet::new));
        return each.isEmpty() ? "" : String.join(between, each) + "\n";
    }

    /** What a file of this format begins with to say who took it out and when; empty for none. */
    public String head(String by, String when) {
        return this == PLAIN ? "# fengsui, " + when + ", " + by.replaceAll("\\R", " ") + "\n" : "";
    }

    /**
     * The ports, each once, ascending. Empty where one of them concerns a host as a whole: then the
     * scanner's usual range is right, and a narrower one would miss it.
     */
    public String ports(Collection<RetestTarget> open) {
        if (open.isEmpty() || open.stream().anyMatch(it -> it.port() == null)) {
            return "";
        }
        var tcp = numbers(open, it -> !isUdp(it));
        var udp = numbers(open, TargetFormat::isUdp);
        if (udp.isEmpty()) {
            return namesTcp ? "T:" + tcp : tcp;
        }
        return tcp.isEmpty() ? "U:" + udp : "T:" + tcp + ",U:" + udp;
    }

    private static boolean isUdp(RetestTarget it) {
        return "udp".equals(it.protocol());
    }

    private static String numbers(Collection<RetestTarget> open, Predicate<RetestTarget> which) {
        return open.stream()
                .filter(which)
                .flatMap(it -> Optional.ofNullable(it.port()).stream())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
