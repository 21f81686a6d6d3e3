package org.fengsui.server.alarm.warning.web;

import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.alarm.warning.service.PublicBoard;
import org.fengsui.server.alarm.warning.service.WarningSettings;
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

/** What everybody reads without signing in: the list, one warning, and the list in a frame. */
@Controller
class PublicWarningController {

    private static final int IN_A_FRAME = 5;

    private final PublicBoard board;
    private final WarningSettings settings;

    PublicWarningController(PublicBoard board, WarningSettings settings) {
        this.board = board;
        this.settings = settings;
    }

    @GetMapping(PublicAddress.LIST)
    @Permits(Permission.PUBLIC)
    String list(Reader reader, Model model, HttpServletResponse response) {
        revalidated(response);
        model.addAttribute(
                "views", board.latest().stream().map(one -> PublicView.of(one, reader)).toList());
        return "warning/public-list";
    }

    @GetMapping(PublicAddress.LIST + "/{id:[0-9]+}")
    @Permits(Permission.PUBLIC)
    String one(@PathVariable long id, Reader reader, Model model, HttpServletResponse response) {
        revalidated(response);
        var found = board.find(id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        model.addAttribute("view", PublicView.of(found, reader));
        return "warning/public-one";
    }

    /** For a frame in the school's home page: no script, no form, links that open outside of it. */
    @GetMapping(PublicAddress.LIST + "/embed")
    @Permits(Permission.PUBLIC)
    String embed(Reader reader, Model model, HttpServletResponse response) {
        revalidated(response);
        var sites =
                settings.embeddedBy().isEmpty()
                        ? "'none'"
                        : String.join(" ", settings.embeddedBy());
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors "
                        + sites);
        model.addAttribute(
                "views",
                board.latest().stream()
                        .filter(one -> one.holds())
                        .limit(IN_A_FRAME)
                        .map(one -> PublicView.of(one, reader))
                        .toList());
        return "warning/embed";
    }

    /**
     * Kept, but asked for again each time; pages differ by language and by the reader’s choices.
     */
    private static void revalidated(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
}
