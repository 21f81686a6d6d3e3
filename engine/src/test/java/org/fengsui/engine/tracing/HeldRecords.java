package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records in lists, all of which it answers every time: looking closely is the resolver’s part. */
final class HeldRecords implements LookUp {
    final List<Translation> translations = new ArrayList<>();
    final List<Lease> leases = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();

    @Override
    public List<Translation> translations(Question question, Duration skew) {
        return List.copyOf(translations);
    }

    @Override
    public List<Lease> leases(IpAddress inside, Question question, Duration skew) {
        return List.copyOf(leases);
    }

    @Override
    public List<Session> sessions(
            IpAddress inside, Set<Mac> devices, Question question, Duration skew) {
        return List.copyOf(sessions);
    }
}
