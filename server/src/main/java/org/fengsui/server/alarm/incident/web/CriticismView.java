package org.fengsui.server.alarm.incident.web;

import java.util.List;
import org.fengsui.server.alarm.incident.Criticism;
import org.fengsui.server.alarm.incident.Criticism.State;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.alarm.incident.service.IncidentDesk;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of criticisms show, in both frames. */
@Component
class CriticismView {

    static final String SCHOOL = "/criticisms";
    static final String UNIT = "/unit/criticisms";

    private final Criticisms criticisms;
    private final IncidentDesk desk;
    private final Clocks clocks;

    CriticismView(Criticisms criticisms, IncidentDesk desk, Clocks clocks) {
        this.criticisms = criticisms;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** A criticism as a list shows it. */
    record Line(String href, String title, String unit, String day, Chip state) {}

    static Chip chip(State state, Reader reader) {
        var word = reader.say("criticism.state", state);
        return switch (state) {
            case HEARING, HEARD -> Chip.waiting(word);
            case APPROVED -> Chip.open(word);
            case ISSUED -> Chip.done(word);
            case DROPPED -> Chip.quiet(word);
        };
    }

    private static String title(Criticism criticism, Reader reader) {
        return reader.say("criticism.title", reader.say("criticism.failing", criticism.failing()));
    }

    void list(String base, Reader reader, Model model) {
        var units = desk.unitNames();
        model.addAttribute(
                "lines",
                criticisms.latest(reader.actor().scope()).stream()
                        .map(one ->
                                new Line(
                                        base + "/" + one.id(),
                                        title(one, reader),
                                        units.getOrDefault(one.unitId(), ""),
                                        one.day().toString(),
                                        chip(one.state(), reader)))
                        .toList());
    }

    static DetailHead head(Criticism criticism, String base, Reader reader) {
        var number = criticism.number();
        return DetailHead.of(title(criticism, reader), number == null ? "" : number)
                .under(reader.say("criticism.nav"), base)
                .state(chip(criticism.state(), reader));
    }

    /** Fills the model of a criticism's page. */
    Criticism show(long id, String base, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var criticism =
                criticisms.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var subject = new Subject("criticism", id);
        model.addAttribute("head", head(criticism, base, reader));
        model.addAttribute("criticism", criticism);
        model.addAttribute("unit", desk.unitNames().getOrDefault(criticism.unitId(), ""));
        model.addAttribute("bar", clocks.bars(scope, List.of(subject), reader).get(subject));
        model.addAttribute("files", criticisms.files(scope, id));
        model.addAttribute(
                "story",
                criticisms.acts(scope, id).reversed().stream()
                        .map(act -> {
                            var entry =
                                    StoryEntry.by(
                                            act.at(),
                                            act.who(),
                                            reader.say("criticism.did." + act.what()));
                            return act.note().isEmpty() ? entry : entry.note(act.note());
                        })
                        .toList());
        return criticism;
    }
}
