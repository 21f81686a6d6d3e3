package org.fengsui.server.campus.registry.web;

import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;

/** The head of a page about somebody in a post. */
final class PostHead {

    private PostHead() {}

    /**
     * Under the unit: “unit · post · person”.
     *
     * @param title what is done, finished text
     */
    static DetailHead of(String title, Appointment held, Registry registry, Reader reader) {
        var unit =
                registry.unit(reader.actor().scope(), held.unitId())
                        .map(Registry.Unit::name)
                        .orElse("");
        var post = reader.say("registry.post", held.post());
        return DetailHead.of(title, unit + " · " + post + " · " + held.personName())
                .under(reader.say("nav.REGISTRY"), "/registry")
                .under(unit, "/registry/units/" + held.unitId());
    }
}
