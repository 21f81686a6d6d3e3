package org.fengsui.server.alarm.warning.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.WarningProblem;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of advisories from outside which concern the school; who drafts a warning is a person. */
@Service
public class AdvisoryDesk {

    private static final Scope SCHOOL = Scope.school();
    private static final int FINDINGS = 2_000;

    private final Reading reading;
    private final Registry registry;
    private final Findings findings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    AdvisoryDesk(
            Reading reading,
            Registry registry,
            Findings findings,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.reading = reading;
        this.registry = registry;
        this.findings = findings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * An advisory that concerns the school.
     *
     * @param advisory what was published
     * @param systems the names of the systems that are affected
     * @param level which level is proposed for a warning
     */
    public record Concerning(Advisory advisory, List<String> systems, WarningLevel level) {

        /** Keeps its own copy. */
        public Concerning {
            systems = List.copyOf(systems);
        }
    }

    /**
     * What a file holds.
     *
     * @param concerning what concerns the school, the widest first
     * @param others what does not
     */
    public record Sorted(List<Concerning> concerning, List<Advisory> others) {

        /** Keeps its own copies. */
        public Sorted {
            concerning = List.copyOf(concerning);
            others = List.copyOf(others);
        }
    }

    /**
     * Reads a file of advisories apart and sorts them.
     *
     * @throws Refusal with line and reason if the file is refused whole
     */
    public Sorted sort(Actor by, InputFile file) {
        List<Advisory> all;
        try {
            all = reading.advisories(file);
        } catch (BadInput e) {
            throw new Refusal(
                    e, WarningProblem.FILE_REFUSED, e.sentence(LocaleContextHolder.getLocale()));
        }
        return transaction.execute(_ -> {
            var sorted = sort(all);
            audit.append(
                    by.accountId(),
                    by.name(),
                    "warning.advisories-read",
                    null,
                    Map.of(
                            "file", file.name(),
                            "sha256", hash(file),
                            "advisories", String.valueOf(all.size()),
                            "concerning", String.valueOf(sorted.concerning().size())));
            return sorted;
        });
    }

    private static String hash(InputFile file) {
        try (var in = file.open()) {
            return Sha256.hex(in);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private Sorted sort(List<Advisory> all) {
        var built = new LinkedHashMap<String, List<StackPart>>();
        registry.online(SCHOOL)
                .forEach(system ->
                        built.computeIfAbsent(system.name(), _ -> new ArrayList<>())
                                .addAll(system.parts()));
        var found = found(all);
        var concerning = new ArrayList<Concerning>();
        var others = new ArrayList<Advisory>();
        for (var advisory : all) {
            var systems = new LinkedHashSet<String>();
            built.forEach((name, parts) -> {
                if (concerns(advisory, parts)) {
                    systems.add(name);
                }
            });
            advisory.refs().forEach(ref -> systems.addAll(found.getOrDefault(ref, Set.of())));
            if (systems.isEmpty()) {
                others.add(advisory);
            } else {
                concerning.add(new Concerning(advisory, List.copyOf(systems), level(advisory)));
            }
        }
        concerning.sort(
                (one, other) -> Integer.compare(other.systems().size(), one.systems().size()));
        return new Sorted(concerning, others);
    }

    private static boolean concerns(Advisory advisory, List<StackPart> parts) {
        return parts.stream()
                .anyMatch(part -> AffectedSystems.reason(advisory.products(), part).isPresent());
    }

    /** Where open findings cite one of the identities, by identity. */
    private Map<String, Set<String>> found(List<Advisory> all) {
        var refs = new HashSet<String>();
        all.forEach(advisory -> refs.addAll(advisory.refs()));
        var places = new HashMap<String, Set<String>>();
        for (var episode : findings.citing(SCHOOL, refs, List.of(), FINDINGS)) {
            for (var ref : episode.refs()) {
                places.computeIfAbsent(ref, _ -> new LinkedHashSet<>()).add(episode.place());
            }
        }
        return places;
    }

    /** 蓝, and 黄 for what is exploited already or 超危; a person decides. */
    private static WarningLevel level(Advisory advisory) {
        return advisory.exploited() || advisory.severity() == Severity.CRITICAL
                ? WarningLevel.YELLOW
                : WarningLevel.BLUE;
    }
}
