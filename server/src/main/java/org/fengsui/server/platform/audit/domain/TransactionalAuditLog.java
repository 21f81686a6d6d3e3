package org.fengsui.server.platform.audit.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The log in the record. Its time is the system clock's, never a moved one. */
@Component
class TransactionalAuditLog implements AuditLog, AuditTrail {

    private static final Scope LOG = Scope.school();

    private final EntryStore entries;
    private final Clock clock;

    TransactionalAuditLog(EntryStore entries, Clock systemClock) {
        this.entries = entries;
        this.clock = systemClock;
    }

    @Override
    public void append(
            long accountId,
            String actorName,
            String action,
            @Nullable Subject subject,
            Map<String, String> details) {
        var origin = Origin.ofCurrentRequest();
        var clean = new TreeMap<String, String>();
        details.forEach((name, value) -> clean.put(storable(name), storable(value)));
        entries.insert(
                LOG,
                new AuditEntry(
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        accountId,
                        storable(actorName),
                        storable(action),
                        subject,
                        clean,
                        origin.requestId(),
                        origin.clientAddress()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditEntry> newest(AuditFilter filter, int limit) {
        return entries.list(LOG, filter, true, 0, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditEntry> list(AuditFilter filter, boolean newestFirst, long offset, int limit) {
        return entries.list(LOG, filter, newestFirst, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public int count(AuditFilter filter, int limit) {
        return entries.count(LOG, filter, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> actions() {
        return entries.actions(LOG);
    }

    // PostgreSQL takes neither NUL nor half of a surrogate pair; a fact must not be lost for that.
    private static String storable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
