package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of presence, one item after the other, in memory. */
final class PresenceModel {

    /** What identifies a finding here. */
    record Hole(String host, int port, String check) implements Comparable<Hole> {
        @Override
        public int compareTo(Hole other) {
            return toString().compareTo(other.toString());
        }
    }

    /** A report. */
    record Report(
            String vantage,
            @Nullable Instant at,
            Instant received,
            Set<Hole> seen,
            Map<String, Looked> looked) {}

    /** What it looked at on a host. */
    record Looked(Set<Integer> ports, Set<String> checks) {}

    /** One stretch of a finding's life. */
    static final class Life {
        EpisodeState state = EpisodeState.NEW;
        @Nullable EpisodeState former;
        Presence presence = Presence.PRESENT;
        @Nullable Instant proof;

        @Override
        public String toString() {
            return state + "/" + presence;
        }
    }

    private static final class Known {
        final List<Life> lives = new ArrayList<>();
        final Map<String, Instant> runs = new HashMap<>();
        boolean ruledOut;

        Life last() {
            return lives.getLast();
        }
    }

    private final Map<Hole, Known> known = new TreeMap<>();
    private final Map<String, Instant> evidence = new HashMap<>();

    /** The lives of each finding, as text. */
    Map<Hole, String> lives() {
        var text = new TreeMap<Hole, String>();
        known.forEach((key, it) -> text.put(key, it.lives.toString()));
        return text;
    }

    @Nullable Life last(Hole key) {
        var it = known.get(key);
        return it == null ? null : it.last();
    }

    /** Lets it stand for a time; what is gone is over then, because nobody owes an answer. */
    static void accept(Life life) {
        life.former = life.state;
        life.state = life.presence == Presence.GONE ? EpisodeState.CLOSED : EpisodeState.ACCEPTED;
    }

    /** That time is over. */
    static void resume(Life life) {
        life.state = life.former == EpisodeState.NEW ? EpisodeState.NEW : EpisodeState.CONFIRMED;
    }

    void ruleOut(Hole key) {
        var it = known.get(key);
        if (it != null) {
            it.ruledOut = true;
            it.last().state = EpisodeState.CLOSED;
        }
    }

    void apply(Report report) {
        var before = new HashMap<>(evidence);
        for (var key : report.seen()) {
            see(report, key, before.get(report.vantage() + key.host()));
        }
        for (var entry : known.entrySet()) {
            miss(report, entry.getKey(), entry.getValue(), before);
        }
        if (report.at() != null) {
            for (var key : report.seen()) {
                remember(report.vantage() + key.host(), report.at());
            }
            for (var host : report.looked().keySet()) {
                remember(report.vantage() + host, report.at());
            }
        }
    }

    private void remember(String place, Instant at) {
        evidence.merge(place, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    private void see(Report report, Hole key, @Nullable Instant prior) {
        @Nullable Instant at = report.at();
        var time = at == null ? report.received() : at;
        boolean later = at != null && (prior == null || at.isAfter(prior));
        var it = known.get(key);
        if (it == null) {
            it = new Known();
            known.put(key, it);
            it.lives.add(new Life());
            if (at != null && prior != null && at.isBefore(prior)) {
                it.last().state = EpisodeState.CLOSED;
                it.last().presence = Presence.UNKNOWN;
            } else {
                it.runs.put(report.vantage(), time);
            }
            return;
        }
        var life = it.last();
        boolean open = life.state.open();
        if (it.runs.containsKey(report.vantage())) {
            it.runs.merge(report.vantage(), time, (a, b) -> a.isAfter(b) ? a : b);
            if (later && (open || it.ruledOut)) {
                present(life);
            }
            return;
        }
        boolean afterProof = at != null && (life.proof == null || at.isAfter(life.proof));
        if (open || it.ruledOut) {
            boolean firstWord = at == null && prior == null && life.proof == null;
            if (firstWord || (later && afterProof)) {
                it.runs.put(report.vantage(), time);
                present(life);
            }
        } else if (later && afterProof) {
            it.lives.add(new Life());
            it.runs.put(report.vantage(), time);
        }
    }

    private static void present(Life life) {
        if (life.presence != Presence.PRESENT) {
            life.presence = Presence.PRESENT;
            life.proof = null;
        }
    }

    private static void miss(Report report, Hole key, Known it, Map<String, Instant> before) {
        var looked = report.looked().get(key.host());
        var at = report.at();
        var run = it.runs.get(report.vantage());
        if (looked == null || at == null || run == null || report.seen().contains(key)) {
            return;
        }
        var prior = before.get(report.vantage() + key.host());
        boolean later = prior == null || at.isAfter(prior);
        boolean covered =
                looked.ports().contains(key.port()) && looked.checks().contains(key.check());
        if (!later || !covered || !run.isBefore(at)) {
            return;
        }
        it.runs.remove(report.vantage());
        if (!it.runs.isEmpty()) {
            return;
        }
        var life = it.last();
        life.presence = Presence.GONE;
        life.proof = at;
        if (life.state != EpisodeState.NOTIFIED) {
            life.state = EpisodeState.CLOSED;
        }
    }
}
