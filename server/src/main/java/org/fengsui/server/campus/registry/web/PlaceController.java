package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Target;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.SystemLine;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an address that was found somewhere gets into the registry: into which row. */
@Controller
class PlaceController {

    private static final int SHOWN = 20;

    private final Registry registry;
    private final RegistryBook book;

    PlaceController(Registry registry, RegistryBook book) {
        this.registry = registry;
        this.book = book;
    }

    @GetMapping("/registry/place")
    @Permits(Permission.REGISTRY_EDIT)
    String place(
            @RequestParam String address,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long unit,
            Reader reader,
            Model model) {
        var place = address.strip();
        var owner = unit == null ? null : registry.unit(reader.actor().scope(), unit).orElse(null);
        var words = q.isBlank() && owner != null ? owner.name() : q.strip();
        model.addAttribute("owner", owner);
        model.addAttribute("address", place);
        model.addAttribute("reason", reason(place, reader));
        model.addAttribute(
                "form",
                Form.of("registry-place", "/registry/place")
                        .value("address", place)
                        .value("q", words)
                        .value("unit", unit == null ? "" : unit));
        model.addAttribute("systems", words.isEmpty() ? List.of() : systems(words, reader));
        return "registry/place";
    }

    private String reason(String place, Reader reader) {
        try {
            var query = Query.of(Target.parse(place), reader.times().now());
            return registry.attributor().ownerOf(query, Concern.PLATFORM).reason();
        } catch (AddressFormatException e) {
            throw new Refusal(
                    e,
                    CommonProblem.FIELD_INVALID,
                    reader.say("registry.ask.target"),
                    e.message(reader.locale()));
        }
    }

    private List<SystemLine> systems(String words, Reader reader) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("q", words);
        return book
                .systems(reader.actor().scope(), RegistryLists.SYSTEMS.read(asked))
                .rows()
                .stream()
                .limit(SHOWN)
                .toList();
    }
}
