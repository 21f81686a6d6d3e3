package org.fengsui.server.campus.knowledge.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
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
    private final Drafts drafts;
    private final Reading reading;
    private final DiskGuard disk;
    private final BusinessClock clock;

    KnowledgeBase(
            KnowledgeStore entries,
            WantedStore wanted,
            AuditLog audit,
            Drafts drafts,
            Reading reading,
            DiskGuard disk,
            BusinessClock clock) {
        this.entries = entries;
        this.wanted = wanted;
        this.audit = audit;
        this.drafts = drafts;
        this.reading = reading;
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public Map<String, Entry> of(Collection<String> keys) {
        return entries.current(ANYBODY, keys).stream()
                .map(Listed::entry)
                .collect(Collectors.toMap(Entry::check, entry -> entry));
    }

    @Override
    public Map<Check, Entry> about(Collection<Check> checks) {
        var standing = of(checks.stream().flatMap(check -> check.keys().stream()).toList());
        var about = new LinkedHashMap<Check, Entry>();
        for (var check : checks) {
            check.keys().stream()
                    .map(standing::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(entry -> about.put(check, entry));
        }
        return about;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> called(Collection<String> words) {
        return entries.called(ANYBODY, words);
    }

    @Override
    public Entry put(Actor by, Entry entry) {
        var clean =
                new Entry(
                        sound(EntryField.CHECK, entry),
                        sound(EntryField.NAME, entry),
                        sound(EntryField.HARM, entry),
                        sound(EntryField.REMEDY, entry),
                        sound(EntryField.SELF_CHECK, entry),
                        entry.version());
        return write(by, clean);
    }

    private static String sound(EntryField field, Entry entry) {
        var text = field.of(entry).strip();
        if (text.isEmpty() && field.needed()) {
            throw new Refusal(KnowledgeProblem.TEXT_MISSING, field.chinese());
        }
        if (text.length() > field.longest()) {
            throw new Refusal(KnowledgeProblem.TEXT_TOO_LONG, field.chinese(), field.longest());
        }
        return text;
    }

    @Override
    public Entry write(Actor by, Entry entry, String formKey) {
        var written = put(by, entry);
        drafts.forget(by, formKey);
        return written;
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
    public Map<Check, Entry> needed(Collection<Needed> findings) {
        var known = about(findings.stream().map(Needed::check).toList());
        var unknown = findings.stream().filter(one -> !known.containsKey(one.check())).toList();
        if (!unknown.isEmpty()) {
            want(unknown);
        }
        return known;
    }

    private void want(List<Needed> findings) {
        var byCheck =
                findings.stream()
                        .collect(
                                groupingBy(
                                        one -> one.check().asked(), LinkedHashMap::new, toList()));
        wanted.want(
                ANYBODY,
                byCheck.entrySet().stream()
                        .map(of ->
                                new Missing(
                                        of.getKey(),
                                        of.getValue().getFirst().title(),
                                        of.getValue().size()))
                        .toList(),
                clock.now());
        wanted.forget(
                ANYBODY,
                findings.stream()
                        .map(one -> one.check().key())
                        .filter(key -> !byCheck.containsKey(key))
                        .collect(toSet()));
    }

    @Override
    public void used(Collection<String> keys) {
        entries.used(ANYBODY, keys);
    }

    @Override
    public List<Missing> missing() {
        return wanted.missing(ANYBODY);
    }

    @Override
    @Transactional(readOnly = true)
    public ListResult<Listed> list(ListRequest asked) {
        return entries.list(ANYBODY, asked);
    }

    @Override
    @Transactional(readOnly = true)
    public ListResult<Missing> missing(ListRequest asked) {
        return wanted.list(ANYBODY, asked);
    }

    @Override
    @Transactional(readOnly = true)
    public long missingCount() {
        return wanted.count(ANYBODY);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Missing> missing(String check) {
        return wanted.find(ANYBODY, check);
    }

    @Override
    public List<Listed> versions(String check) {
        return entries.versions(ANYBODY, check);
    }

    @Override
    public Imported importFrom(Actor by, InputFile table) {
        disk.refuseWhenFull();
        List<Entry> rows;
        try {
            rows = KnowledgeTable.read(reading.table(table));
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
        KnowledgeTable.write(entries.all(ANYBODY).stream().map(Listed::entry).toList(), out);
    }
}
