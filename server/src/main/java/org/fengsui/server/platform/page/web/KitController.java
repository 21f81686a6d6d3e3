package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The living page of every component, in the demo only. */
@Controller
@Profile("demo")
class KitController {

    @GetMapping("/kit")
    @Permits(Permission.PUBLIC)
    String kit(Reader reader, HttpServletRequest request, Model model) {
        var samples = new KitSamples(reader);
        model.addAttribute("frame", frame(reader, request, NavSlot.NOTICES));
        model.addAttribute("head", samples.head());
        model.addAttribute("kpis", samples.kpis());
        model.addAttribute("levels", Arrays.asList(Level.values()));
        model.addAttribute("chips", samples.chips());
        model.addAttribute("clocks", samples.clocks());
        model.addAttribute("steps", samples.steps());
        model.addAttribute("story", samples.story());
        model.addAttribute("form", samples.form());
        model.addAttribute("outcomes", samples.outcomes());
        model.addAttribute("units", samples.units());
        model.addAttribute("empty", samples.empty());
        model.addAttribute("bars", samples.load());
        model.addAttribute("lines", samples.trend());
        model.addAttribute("progress", samples.progress());
        model.addAttribute("toast", samples.toast(false));
        model.addAttribute("refused", samples.toast(true));
        return "page/kit";
    }

    @GetMapping("/kit/list")
    @Permits(Permission.PUBLIC)
    String list(
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            HttpServletRequest request,
            Model model) {
        var asked = KitList.LIST.read(params);
        var rows = KitList.rows(asked, reader);
        model.addAttribute("frame", frame(reader, request, NavSlot.FINDINGS));
        model.addAttribute(
                "list",
                KitList.LIST.view(
                        asked,
                        new ListResult<>(
                                rows.stream().skip(asked.offset()).limit(asked.size()).toList(),
                                rows.size() > asked.offset() + asked.size(),
                                rows.size()),
                        reader));
        return "page/kit-list";
    }

    @GetMapping("/kit/export.csv")
    @Permits(Permission.PUBLIC)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        ListRequest asked = KitList.LIST.read(params).forExport();
        return Csv.download(
                "kit", KitList.LIST, asked, KitList.rows(asked, reader).stream(), reader);
    }

    /** Where the sample acts go: nothing happens, and a toast says so. */
    @PostMapping("/kit/post")
    @Permits(Permission.PUBLIC)
    String post(Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("kit.sample.toastDone"));
        return "redirect:/kit";
    }

    /** A frame with every entry, so that the page can be looked at before anyone signs in. */
    private static Frame frame(Reader reader, HttpServletRequest request, NavSlot here) {
        var query = request.getQueryString();
        return new Frame(
                Preferences.theme(request),
                request.getHeader("HX-Request") != null,
                request.getRequestURI() + (query == null ? "" : "?" + query),
                Arrays.stream(NavSlot.values())
                        .filter(slot -> !slot.unitSide() && slot != NavSlot.PERSON)
                        .map(slot ->
                                new Frame.Slot(
                                        reader.say("nav", slot),
                                        slot.icon(),
                                        slot == NavSlot.FINDINGS ? "/kit/list" : "/kit",
                                        slot == here,
                                        slot.startsGroup(),
                                        count(slot, reader)))
                        .toList(),
                List.of(),
                List.of(),
                new Frame.Inbox("/kit", 3),
                "/kit/list",
                List.of(),
                Frames.toasts(request),
                "");
    }

    private static @Nullable String count(NavSlot slot, Reader reader) {
        return switch (slot) {
            case MONITORING -> reader.times().number(2);
            case FINDINGS -> reader.times().number(1284);
            case NOTICES -> reader.times().number(46);
            case CIRCULARS -> reader.times().number(3);
            default -> null;
        };
    }
}
