package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 撤回、改派一项: one item of a notice is taken back, to another unit where it was misdirected. */
@Controller
class ItemWithdrawalController {

    private final Notices notices;
    private final NoticeDesk desk;

    ItemWithdrawalController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/notices/items/{itemId}/withdraw")
    @Permits(Permission.NOTICE_ISSUE)
    String ask(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        show(found, form(found), reader, model);
        return "notice/withdraw-item";
    }

    @PostMapping("/notices/items/{itemId}/withdraw")
    @Permits(Permission.NOTICE_ISSUE)
    ModelAndView withdraw(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form = form(found).sent(sent);
        var unit = form.value("unit");
        try {
            notices.withdrawItem(
                    reader.actor(),
                    itemId,
                    version,
                    form.value("reason"),
                    unit.matches("[0-9]{1,18}") ? Long.valueOf(unit) : null);
        } catch (Refusal refused) {
            show(found, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/withdraw-item", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.itemWithdrawn"));
        return new ModelAndView("redirect:/notices/" + found.noticeId());
    }

    private static Form form(OfNotice found) {
        var item = found.item();
        return Form.of(
                        "notice-withdraw-item:" + item.id(),
                        "/notices/items/" + item.id() + "/withdraw")
                .value("version", item.version());
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var item = found.item();
        var notice = desk.head(reader.actor().scope(), found.noticeId());
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("notice.withdrawItem.title"),
                                item.position() + ". " + NoticePage.name(item))
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(String.valueOf(notice.printed()), "/notices/" + notice.id())
                        .level(Level.of(item.severity())));
        model.addAttribute("units", units(notice.unitId(), reader));
        model.addAttribute("form", form);
    }

    private List<Option> units(long from, Reader reader) {
        return desk.units(reader.actor().scope()).stream()
                .filter(unit -> unit.id() != from)
                .map(unit -> Option.of(unit.id(), unit.name()))
                .toList();
    }
}
