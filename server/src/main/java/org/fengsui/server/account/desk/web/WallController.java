package org.fengsui.server.account.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.account.desk.Screens;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 大屏 in a hall: figures alone, to whoever has the device's word; to nobody once it is revoked. */
@Controller
class WallController {

    static final String PATH = "/wall";

    private final Screens screens;
    private final WallView view;

    WallController(Screens screens, WallView view) {
        this.screens = screens;
        this.view = view;
    }

    @GetMapping(PATH + "/{word:[A-Za-z0-9_-]{20,80}}")
    @Permits(Permission.PUBLIC)
    String wall(
            @PathVariable String word, Reader reader, Model model, HttpServletResponse response) {
        if (screens.admit(word).isEmpty()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAllAttributes(view.of(reader));
        return "desk/wall";
    }
}
