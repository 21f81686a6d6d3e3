package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

/** What a unit's people see of the registry: their own unit, systems, networks and posts. */
@Controller
class UnitSideController {

    /** As many proposals as a person looks back upon. */
    private static final int SHOWN = 20;

    private final Registry registry;
    private final RegistryBook book;
    private final PostLines posts;
    private final Vacancies vacancies;
    private final VacancyLines vacancyLines;
    private final ProposalDesk proposals;
    private final ProposalPage page;

    UnitSideController(
            Registry registry,
            RegistryBook book,
            PostLines posts,
            Vacancies vacancies,
            VacancyLines vacancyLines,
            ProposalDesk proposals,
            ProposalPage page) {
        this.registry = registry;
        this.book = book;
        this.posts = posts;
        this.vacancies = vacancies;
        this.vacancyLines = vacancyLines;
        this.proposals = proposals;
        this.page = page;
    }

    /** A unit with its posts and who holds them. */
    record Staffed(Registry.Unit unit, List<PostLines.PostLine> posts) {}

    @GetMapping("/unit/systems")
    @Permits(Permission.NOTICE_ANSWER)
    String systems(Reader reader, Model model) {
        var asked = RegistryLists.SYSTEMS.read(new LinkedMultiValueMap<>()).forExport();
        var scope = reader.actor().scope();
        var networks = RegistryLists.NETWORKS.read(new LinkedMultiValueMap<>()).forExport();
        model.addAttribute("systems", book.systems(scope, asked).rows());
        model.addAttribute("networks", book.networks(scope, networks).rows());
        model.addAttribute("units", registry.units(scope));
        addProposals(false, reader, model);
        return "registry/unit-systems";
    }

    @GetMapping("/unit/people")
    @Permits(Permission.NOTICE_ANSWER)
    String people(Reader reader, Model model) {
        var scope = reader.actor().scope();
        model.addAttribute(
                "units",
                registry.units(scope).stream()
                        .map(unit -> new Staffed(unit, lines(unit, reader)))
                        .filter(staffed -> !staffed.posts().isEmpty())
                        .toList());
        model.addAttribute("vacancies", vacancyLines.of(vacancies.open(scope), reader));
        addProposals(true, reader, model);
        return "registry/unit-people";
    }

    /** A unit that answers for itself shows its vacant posts too. */
    private List<PostLines.PostLine> lines(Registry.Unit unit, Reader reader) {
        return posts.of(unit.id(), reader).stream()
                .filter(line -> unit.responsible() || line.holder() != null)
                .toList();
    }

    private void addProposals(boolean ofPeople, Reader reader, Model model) {
        var shown =
                proposals.all(reader.actor().scope()).stream()
                        .filter(each -> each.kind().ofPeople() == ofPeople)
                        .limit(SHOWN)
                        .toList();
        model.addAttribute("proposals", page.lines(shown, reader));
    }
}
