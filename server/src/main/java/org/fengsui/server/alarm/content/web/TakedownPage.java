package org.fengsui.server.alarm.content.web;

import java.util.List;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.Takedowns;
import org.fengsui.server.alarm.content.service.ContentDesk;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.springframework.ui.Model;

/**
 * A takedown task as both sides see it: what it is, until when, and what was done with what proof.
 */
final class TakedownPage {

    private TakedownPage() {}

    /** What was done, with the files that prove it. */
    record ActLine(Takedown.Act act, String what, List<StoredFile> files) {}

    static void show(
            Takedown task,
            Takedowns takedowns,
            ContentDesk desk,
            SubjectClocks clocks,
            Reader reader,
            Model model) {
        var scope = reader.actor().scope();
        var acts = takedowns.acts(reader.actor(), task.id());
        var files = desk.files(scope, acts);
        var subject = new Subject("content-takedown", task.id());
        var unitId = task.unitId();
        model.addAttribute("task", task);
        model.addAttribute("state", TakedownList.chip(task.state(), reader));
        model.addAttribute("bar", clocks.bars(scope, List.of(subject), reader).get(subject));
        model.addAttribute(
                "unit",
                unitId == null
                        ? reader.say("desk.publicityOffice")
                        : desk.unitNames().getOrDefault(unitId, ""));
        model.addAttribute(
                "acts",
                acts.reversed().stream()
                        .map(act ->
                                new ActLine(
                                        act,
                                        reader.say("content.takedown.move", act.move()),
                                        files.getOrDefault(act.id(), List.of())))
                        .toList());
    }
}
