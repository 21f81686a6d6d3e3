package org.fengsui.server.account.desk.web;

import org.fengsui.server.account.desk.Screens;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 大屏 for the system administrator: which devices show, each with its address shown once. */
@Controller
class ScreenController {

    static final String PATH = "/admin/screens";

    private final Screens screens;

    ScreenController(Screens screens) {
        this.screens = screens;
    }

    @GetMapping(PATH)
    @Permits(Permission.SCREEN_MANAGE)
    ModelAndView list() {
        return page(form(), HttpStatus.OK);
    }

    private static Form form() {
        return Form.of("screen-new", PATH);
    }

    private ModelAndView page(Form form, HttpStatus status) {
        return new ModelAndView("desk/screens", status)
                .addObject("screens", screens.all())
                .addObject("form", form);
    }

    @PostMapping(PATH)
    @Permits(Permission.SCREEN_MANAGE)
    ModelAndView make(@RequestParam(defaultValue = "") String name, Reader reader) {
        try {
            var word = screens.make(reader.actor(), name);
            return page(form(), HttpStatus.OK).addObject("word", WallController.PATH + "/" + word);
        } catch (Refusal refused) {
            return page(
                    form().value("name", name).refused(refused, reader),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PATH + "/{id:[0-9]+}/revoke")
    @Permits(Permission.SCREEN_MANAGE)
    String revoke(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        screens.revoke(reader.actor(), id);
        Toast.done(redirect, reader.say("screen.revoked"));
        return "redirect:" + PATH;
    }
}
