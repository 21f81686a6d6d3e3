package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.PageProblem;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.store.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and light, chosen by anyone on any page. */
@Controller
class PreferenceController {

    private final Languages languages;

    PreferenceController(Languages languages) {
        this.languages = languages;
    }

    @PostMapping("/preferences/language")
    @Permits(Permission.PUBLIC)
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen =
                Preferences.language(language)
                        .orElseThrow(() -> new Refusal(PageProblem.REQUEST_UNREADABLE));
        Preferences.keepLanguage(request, response, chosen);
        if (reader.actorOrNull() != null) {
            languages.keep(reader.actor(), chosen);
        }
        return "redirect:" + Back.safe(back);
    }

    @PostMapping("/preferences/theme")
    @Permits(Permission.PUBLIC)
    String theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Preferences.isTheme(theme)) {
            throw new Refusal(PageProblem.REQUEST_UNREADABLE);
        }
        Preferences.keepTheme(request, response, theme);
        return "redirect:" + Back.safe(back);
    }
}
