package org.fengsui.server.campus.registry.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Errand.State;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Told;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports of the registry table: first a preview that changes nothing, then all or nothing. */
@Service
@Transactional
public class RegistryImports implements RegistryImport {

    private static final int TOKEN_BYTES = 18;
    private static final int CONFIRMED_SHOWN = 5;

    private final HoldingsReader reader;
    private final PreviewStore previews;
    private final Errands errands;
    private final RegistryWriter writer;
    private final Editions editions;
    private final Reading reading;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final BusinessClock clock;

    RegistryImports(
            HoldingsReader reader,
            PreviewStore previews,
            Errands errands,
            RegistryWriter writer,
            Editions editions,
            Reading reading,
            DiskGuard disk,
            AuditLog audit,
            BusinessClock clock) {
        this.reader = reader;
        this.previews = previews;
        this.errands = errands;
        this.writer = writer;
        this.editions = editions;
        this.reading = reading;
        this.disk = disk;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an upload would do.
     *
     * @param token names the preview when it is applied
     * @param fileName the uploaded file
     * @param changes new and changed rows, in the order of the table
     * @param unchanged how many rows say what stands already
     * @param stale whether the registry has changed since the preview was made
     * @param confirmable whether it may be confirmed; only then its changes are read
     * @param errand its writing; null while nobody has confirmed it
     */
    public record Preview(
            String token,
            String fileName,
            List<RowChange> changes,
            int unchanged,
            boolean stale,
            boolean confirmable,
            @Nullable Errand errand) {

        /** Keeps its own copy. */
        public Preview {
            changes = List.copyOf(changes);
        }

        /** How many rows are new. */
        public long added() {
            return changes.stream().filter(RowChange::added).count();
        }
    }

    /**
     * Reads an upload and keeps what it would do; changes nothing in the registry.
     *
     * @return the preview's token
     * @throws RegistryException naming every bad row
     * @throws Refusal if the file is no table, or the disk is nearly full
     */
    public String prepare(Actor by, InputFile file, Locale locale) {
        disk.refuseWhenFull();
        var standing = reader.read(by.scope());
        List<RegistryRow> rows;
        try {
            rows = new TableReading(reading.table(file), standing, clock.today()).rows();
        } catch (BadInput e) {
            throw new Refusal(e, RegistryProblem.IMPORT_UNREADABLE, e.sentence(locale));
        }
        var changed = rows.stream().filter(row -> !same(standing, row)).toList();
        var cells = changed.stream().map(row -> RowCells.of(row, false)).toList();
        var token = RandomWord.of(TOKEN_BYTES);
        previews.insert(
                by,
                token,
                standing.edition(),
                file.name(),
                CellRows.write(cells),
                rows.size() - changed.size(),
                clock.now());
        return token;
    }

    private static boolean same(Holdings standing, RegistryRow row) {
        var known = standing.find(row.kind(), row.code());
        return known != null && RowChange.between(known.row(), row, false).isEmpty();
    }

    /**
     * The preview again, to be looked at.
     *
     * @throws Refusal if it is unknown, another's or too old
     */
    public Preview show(Actor by, String token, boolean chinese) {
        var kept = find(by, token);
        var errand = errand(token);
        if (!confirmable(kept, errand)) {
            return new Preview(
                    token, kept.fileName(), List.of(), kept.unchanged(), false, false, errand);
        }
        var standing = reader.read(by.scope());
        boolean stale = standing.edition() != kept.edition();
        List<RowChange> changes =
                stale
                        ? List.of()
                        : read(kept, standing).stream()
                                .map(row -> change(standing, row, chinese))
                                .toList();
        return new Preview(token, kept.fileName(), changes, kept.unchanged(), stale, true, errand);
    }

    private @Nullable Errand errand(String token) {
        return errands.newest(ImportWork.NAME, token).orElse(null);
    }

    /** One that was cut off is a preview again; one that was refused stays so. */
    private static boolean confirmable(PreviewStore.Row kept, @Nullable Errand errand) {
        return !kept.applied() && (errand == null || errand.state() == State.CUT_OFF);
    }

    /** What this person confirmed lately, newest first. */
    public List<Confirmed> confirmed(Actor by) {
        return errands.lately(ImportWork.NAME, by.accountId(), CONFIRMED_SHOWN).stream()
                .flatMap(errand ->
                        previews.find(by, errand.about()).stream()
                                .map(row -> new Confirmed(row.token(), row.fileName(), errand)))
                .toList();
    }

    /**
     * Has what the preview shows written, all of it or nothing, whether anybody waits for it or
     * not. Whoever confirms it twice has it written once.
     *
     * @throws Refusal if the registry has changed since the preview was made, or the preview is
     *     unknown, another's or too old
     */
    public void confirm(Actor by, String token) {
        var kept = find(by, token);
        if (!confirmable(kept, errand(token))) {
            return;
        }
        if (reader.read(by.scope()).edition() != kept.edition()) {
            throw new Refusal(RegistryProblem.PREVIEW_STALE, kept.fileName());
        }
        if (errands.ask(ImportWork.NAME, token, by.accountId(), by.name())) {
            audit.append(
                    by.accountId(),
                    by.name(),
                    "registry.import-confirmed",
                    null,
                    Map.of("file", kept.fileName()));
        }
    }

    private static RowChange change(Holdings standing, RegistryRow row, boolean chinese) {
        var known = standing.find(row.kind(), row.code());
        return RowChange.of(known == null ? null : known.row(), row, chinese);
    }

    /**
     * Takes in what the preview shows, all of it or nothing.
     *
     * @return how many rows were written
     * @throws Refusal if the registry has changed since the preview was made, or the preview is
     *     unknown, another's, applied or too old
     */
    public int apply(Actor by, String token) {
        return apply(by, token, Told.nobody());
    }

    /** The same, and tells how far it is. */
    int apply(Actor by, String token, Told told) {
        long edition = editions.lock(by.scope());
        var kept = find(by, token);
        if (kept.applied()) {
            throw new Refusal(RegistryProblem.PREVIEW_GONE);
        }
        if (edition != kept.edition()) {
            throw new Refusal(RegistryProblem.PREVIEW_STALE, kept.fileName());
        }
        var standing = reader.read(by.scope());
        var rows = read(kept, standing);
        int written = writer.write(by, standing, rows, "import " + kept.fileName(), told);
        if (!previews.applied(by, token, clock.now())) {
            throw new Refusal(RegistryProblem.PREVIEW_GONE);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "registry.imported",
                null,
                Map.of(
                        "file", kept.fileName(),
                        "written", String.valueOf(written),
                        "unchanged", String.valueOf(kept.unchanged())));
        return written;
    }

    @Override
    public int importTable(Actor by, String fileName, InputStream content) {
        try {
            var file = InputFile.of(fileName, content.readAllBytes());
            return apply(by, prepare(by, file, Locale.CHINESE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RegistryException e) {
            throw new Refusal(e, RegistryProblem.IMPORT_UNREADABLE, e.message(Locale.CHINESE));
        }
    }

    private PreviewStore.Row find(Actor by, String token) {
        return previews.find(by, token)
                .orElseThrow(() -> new Refusal(RegistryProblem.PREVIEW_GONE));
    }

    private static List<RegistryRow> read(PreviewStore.Row kept, Holdings standing) {
        return CellRows.read(kept.fileName(), kept.rows(), standing.knownUnits());
    }
}
