package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

/** What a unit's people see of the registry: their own systems and their own posts. */
@Controller
class UnitSideController {

    private final Registry registry;
    private final RegistryBook book;

    UnitSideController(Registry registry, RegistryBook book) {
        this.registry = registry;
        this.book = book;
    }

    /** A unit with who holds its posts. */
    record Staffed(Registry.Unit unit, List<PostHolder> holders) {}

    @GetMapping("/unit/systems")
    @Permits(Permission.NOTICE_ANSWER)
    String systems(Reader reader, Model model) {
        var asked = RegistryLists.SYSTEMS.read(new LinkedMultiValueMap<>()).forExport();
        model.addAttribute("systems", book.systems(reader.actor().scope(), asked).rows());
        return "registry/unit-systems";
    }

    @GetMapping("/unit/people")
    @Permits(Permission.NOTICE_ANSWER)
    String people(Reader reader, Model model) {
        var scope = reader.actor().scope();
        model.addAttribute(
                "units",
                registry.units(scope).stream()
                        .map(unit ->
                                new Staffed(
                                        unit,
                                        registry.holders(scope, unit.id(), List.of(Post.values()))))
                        .toList());
        return "registry/unit-people";
    }
}
