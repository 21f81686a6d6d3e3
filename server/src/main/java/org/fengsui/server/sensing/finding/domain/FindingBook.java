package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages read about findings. */
@Service
@Transactional(readOnly = true)
public class FindingBook {

    private final FindingListStore lists;
    private final DossierStore dossiers;
    private final SelectionStore selections;
    private final RetestListStore retests;
    private final NoticePolicies policies;
    private final NamedThings names;
    private final Registry registry;
    private final Knowledge knowledge;
    private final AuditLog audit;

    FindingBook(
            FindingListStore lists,
            DossierStore dossiers,
            SelectionStore selections,
            RetestListStore retests,
            NoticePolicies policies,
            NamedThings names,
            Registry registry,
            Knowledge knowledge,
            AuditLog audit) {
        this.lists = lists;
        this.dossiers = dossiers;
        this.selections = selections;
        this.retests = retests;
        this.policies = policies;
        this.names = names;
        this.registry = registry;
        this.knowledge = knowledge;
        this.audit = audit;
    }

    /** A page of findings. */
    public ListResult<FindingLine> list(Scope scope, ListRequest asked) {
        var question = question(scope, asked);
        return ListResult.of(
                asked, lists.page(scope, asked, question), lists.count(scope, question));
    }

    private FindingQuestion question(Scope scope, ListRequest asked) {
        return FindingQuestion.of(asked, policies.current(), names.named(scope, asked));
    }

    /** A page of findings that a person reads; the audit log says who, which, and how many. */
    @Transactional
    public ListResult<FindingLine> read(Actor by, ListRequest asked) {
        var found = list(by.scope(), asked);
        audit.append(
                by.accountId(),
                by.name(),
                "finding.listed",
                null,
                Map.of(
                        "list",
                        asked.onPage(asked.page()),
                        "rows",
                        Integer.toString(found.rows().size())));
        return found;
    }

    /** A page of findings that leaves for a program; the audit log says who took which. */
    @Transactional
    public ListResult<FindingLine> handOut(Actor by, ListRequest asked) {
        audit.append(
                by.accountId(),
                by.name(),
                "finding.exported",
                null,
                Map.of("list", asked.at("/api/findings"), "page", Integer.toString(asked.page())));
        return list(by.scope(), asked);
    }

    /** Hands on all findings of a request, read piece by piece; the audit log says who did. */
    @Transactional
    public <T> T export(Actor by, ListRequest asked, Function<Stream<FindingLine>, T> writer) {
        audit.append(
                by.accountId(), by.name(), "finding.exported", null, Map.of("list", asked.at("/")));
        try (var rows = lists.all(by.scope(), asked, question(by.scope(), asked))) {
            return writer.apply(rows);
        }
    }

    /** Writes down who looked at a finding. */
    @Transactional
    public void viewed(Actor by, long findingId) {
        audit.append(
                by.accountId(),
                by.name(),
                "finding.viewed",
                new Subject("finding", findingId),
                Map.of());
    }

    /** All that is known about a finding, if the scope sees any of its episodes. */
    public Optional<Dossier> dossier(Scope scope, long findingId) {
        return dossiers.find(scope, findingId);
    }

    /** The open episodes of a check that the scope sees, as far as a decision takes at once. */
    public List<Long> openOfCheck(Scope scope, String check, int most) {
        return selections.openOfCheck(scope, check, most);
    }

    /** What a decision about these episodes is about. */
    public List<Selected> selected(Scope scope, Collection<Long> episodeIds) {
        return selections.selected(scope, episodeIds, policies.current());
    }

    /** The open requests to rule episodes out, oldest first. */
    public List<AskedRuling> askedRulings(Scope scope) {
        return selections.asked(scope);
    }

    /** A page of the re-test queue. */
    public ListResult<RetestLine> retests(Scope scope, ListRequest asked) {
        return retests.list(scope, asked);
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }

    /** The units a reader may filter by, in the school's order. */
    public List<Registry.Unit> units(Scope scope) {
        return registry.units(scope);
    }

    /** The Chinese entries of the checks that found any of what a request asks for. */
    public Map<Check, Knowledge.Entry> knowledge(Scope scope, ListRequest asked) {
        return knowledge.about(lists.checks(scope, question(scope, asked)));
    }

    /** The Chinese entries of checks. */
    public Map<Check, Knowledge.Entry> knowledge(Collection<Check> checks) {
        return knowledge.about(checks);
    }

    /** The names of registered systems by identity. */
    public Map<Long, String> systemNames(Scope scope, Collection<Long> ids) {
        return registry.systems(scope, ids).values().stream()
                .collect(
                        Collectors.toMap(
                                Registry.RegisteredSystem::id, Registry.RegisteredSystem::name));
    }

    /** A registered system's name. */
    public Optional<String> systemName(Scope scope, long id) {
        return registry.system(scope, id).map(Registry.RegisteredSystem::name);
    }
}
