package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.service.EvidenceDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 证据: what the scanner saw of an item, for the units it concerns. */
@Controller
class EvidenceController {

    private final EvidenceDesk desk;

    EvidenceController(EvidenceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/unit/items/{itemId}/evidence")
    @Permits(Permission.NOTICE_ANSWER)
    String evidence(@PathVariable long itemId, Reader reader, Model model) {
        var evidence = desk.open(reader.actor(), itemId);
        model.addAttribute("evidence", evidence);
        model.addAttribute("name", NoticePage.name(evidence.item()));
        return "notice/unit-evidence";
    }
}
