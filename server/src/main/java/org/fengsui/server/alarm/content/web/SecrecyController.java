package org.fengsui.server.alarm.content.web;

import org.fengsui.server.alarm.content.SecrecyBook;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 保密办's book: who handed over to whom on which day, offline, and what was turned away. */
@Controller
class SecrecyController {

    private final SecrecyBook book;

    SecrecyController(SecrecyBook book) {
        this.book = book;
    }

    @GetMapping("/secrecy")
    @Permits(Permission.SECRECY_WORK)
    String book(Reader reader, Model model) {
        return show(form(), reader, model);
    }

    private static Form form() {
        return Form.of("secrecy-handover", "/secrecy");
    }

    private String show(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("handovers", book.handovers(reader.actor()));
        model.addAttribute("refused", book.refused(reader.actor()));
        return "content/secrecy";
    }

    @PostMapping("/secrecy")
    @Permits(Permission.SECRECY_WORK)
    ModelAndView enter(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form().sent(sent);
        try {
            book.enter(
                    reader.actor(),
                    Typed.day(form.value("on"), reader.say("content.secrecy.on"), reader),
                    form.value("handedBy"),
                    form.value("receivedBy"));
        } catch (Refusal refused) {
            return ContentController.unprocessable(
                    show(form.refused(refused, reader), reader, model), model);
        }
        Toast.done(redirect, reader.say("content.done"));
        return new ModelAndView("redirect:/secrecy");
    }
}
