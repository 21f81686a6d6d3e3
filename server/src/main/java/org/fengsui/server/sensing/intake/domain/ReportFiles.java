package org.fengsui.server.sensing.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Sightings;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.domain.ReportFileStore.Standing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reports as they came. The import with its figures and its hash stays, and whatever was found; a
 * file goes when nothing it showed is open or was closed lately.
 */
class ReportFiles implements Kept.ForATime {

    /** Files are large: a transaction takes few of them. */
    private static final int AT_ONCE = 50;

    private final String kind;
    private final Term term;
    private final Set<ImportState> states;
    private final ReportFileStore store;
    private final Sightings sightings;
    private final Files files;
    private final BusinessClock clock;

    private ReportFiles(
            String kind,
            Term term,
            Set<ImportState> states,
            ReportFileStore store,
            Sightings sightings,
            Files files,
            BusinessClock clock) {
        this.kind = kind;
        this.term = term;
        this.states = states;
        this.store = store;
        this.sightings = sightings;
        this.files = files;
        this.clock = clock;
    }

    /** Those that were read, and those that brought nothing. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        Kept.ForATime reports(
                ReportFileStore store, Sightings sightings, Files files, BusinessClock clock) {
            return new ReportFiles(
                    "reports",
                    Term.days(1095, 365),
                    Set.of(ImportState.DONE),
                    store,
                    sightings,
                    files,
                    clock);
        }

        @Bean
        Kept.ForATime unusedReports(
                ReportFileStore store, Sightings sightings, Files files, BusinessClock clock) {
            return new ReportFiles(
                    "unused-reports",
                    Term.days(180, 30),
                    Set.of(ImportState.REFUSED, ImportState.DISCARDED),
                    store,
                    sightings,
                    files,
                    clock);
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public long due(Scope scope, Instant before) {
        var old = store.standing(scope, states, before, 0, Integer.MAX_VALUE);
        var ids = old.stream().map(Standing::id).toList();
        return (long) ids.size() - sightings.needed(scope, ids, before).size();
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        long behind = after;
        while (true) {
            var old = store.standing(scope, states, before, behind, Math.min(most, AT_ONCE));
            if (old.isEmpty()) {
                return new Batch(0, behind);
            }
            behind = old.getLast().id();
            var needed = sightings.needed(scope, old.stream().map(Standing::id).toList(), before);
            var free = old.stream().filter(it -> !needed.contains(it.id())).toList();
            if (!free.isEmpty()) {
                store.gone(scope, free.stream().map(Standing::id).toList(), clock.now());
                files.forget(scope, ofAll(scope, free));
                return new Batch(free.size(), behind);
            }
        }
    }

    /** With the report goes what came with it, where a person entered it by hand. */
    private List<Long> ofAll(Scope scope, List<Standing> imports) {
        return imports.stream()
                .flatMap(it -> files.of(scope, new Subject("import", it.id())).stream())
                .map(Files.StoredFile::id)
                .toList();
    }
}
