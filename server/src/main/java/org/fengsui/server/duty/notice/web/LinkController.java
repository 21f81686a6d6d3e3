package org.fengsui.server.duty.notice.web;

import java.util.Comparator;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
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

/**
 * The page behind the link in a mail: number, unit and due, and the way to sign in. Opening it
 * serves nothing; anybody who was handed the mail may read it, and acknowledges with name and
 * telephone. The word in the link is too long to be guessed, and acknowledging is done once.
 */
@Controller
class LinkController {

    private final NoticeDesk desk;
    private final Notices notices;
    private final Ledger ledger;

    LinkController(NoticeDesk desk, Notices notices, Ledger ledger) {
        this.desk = desk;
        this.notices = notices;
        this.ledger = ledger;
    }

    @GetMapping("/n/{link}")
    @Permits(Permission.PUBLIC)
    String link(@PathVariable String link, Reader reader, Model model) {
        show(link, form(link), reader, model);
        return "notice/link";
    }

    /** 签收 without an account: it serves what nothing has served before. */
    @PostMapping("/n/{link}/acknowledge")
    @Permits(Permission.PUBLIC)
    ModelAndView acknowledge(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = NoticeForms.signed(form(link), name, phone, reader);
        if (form.refused()) {
            show(link, form, reader, model);
            return new ModelAndView("notice/link", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        notices.acknowledgeByLink(link, name, phone);
        Toast.done(redirect, reader.say("notice.done.acknowledged"));
        return new ModelAndView("redirect:/n/" + link);
    }

    private static Form form(String link) {
        return Form.of("notice-link", "/n/" + link + "/acknowledge");
    }

    private void show(String link, Form form, Reader reader, Model model) {
        var head = desk.byLink(link);
        var acknowledged = head.acknowledged();
        model.addAttribute("form", form);
        model.addAttribute("mayAcknowledge", head.state().allows(Move.ACKNOWLEDGE));
        model.addAttribute(
                "acknowledged",
                acknowledged == null ? "" : reader.times().plain(acknowledged.at()));
        model.addAttribute("number", head.printed());
        model.addAttribute("unit", desk.unitName(head.unitId()));
        model.addAttribute("due", due(head, reader));
        model.addAttribute("code", desk.code(head));
        model.addAttribute("href", "/n/" + link + "/open");
    }

    /** The way on after sign-in, to the frame this person works in. */
    @GetMapping("/n/{link}/open")
    @Permits(Permission.SELF)
    String open(@PathVariable String link, Reader reader) {
        var path = reader.actor().isUnitSide() ? "/unit/notices/" : "/notices/";
        // Whose scope does not see the notice learns no more of it than the page showed.
        var head = desk.head(reader.actor().scope(), desk.byLink(link).id());
        return "redirect:" + path + head.id();
    }

    private String due(Head head, Reader reader) {
        var state = reader.say("notice.state", head.state());
        return switch (head.state()) {
            case ISSUED -> reader.say("notice.link.period", desk.period(head.id()));
            case DELIVERED, ACKNOWLEDGED, ANSWERED ->
                    ledger.of(Scope.school(), NoticeViews.subjects(notice(head))).stream()
                            .filter(one -> one.obligor() instanceof Obligor.Unit)
                            .min(Comparator.comparing(Obligation::due))
                            .map(first -> words(first, reader))
                            .orElse(state);
            case DRAFT, PROPOSED, CLOSED, WITHDRAWN -> state;
        };
    }

    private static String words(Obligation duty, Reader reader) {
        var due = reader.times().plainDue(duty.due());
        return duty.provisional() ? reader.say("clock.provisional", due) : due;
    }

    private Notice notice(Head head) {
        return notices.find(Scope.school(), head.id()).orElseThrow();
    }
}
