package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.SyncStore.Decided;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Told;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 同步: the registry's table as another system of record (personnel, CMDB) sends it again and again.
 * What it changed is shown, what it lacks is proposed to end, what was changed here meanwhile is
 * decided by a person; then all of it is written or nothing.
 */
@Service
@Transactional
public class RegistrySync {

    private static final int TOKEN_BYTES = 18;
    private static final int LONGEST_SOURCE = 40;
    private static final int CONFIRMED_SHOWN = 5;

    private final SyncStore store;
    private final Errands errands;
    private final HoldingsReader reader;
    private final RegistryWriter writer;
    private final Editions editions;
    private final Reading reading;
    private final DiskGuard disk;
    private final RegistrySettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;

    RegistrySync(
            SyncStore store,
            Errands errands,
            HoldingsReader reader,
            RegistryWriter writer,
            Editions editions,
            Reading reading,
            DiskGuard disk,
            RegistrySettings settings,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.errands = errands;
        this.reader = reader;
        this.writer = writer;
        this.editions = editions;
        this.reading = reading;
        this.disk = disk;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** A table that waits to be looked at. */
    public record Waiting(String token, String source, String fileName, String by, Instant at) {}

    /**
     * What a table would do.
     *
     * @param waiting the table
     * @param changes new and changed rows, conflicts apart
     * @param conflicts what a person decides
     * @param missing what the source has no more
     * @param unchanged how many rows change nothing
     * @param leftOut how many units had ended before they were known here, and are left out
     * @param known how many rows of these kinds the source is known to have
     * @param tooMany whether so much is missing that it has to be confirmed
     * @param edition of the registry, which it compares with
     * @param confirmable whether it may be confirmed; only then it is compared
     * @param errand its writing; null while nobody has confirmed it
     */
    public record Preview(
            Waiting waiting,
            List<RowChange> changes,
            List<SyncConflict> conflicts,
            List<SyncMissing> missing,
            int unchanged,
            int leftOut,
            long known,
            boolean tooMany,
            long edition,
            boolean confirmable,
            @Nullable Errand errand) {

        /** Keeps its own copies. */
        public Preview {
            changes = List.copyOf(changes);
            conflicts = List.copyOf(conflicts);
            missing = List.copyOf(missing);
        }

        /** How many rows are new. */
        public long added() {
            return changes.stream().filter(RowChange::added).count();
        }
    }

    /**
     * What a person decided.
     *
     * @param theirs conflicts in which the source is right, by their keys
     * @param ours conflicts in which the registry is right
     * @param ended people who hold no post any more
     * @param dropped missing rows that are the source's no more and are not asked about again
     * @param manyMissing that so much is missing has been seen
     */
    public record Choice(
            Set<String> theirs,
            Set<String> ours,
            Set<String> ended,
            Set<String> dropped,
            boolean manyMissing) {

        /** Keeps its own copies. */
        public Choice {
            theirs = Set.copyOf(theirs);
            ours = Set.copyOf(ours);
            ended = Set.copyOf(ended);
            dropped = Set.copyOf(dropped);
        }
    }

    /**
     * Reads a table and keeps it; an earlier one of the source that waits is replaced by it.
     *
     * @return its token
     * @throws RegistryException naming every bad row
     * @throws Refusal if it is no table, or the source has no name
     */
    public String prepare(Actor by, String source, InputFile file, Locale locale) {
        disk.refuseWhenFull();
        var name = source.strip();
        if (name.isEmpty() || name.length() > LONGEST_SOURCE) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "source");
        }
        var standing = reader.read(by.scope());
        String rows;
        Set<Column> columns;
        try {
            var harmless = reading.table(file);
            // The whole table as it would stand is checked, each bad row by its own line.
            var checked = new TableReading(harmless, standing, clock.today());
            checked.synced();
            columns = checked.columns();
            rows =
                    CellRows.write(
                            RegistryTable.read(harmless, standing.knownUnits()).rows().stream()
                                    .map(row -> RowCells.of(row, false))
                                    .toList());
        } catch (BadInput e) {
            throw new Refusal(e, RegistryProblem.IMPORT_UNREADABLE, e.sentence(locale));
        }
        var token = RandomWord.of(TOKEN_BYTES);
        idle(by.scope(), name).forEach(earlier -> store.forget(by.scope(), earlier));
        store.insert(
                by,
                new SyncStore.Run(
                        token, name, file.name(), rows, columns, by.name(), clock.now(), false));
        return token;
    }

    /** Tables that wait for a person, the newest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Scope scope) {
        var going = errands.going(SyncWork.NAME);
        return store.waiting(scope).stream()
                .filter(run -> !going.contains(run.token()))
                .map(SyncStore.Run::face)
                .toList();
    }

    /** What this person confirmed lately, newest first. */
    @Transactional(readOnly = true)
    public List<Confirmed> confirmed(Actor by) {
        return errands.lately(SyncWork.NAME, by.accountId(), CONFIRMED_SHOWN).stream()
                .flatMap(errand ->
                        store.find(by.scope(), errand.about()).stream()
                                .map(run -> new Confirmed(run.token(), run.fileName(), errand)))
                .toList();
    }

    /** The sources there have been. */
    @Transactional(readOnly = true)
    public List<String> sources(Scope scope) {
        return store.sources(scope);
    }

    private SyncedTable table(SyncStore.Run run, Holdings standing, Scope scope) {
        return new SyncedTable(run, standing, store.of(scope, run.source()), clock.today());
    }

    /**
     * What a table would do to what stands now.
     *
     * @throws RegistryException if what it says does not fit what stands here by now
     * @throws Refusal if it is unknown or too old
     */
    @Transactional(readOnly = true)
    public Preview show(Scope scope, String token, boolean chinese) {
        var run = find(scope, token);
        var errand = errand(token);
        if (!confirmable(run, errand)) {
            return new Preview(
                    run.face(), List.of(), List.of(), List.of(), 0, 0, 0, false, 0, false, errand);
        }
        var standing = reader.read(scope);
        return table(run, standing, scope).preview(chinese, settings.syncMissingPercent(), errand);
    }

    private @Nullable Errand errand(String token) {
        return errands.newest(SyncWork.NAME, token).orElse(null);
    }

    /** What came to nothing is compared anew and may be confirmed again. */
    private static boolean confirmable(SyncStore.Run run, @Nullable Errand errand) {
        return !run.written() && (errand == null || !errand.going());
    }

    /** How far the writing of a table is; empty where nobody has confirmed it. */
    @Transactional(readOnly = true)
    public Optional<Errand> writing(Scope scope, String token) {
        return errands.newest(SyncWork.NAME, find(scope, token).token());
    }

    /**
     * Has what was chosen written, all of it or nothing, whether anybody waits for it or not.
     * Whoever confirms it twice has it written once, as it was chosen first.
     *
     * @param seen the registry's edition that the preview was shown of
     * @throws RegistryException if what was chosen of both sides does not fit together
     * @throws Refusal if another person has confirmed it, the registry has changed since the
     *     preview was shown, a conflict is not decided, too much is missing and not confirmed, or
     *     the table is unknown or too old
     */
    public void confirm(Actor by, String token, long seen, Choice choice) {
        var run = find(by.scope(), token);
        var errand = errand(token);
        if (confirmable(run, errand)) {
            // What does not fit together is told to the person who chose it, not afterwards.
            checked(by, run, reader.read(by.scope()), seen, choice).wanted(choice);
            if (errands.ask(SyncWork.NAME, token, by.accountId(), by.name())) {
                decided(by, run, new Decided(seen, choice));
                return;
            }
            errand = errand(token);
        }
        if (errand != null && errand.accountId() != by.accountId()) {
            throw new Refusal(RegistryProblem.SYNC_CONFIRMED, run.fileName(), errand.name());
        }
    }

    private void decided(Actor by, SyncStore.Run run, Decided decided) {
        if (!store.decide(by.scope(), run.token(), decided)) {
            throw new Refusal(RegistryProblem.PREVIEW_GONE);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "registry.sync-confirmed",
                null,
                Map.of("source", run.source(), "file", run.fileName()));
    }

    /** The table, with nothing left open against what the person saw. */
    private SyncedTable checked(
            Actor by, SyncStore.Run run, Holdings standing, long seen, Choice choice) {
        if (standing.edition() != seen) {
            throw new Refusal(RegistryProblem.PREVIEW_STALE, run.fileName());
        }
        var table = table(run, standing, by.scope());
        table.refuse(choice, settings.syncMissingPercent());
        return table;
    }

    /** Writes what a person chose, and tells how far it is. */
    void apply(Actor by, String token, Told told) {
        var decided =
                store.decided(by.scope(), token)
                        .orElseThrow(() -> new Refusal(RegistryProblem.PREVIEW_GONE));
        apply(by, token, decided.edition(), decided.choice(), told);
    }

    /**
     * Writes what was chosen.
     *
     * @param seen the registry's edition that the preview was shown of
     * @return how many rows were written
     * @throws RegistryException if what was chosen of both sides does not fit together
     * @throws Refusal if the registry has changed since the preview was shown, a conflict is not
     *     decided, too much is missing and not confirmed, or the table is unknown, applied or too
     *     old
     */
    public int apply(Actor by, String token, long seen, Choice choice) {
        return apply(by, token, seen, choice, Told.nobody());
    }

    private int apply(Actor by, String token, long seen, Choice choice, Told told) {
        editions.lock(by.scope());
        var run = find(by.scope(), token);
        var standing = reader.read(by.scope());
        var table = checked(by, run, standing, seen, choice);
        if (!store.written(by.scope(), token, clock.now())) {
            throw new Refusal(RegistryProblem.PREVIEW_GONE);
        }
        int written =
                writer.write(by, standing, table.wanted(choice), "sync " + run.source(), told);
        store.put(by.scope(), run.source(), table.said(reader.read(by.scope())), clock.now());
        table.gone(choice).forEach(key -> store.remove(by.scope(), run.source(), key));
        audit.append(
                by.accountId(),
                by.name(),
                "registry.synced",
                null,
                Map.of(
                        "source", run.source(),
                        "file", run.fileName(),
                        "written", Integer.toString(written),
                        "missing", Integer.toString(table.missing()),
                        "ended", String.join(" ", choice.ended()),
                        "dropped", String.join(" ", choice.dropped()),
                        "ours", String.join(" ", choice.ours()),
                        "theirs", String.join(" ", choice.theirs())));
        return written;
    }

    /**
     * Gives a table up.
     *
     * @throws Refusal if it is being written, or the table is unknown or too old
     */
    public void discard(Actor by, String token) {
        var run = find(by.scope(), token);
        if (!idle(by.scope(), run.source()).contains(token)) {
            var errand = errand(token);
            throw errand != null && errand.going()
                    ? new Refusal(RegistryProblem.SYNC_CONFIRMED, run.fileName(), errand.name())
                    : new Refusal(RegistryProblem.PREVIEW_GONE);
        }
        store.forget(by.scope(), token);
        audit.append(
                by.accountId(),
                by.name(),
                "registry.sync-discarded",
                null,
                Map.of("source", run.source(), "file", run.fileName()));
    }

    /** Tables of a source that nobody has confirmed or confirms; nobody can until this is over. */
    private Set<String> idle(Scope scope, String source) {
        var idle = store.hold(scope, source);
        // Asked only now: who confirmed one before it was held is seen.
        idle.removeAll(errands.going(SyncWork.NAME));
        return idle;
    }

    private SyncStore.Run find(Scope scope, String token) {
        return store.find(scope, token)
                .orElseThrow(() -> new Refusal(RegistryProblem.PREVIEW_GONE));
    }
}
