package org.fengsui.server.platform.page.web;

import java.net.URI;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.store.SavedViews;
import org.fengsui.server.platform.page.store.SavedViews.SavedView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The menu of saved views above a list; fetched when it is opened. */
@Controller
class ViewController {

    private final SavedViews views;

    ViewController(SavedViews views) {
        this.views = views;
    }

    @GetMapping("/views")
    @Permits(Permission.SELF)
    String menu(
            @RequestParam String list,
            @RequestHeader(name = "HX-Current-URL", defaultValue = "/") URI current,
            Reader reader,
            Model model) {
        var query = current.getRawQuery();
        model.addAttribute("views", views.of(reader.actor(), list));
        model.addAttribute("listKey", list);
        model.addAttribute(
                "at", Back.safe(current.getRawPath() + (query == null ? "" : "?" + query)));
        return "page/list :: views";
    }

    @PostMapping("/views")
    @Permits(Permission.SELF)
    String keep(
            @RequestParam String list,
            @RequestParam String at,
            @RequestParam String name,
            Reader reader) {
        views.keep(reader.actor(), list, new SavedView(name, Back.safe(at)));
        return "redirect:" + Back.safe(at);
    }

    @PostMapping("/views/forget")
    @Permits(Permission.SELF)
    String forget(
            @RequestParam String list,
            @RequestParam String at,
            @RequestParam String name,
            Reader reader) {
        views.forget(reader.actor(), list, name);
        return "redirect:" + Back.safe(at);
    }
}
