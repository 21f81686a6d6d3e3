package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RowChange.Cell;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was changed of a row since it was registered, read from the audit log, which keeps it for
 * ever. Only of rows that the scope sees now.
 */
@Service
@Transactional(readOnly = true)
public class RegistryStory {

    /** The detail that says by which import, synchronisation or proposal a change came. */
    static final String THROUGH = "through";

    private static final int MOST = 200;
    private static final String ARROW = " → ";

    private final Registry registry;
    private final HoldingsReader reader;
    private final AuditTrail trail;

    RegistryStory(Registry registry, HoldingsReader reader, AuditTrail trail) {
        this.registry = registry;
        this.reader = reader;
        this.trail = trail;
    }

    /**
     * One change.
     *
     * @param at when, by the system clock
     * @param who the name then
     * @param act the log's verb: {@code added}, {@code changed}, {@code retired}, {@code resumed},
     *     {@code ended}, {@code succeeded}
     * @param cells what differs, as the import table writes it in English
     * @param reason why; empty where none was asked
     * @param through {@code import}, {@code sync}, {@code merger} or {@code proposal} with a blank
     *     and its name; empty for a form of the office, and for changes before version 0.2.0
     */
    public record Change(
            Instant at, String who, String act, List<Cell> cells, String reason, String through) {

        /** Keeps its own copy. */
        public Change {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The latest changes of a unit, newest first.
     *
     * @throws Refusal if the scope does not see it
     */
    public List<Change> ofUnit(Scope scope, long id) {
        return of("unit", registry.unit(scope, id).orElseThrow(RegistryStory::unseen).id());
    }

    /**
     * The latest changes of a system, newest first.
     *
     * @throws Refusal if the scope does not see it
     */
    public List<Change> ofSystem(Scope scope, long id) {
        return of("system", registry.system(scope, id).orElseThrow(RegistryStory::unseen).id());
    }

    /**
     * The latest changes of a row of any kind, newest first.
     *
     * @throws Refusal if the scope does not see it
     */
    public List<Change> of(Scope scope, RowKind kind, long id) {
        if (reader.read(scope).find(kind, id) == null) {
            throw unseen();
        }
        return of(kind.name().toLowerCase(Locale.ROOT), id);
    }

    private static Refusal unseen() {
        return new Refusal(CommonProblem.NOT_FOUND);
    }

    private List<Change> of(String word, long id) {
        return trail.newest(new AuditFilter(null, null, null, null, word, id), MOST).stream()
                .filter(entry -> entry.action().startsWith("registry." + word + "-"))
                .map(entry -> change(entry, word))
                .toList();
    }

    private static Change change(AuditEntry entry, String word) {
        var details = entry.details();
        var cells = new ArrayList<Cell>();
        for (var column : Column.values()) {
            var said = details.get(column.header());
            if (said != null && column != Column.CODE) {
                cells.add(cell(column, said));
            }
        }
        return new Change(
                entry.at(),
                entry.actorName(),
                entry.action().substring("registry.".length() + word.length() + 1),
                cells,
                details.getOrDefault("reason", ""),
                details.getOrDefault(THROUGH, ""));
    }

    /** What {@link Cell#arrow} wrote, in its two halves; what holds arrows itself stays whole. */
    private static Cell cell(Column column, String said) {
        var halves = said.split(ARROW, -1);
        return halves.length == 2
                ? new Cell(column, halves[0], halves[1])
                : new Cell(column, "", said);
    }
}
