package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The same answer by going through everything: each inside address that comes into question has a
 * set of suspects, an account each, or a device or address that nobody is known for.
 */
final class NaiveTrace {
    private final HeldRecords records;
    private final long skew;

    NaiveTrace(HeldRecords records, Duration skew) {
        this.records = records;
        this.skew = skew.toSeconds();
    }

    /** {@code traced a}, {@code ambiguous a,b +}, {@code NO_LEASE}. */
    String answer(Question question) {
        Set<IpAddress> insides = new HashSet<>();
        if (question.translated()) {
            for (var it : records.translations) {
                var ports = it.ports();
                var asked = question.port();
                boolean port =
                        ports == null
                                || (asked != null
                                        && asked >= ports.first()
                                        && asked <= ports.last());
                boolean transport =
                        it.transport() == null
                                || question.transport() == null
                                || it.transport() == question.transport();
                if (it.outside().equals(question.address())
                        && port
                        && transport
                        && near(it.during(), question)) {
                    insides.add(it.inside());
                }
            }
            if (insides.isEmpty()) {
                return question.port() == null ? "PORT_MISSING" : "NO_TRANSLATION";
            }
        } else {
            insides.add(question.address());
        }
        Set<String> accounts = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (var inside : insides) {
            suspects(inside, question, accounts, unknown);
        }
        if (accounts.isEmpty()) {
            return unknown.contains("device") ? "NO_SESSION" : "NO_LEASE";
        }
        return accounts.size() == 1 && unknown.isEmpty()
                ? "traced " + accounts
                : "ambiguous " + accounts + (unknown.isEmpty() ? "" : " +");
    }

    private void suspects(
            IpAddress inside, Question question, Set<String> accounts, Set<String> unknown) {
        boolean known = false;
        for (var session : records.sessions) {
            if (near(session.during(), question) && inside.equals(session.inside())) {
                accounts.add(session.account());
                known = true;
            }
        }
        for (var lease : records.leases) {
            if (!near(lease.during(), question) || !lease.inside().equals(inside)) {
                continue;
            }
            boolean named = false;
            for (var session : records.sessions) {
                if (!near(session.during(), question)) {
                    continue;
                }
                if (lease.mac().equals(session.mac())) {
                    accounts.add(session.account());
                    named = true;
                } else if (session.mac() == null && inside.equals(session.inside())) {
                    named = true;
                }
            }
            known = true;
            if (!named) {
                unknown.add("device");
            }
        }
        if (!known) {
            unknown.add("address");
        }
    }

    private boolean near(During during, Question question) {
        long at = question.at().getEpochSecond();
        return during.start().getEpochSecond() - skew <= at
                && (during.end() == null || at < during.end().getEpochSecond() + skew);
    }
}
