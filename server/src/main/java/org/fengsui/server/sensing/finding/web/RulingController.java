package org.fengsui.server.sensing.finding.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 误报、非我校: what is asked to be ruled out, and the decision. */
@Controller
class RulingController {

    private final FindingBook book;
    private final Triage triage;

    RulingController(FindingBook book, Triage triage) {
        this.book = book;
        this.triage = triage;
    }

    @GetMapping(AskedList.PATH)
    @Permits(Permission.FINDING_VIEW)
    String asked(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = AskedList.LIST.read(params);
        var all = book.askedRulings(reader.actor().scope());
        model.addAttribute(
                "list", AskedList.LIST.view(asked, AskedList.page(asked, all, reader), reader));
        return "finding/asked";
    }

    @PostMapping(AskedList.PATH + "/grant")
    @Permits(Permission.FINDING_TRIAGE)
    String grant(
            @RequestParam Ruling ruling,
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        triage.decide(reader.actor(), ruling, id, true, reason);
        Toast.done(
                redirect,
                reader.say("finding.done.granted", Looks.ruling(ruling, reader), id.size()));
        return "redirect:" + AskedList.PATH;
    }

    @PostMapping(AskedList.PATH + "/refuse")
    @Permits(Permission.FINDING_TRIAGE)
    String refuse(
            @RequestParam Ruling ruling,
            @RequestParam List<Long> id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        triage.decide(reader.actor(), ruling, id, false, reason);
        Toast.done(
                redirect,
                reader.say("finding.done.refused", Looks.ruling(ruling, reader), id.size()));
        return "redirect:" + AskedList.PATH;
    }
}
