package org.fengsui.server.duty.notice.web;

import jakarta.servlet.http.HttpServletResponse;

import org.fengsui.server.duty.notice.service.HandlerDesk;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 指定承办人: the unit gives an item to one of its people. */
@Controller
class HandlerController {

    private final HandlerDesk handlers;
    private final NoticeDesk desk;

    HandlerController(HandlerDesk handlers, NoticeDesk desk) {
        this.handlers = handlers;
        this.desk = desk;
    }

    @GetMapping("/unit/items/{itemId}/handler")
    @Permits(Permission.NOTICE_ANSWER)
    String show(@PathVariable long itemId, Reader reader, Model model) {
        var found = own(itemId, reader);
        return page(found, form(found), reader, model);
    }

    private static Form form(OfNotice found) {
        long id = found.item().id();
        return Form.of("notice-handler:" + id, "/unit/items/" + id + "/handler")
                .value("version", found.item().version());
    }

    private String page(OfNotice found, Form form, Reader reader, Model model) {
        var head = desk.head(reader.actor().scope(), found.noticeId());
        model.addAttribute("form", form);
        model.addAttribute("item", found.item());
        model.addAttribute("name", NoticePage.name(found.item()));
        model.addAttribute("noticeId", found.noticeId());
        model.addAttribute("number", head.printed());
        model.addAttribute(
                "people",
                handlers.candidates(head.unitId()).stream()
                        .map(account ->
                                new Filter.Option(
                                        Long.toString(account.id()), account.displayName()))
                        .toList());
        return "notice/unit-handler";
    }

    @PostMapping("/unit/items/{itemId}/handler")
    @Permits(Permission.NOTICE_ANSWER)
    String give(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam @Nullable Long account,
            Reader reader,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var found = own(itemId, reader);
        if (account == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var form = form(found).error("account", reader.say("unit.handler.missing"));
            return page(found, form, reader, model);
        }
        handlers.give(reader.actor(), itemId, version, account);
        Toast.done(redirect, reader.say("notice.done.given"));
        return "redirect:/unit/notices/" + found.noticeId();
    }

    /** An item of a notice that is addressed to this reader's unit; supporting units only read. */
    private OfNotice own(long itemId, Reader reader) {
        var scope = reader.actor().scope();
        var found = desk.item(scope, itemId);
        if (!scope.sees(desk.head(scope, found.noticeId()).unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        return found;
    }
}
