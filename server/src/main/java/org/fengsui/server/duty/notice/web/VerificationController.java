package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.VerificationDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 文书查验: anyone who holds a notice finds out whether it is real, without signing in. */
@Controller
class VerificationController {

    private final VerificationDesk papers;
    private final NoticeDesk desk;

    VerificationController(VerificationDesk papers, NoticeDesk desk) {
        this.papers = papers;
        this.desk = desk;
    }

    @GetMapping("/verify")
    @Permits(Permission.PUBLIC)
    String verify(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            Reader reader,
            Model model) {
        var asked = !number.isBlank() || !code.isBlank();
        var found = papers.find(number, code).orElse(null);
        model.addAttribute(
                "form", Form.of("verify", "/verify").value("number", number).value("code", code));
        model.addAttribute("asked", asked);
        model.addAttribute("paper", found);
        model.addAttribute("unit", found == null ? "" : desk.unitName(found.unitId()));
        model.addAttribute("state", found == null ? null : NoticeList.chip(found.state(), reader));
        return "notice/verify";
    }
}
