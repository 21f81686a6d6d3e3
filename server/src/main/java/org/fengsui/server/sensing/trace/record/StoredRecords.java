package org.fengsui.server.sensing.trace.record;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.tracing.Lease;
import org.fengsui.engine.tracing.LookUp;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Question;
import org.fengsui.engine.tracing.Resolution;
import org.fengsui.engine.tracing.Resolver;
import org.fengsui.engine.tracing.Session;
import org.fengsui.engine.tracing.Translation;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Answers who it was from the records that are kept; inside a transaction. */
@Component
public class StoredRecords implements LookUp {

    private static final Scope SCHOOL = Scope.school();

    private final LookUpStore records;
    private final Resolver resolver;

    StoredRecords(LookUpStore records, TraceSettings settings) {
        this.records = records;
        this.resolver = new Resolver(this, settings.skew());
    }

    /** Who it was. */
    public Resolution resolve(Question question) {
        return resolver.resolve(question);
    }

    @Override
    public List<Translation> translations(Question question, Duration skew) {
        return records.translations(SCHOOL, question, skew);
    }

    @Override
    public List<Lease> leases(IpAddress inside, Question question, Duration skew) {
        return records.leases(SCHOOL, inside, question, skew);
    }

    @Override
    public List<Session> sessions(
            IpAddress inside, Set<Mac> devices, Question question, Duration skew) {
        return records.sessions(SCHOOL, inside, devices, question, skew);
    }
}
