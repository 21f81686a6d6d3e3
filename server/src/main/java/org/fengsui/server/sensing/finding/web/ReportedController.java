package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.fengsui.server.sensing.finding.domain.ReportedSources;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds who else reported a finding, and records what each was told. */
@Controller
class ReportedController {

    private final ReportedSources sources;

    ReportedController(ReportedSources sources) {
        this.sources = sources;
    }

    @PostMapping("/findings/{id:[0-9]+}/sources")
    @Permits(Permission.FINDING_TRIAGE)
    String add(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String due,
            Reader reader,
            RedirectAttributes redirect) {
        var receivedOn = Typed.day(received, reader.say("reported.received.on"), reader);
        var replyDue = due.isBlank() ? null : Typed.day(due, reader.say("reported.due"), reader);
        sources.add(reader.actor(), id, new SourceLetter(name, number, receivedOn, replyDue));
        Toast.done(redirect, reader.say("reported.done.added"));
        return "redirect:/findings/" + id;
    }

    @PostMapping("/findings/{id:[0-9]+}/sources/{source:[0-9]+}/answer")
    @Permits(Permission.FINDING_TRIAGE)
    String answer(
            @PathVariable long id,
            @PathVariable long source,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String at,
            Reader reader,
            RedirectAttributes redirect) {
        sources.answer(
                reader.actor(),
                source,
                words,
                Typed.moment(at, reader.say("reported.answer.at"), reader));
        Toast.done(redirect, reader.say("reported.done.answered"));
        return "redirect:/findings/" + id;
    }
}
