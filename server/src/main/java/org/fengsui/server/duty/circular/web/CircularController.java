package org.fengsui.server.duty.circular.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.circular.service.CircularDesk;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 上级通报: the list, one as a file, what is open of the units, and the bodies that send them. */
@Controller
class CircularController {

    private final Circulars circulars;
    private final CircularDesk desk;
    private final SubjectClocks clocks;
    private final Panels panels;

    CircularController(
            Circulars circulars, CircularDesk desk, SubjectClocks clocks, Panels panels) {
        this.panels = panels;
        this.circulars = circulars;
        this.desk = desk;
        this.clocks = clocks;
    }

    /**
     * What a unit has to do, as a page shows it.
     *
     * @param acts what this reader can do next, by the word in its address
     */
    record ShareLine(
            Circular.Share share,
            Circular circular,
            String unit,
            Chip state,
            @Nullable ClockBar bar,
            List<String> acts) {}

    /** What was done, as a page shows it. */
    record ActLine(Circular.Act act, String what, String unit, List<StoredFile> files) {}

    @GetMapping("/circulars")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = CircularList.LIST.read(params);
        var scope = reader.actor().scope();
        var found = desk.list(scope, asked);
        var subjects = found.rows().stream().map(one -> new Subject("circular", one.id())).toList();
        var bars = clocks.bars(scope, subjects, reader);
        var lines =
                found.rows().stream()
                        .map(one ->
                                new CircularList.Line(
                                        one,
                                        CircularPages.chip(one.state(), reader),
                                        bars.get(new Subject("circular", one.id()))))
                        .toList();
        var page = new ListResult<>(lines, found.more(), found.total());
        model.addAttribute("list", CircularList.LIST.view(asked, page, reader));
        model.addAttribute("mayRegister", reader.actor().may(Permission.CIRCULAR_REGISTER));
        model.addAttribute("mayKeep", reader.actor().decides(Decision.REPORT_CIRCULAR));
        return "circular/list";
    }

    @GetMapping("/circulars/{id:[0-9]+}")
    @Permits(Permission.NOTICE_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var circular =
                circulars.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var shares = circulars.shares(scope, id);
        var acts = circulars.acts(scope, id);
        var files = desk.files(scope, acts);
        var units = desk.unitNames();
        var unitOf =
                shares.stream()
                        .collect(
                                Collectors.toMap(
                                        Circular.Share::id,
                                        share -> units.getOrDefault(share.unitId(), "")));
        var subject = new Subject("circular", id);
        model.addAttribute("head", CircularPages.withActs(circular, shares, reader));
        model.addAttribute("circular", circular);
        model.addAttribute("bar", clocks.bars(scope, List.of(subject), reader).get(subject));
        model.addAttribute("same", desk.same(scope, circular));
        model.addAttribute("lines", lines(shares, Map.of(id, circular), reader));
        model.addAttribute(
                "acts",
                acts.reversed().stream()
                        .map(act ->
                                new ActLine(
                                        act,
                                        CircularPages.label(act.move(), reader),
                                        act.shareId() == null
                                                ? ""
                                                : unitOf.getOrDefault(act.shareId(), ""),
                                        files.getOrDefault(act.id(), List.of())))
                        .toList());
        model.addAttribute("panels", panels.of(subject, reader));
        return "circular/detail";
    }

    private List<ShareLine> lines(
            List<Circular.Share> shares, Map<Long, Circular> of, Reader reader) {
        var subjects = shares.stream().map(one -> new Subject("circular-share", one.id())).toList();
        var bars = clocks.bars(reader.actor().scope(), subjects, reader);
        var units = desk.unitNames();
        var lines = new ArrayList<ShareLine>();
        for (var share : shares) {
            var circular = of.get(share.circularId());
            if (circular != null) {
                lines.add(
                        new ShareLine(
                                share,
                                circular,
                                units.getOrDefault(share.unitId(), ""),
                                CircularPages.chip(share.state(), reader),
                                bars.get(new Subject("circular-share", share.id())),
                                acts(share, reader)));
            }
        }
        return lines;
    }

    private List<String> acts(Circular.Share share, Reader reader) {
        if (!reader.actor().may(Permission.NOTICE_DRAFT)) {
            return List.of();
        }
        return switch (share.state()) {
            case TO_REVIEW -> List.of("review", "send-back");
            case REVIEWED -> List.of("retest", "send-back");
            case WAITING -> desk.silent(share) ? List.of("review") : List.of();
            case TO_SERVE, RETESTED, REPORTED, WITHDRAWN -> List.of();
        };
    }

    @GetMapping("/circulars/supervision")
    @Permits(Permission.NOTICE_VIEW)
    String supervision(@RequestParam(defaultValue = "0") long after, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var open = desk.open(scope, after, ListRequest.PAGE_SIZE);
        var of =
                desk.all(scope, open.stream().map(Circular.Share::circularId).toList()).stream()
                        .collect(Collectors.toMap(Circular::id, Function.identity()));
        model.addAttribute("lines", lines(open, of, reader));
        model.addAttribute(
                "after", open.size() < ListRequest.PAGE_SIZE ? null : open.getLast().id());
        model.addAttribute("maySupervise", reader.actor().may(Permission.NOTICE_SUPERVISE));
        return "circular/supervision";
    }

    @GetMapping("/circulars/sources")
    @Permits(Permission.NOTICE_VIEW)
    String sources(Reader reader, Model model) {
        var all = new ArrayList<>(circulars.sources());
        var keeps = reader.actor().decides(Decision.REPORT_CIRCULAR);
        if (keeps) {
            all.add(new Circular.Source(0, 0, "", true, true));
        }
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("circular.sources.title"),
                                reader.say("circular.sources.sub"))
                        .under(reader.say("circular.list.title"), "/circulars"));
        model.addAttribute("sources", all.stream().map(CircularController::form).toList());
        model.addAttribute("keeps", keeps);
        return "circular/sources";
    }

    private static Form form(Circular.Source source) {
        return Form.of("circular-source:" + source.id(), "/circulars/sources")
                .value("id", source.id())
                .value("version", source.version())
                .value("name", source.name())
                .value("starts", source.startsClock())
                .value("offered", source.offered());
    }

    @PostMapping("/circulars/sources")
    @Permits(Permission.NOTICE_DRAFT)
    String source(
            @RequestParam long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean starts,
            @RequestParam(defaultValue = "false") boolean offered,
            Reader reader,
            RedirectAttributes redirect) {
        circulars.put(
                reader.actor(), new Circular.Source(id, version, name.strip(), starts, offered));
        Toast.done(redirect, reader.say("circular.done"));
        return "redirect:/circulars/sources";
    }
}
