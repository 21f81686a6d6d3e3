package org.fengsui.server.campus.knowledge.domain;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.KnowledgeProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The knowledge base in the record. */
@Service
@Transactional
class KnowledgeBase implements Knowledge, KnowledgeBook {

    private static final Scope ANYBODY = Scope.school();

    private final KnowledgeStore entries;
    private final WantedStore wanted;
    private final AuditLog audit;
    private final BusinessClock clock;

    KnowledgeBase(KnowledgeStore entries, WantedStore wanted, AuditLog audit, BusinessClock clock) {
        this.entries = entries;
        this.wanted = wanted;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Entry> of(Collection<String> checks) {
        return entries.current(ANYBODY, checks).stream()
                .map(Listed::entry)
                .collect(Collectors.toMap(Entry::check, entry -> entry));
    }

    @Override
    public Entry put(Actor by, Entry entry) {
        var clean =
                new Entry(
                        demand("check", entry.check()),
                        demand("name", entry.name()),
                        demand("harm", entry.harm()),
                        demand("remedy", entry.remedy()),
                        entry.selfCheck().strip(),
                        entry.version());
        return write(by, clean);
    }

    private static String demand(String field, String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new Refusal(CommonProblem.FIELD_INVALID, field, "");
        }
        return stripped;
    }

    private Entry write(Actor by, Entry entry) {
        int version =
                entries.write(by, entry, clock.now())
                        .orElseThrow(() -> new Refusal(CommonProblem.STALE, entry.check()));
        audit.append(
                by.accountId(),
                by.name(),
                "knowledge.written",
                null,
                Map.of(
                        "check", entry.check(),
                        "name", entry.name(),
                        "version", String.valueOf(version)));
        return new Entry(
                entry.check(),
                entry.name(),
                entry.harm(),
                entry.remedy(),
                entry.selfCheck(),
                version);
    }

    @Override
    public void wanted(String check, String title, long episodes) {
        wanted.want(ANYBODY, new Missing(check, title, episodes), clock.now());
    }

    @Override
    public void used(Collection<String> checks) {
        entries.used(ANYBODY, checks);
    }

    @Override
    public List<Missing> missing() {
        return wanted.missing(ANYBODY);
    }

    @Override
    public List<Listed> list(String text, int limit, long offset) {
        return entries.list(ANYBODY, text.strip(), limit, offset);
    }

    @Override
    public long count(String text) {
        return entries.count(ANYBODY, text.strip());
    }

    @Override
    public List<Listed> versions(String check) {
        return entries.versions(ANYBODY, check);
    }

    @Override
    public Imported importFrom(Actor by, InputFile table) {
        List<Entry> rows;
        try {
            rows = KnowledgeTable.read(table);
        } catch (BadInput e) {
            throw new Refusal(
                    e, KnowledgeProblem.TABLE_REFUSED, e.sentence(LocaleContextHolder.getLocale()));
        }
        return take(by, rows, false);
    }

    /**
     * Writes those rows that differ from what stands.
     *
     * @param keepPeoplesWork leaves entries alone that a person has written
     */
    Imported take(Actor by, List<Entry> rows, boolean keepPeoplesWork) {
        var standing =
                entries.current(ANYBODY, rows.stream().map(Entry::check).toList()).stream()
                        .collect(Collectors.toMap(each -> each.entry().check(), each -> each));
        int added = 0;
        int changed = 0;
        for (var row : rows) {
            var before = standing.get(row.check());
            if (before == null) {
                write(by, row);
                added++;
            } else if (!same(before.entry(), row)
                    && !(keepPeoplesWork && before.writtenBy() != 0)) {
                write(by, at(row, before.entry().version()));
                changed++;
            }
        }
        return new Imported(added, changed, rows.size() - added - changed);
    }

    private static boolean same(Entry one, Entry other) {
        return at(one, 0).equals(at(other, 0));
    }

    private static Entry at(Entry entry, int version) {
        return new Entry(
                entry.check(),
                entry.name(),
                entry.harm(),
                entry.remedy(),
                entry.selfCheck(),
                version);
    }

    @Override
    public void exportTo(OutputStream out) {
        var all = entries.list(ANYBODY, "", Integer.MAX_VALUE, 0).stream();
        KnowledgeTable.write(
                all.map(Listed::entry)
                        .sorted((one, other) -> one.check().compareTo(other.check()))
                        .toList(),
                out);
    }
}
