package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.SupportDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 配合情况: a supporting unit says what it did about an item. */
@Controller
class SupportController {

    private final SupportDesk supports;
    private final NoticeDesk desk;

    SupportController(SupportDesk supports, NoticeDesk desk) {
        this.supports = supports;
        this.desk = desk;
    }

    @GetMapping("/unit/items/{itemId}/support")
    @Permits(Permission.NOTICE_ANSWER)
    String form(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        show(found, form(found), reader, model);
        return "notice/unit-support";
    }

    @PostMapping("/unit/items/{itemId}/support")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView say(
            @PathVariable long itemId,
            @RequestParam(defaultValue = "") String text,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        if (text.isBlank()) {
            var form = form(found).error("text", reader.say("notice.field.support"));
            show(found, form, reader, model);
            return new ModelAndView(
                    "notice/unit-support", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        supports.say(reader.actor(), itemId, text);
        Toast.done(redirect, reader.say("notice.done.supported"));
        return new ModelAndView("redirect:/unit/notices/" + found.noticeId());
    }

    private static Form form(OfNotice found) {
        long id = found.item().id();
        return Form.of("notice-support:" + id, "/unit/items/" + id + "/support");
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var head = desk.head(scope, found.noticeId());
        if (scope.sees(head.unitId())) {
            throw new Refusal(NoticeProblem.ADDRESSED, String.valueOf(head.printed()));
        }
        model.addAttribute("form", form);
        model.addAttribute("item", found.item());
        model.addAttribute("name", NoticePage.name(found.item()));
        model.addAttribute("noticeId", found.noticeId());
        model.addAttribute("number", head.printed());
        model.addAttribute("unit", desk.unitName(head.unitId()));
    }
}
