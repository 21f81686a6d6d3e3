package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.duty.notice.service.BulkRuns;
import org.fengsui.server.duty.notice.service.BulkRuns.Run;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.BulkStore.Act;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Progress;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing or issuing many notices: a preview of what will change, then the run with progress. */
@Controller
class BulkController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final BulkRuns runs;
    private final BulkDesk bulk;

    BulkController(Notices notices, NoticeDesk desk, BulkRuns runs, BulkDesk bulk) {
        this.notices = notices;
        this.desk = desk;
        this.runs = runs;
        this.bulk = bulk;
    }

    /** A notice in the preview; {@code why} says why it is left out, null where it is taken. */
    record Line(Notice notice, String unit, @Nullable String why) {}

    @PostMapping("/notices/bulk/propose")
    @Permits(Permission.NOTICE_DRAFT)
    String previewPropose(
            @RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return preview(Act.PROPOSE, id, reader, model);
    }

    @PostMapping("/notices/bulk/issue")
    @Permits(Permission.NOTICE_ISSUE)
    String previewIssue(
            @RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        return preview(Act.ISSUE, id, reader, model);
    }

    /** All drafts at once. */
    @GetMapping("/notices/bulk/propose")
    @Permits(Permission.NOTICE_DRAFT)
    String previewDrafts(Reader reader, Model model) {
        var ids = bulk.inState(reader.actor().scope(), NoticeState.DRAFT);
        return preview(Act.PROPOSE, ids, reader, model);
    }

    /** All that wait for the second person. */
    @GetMapping("/notices/bulk/issue")
    @Permits(Permission.NOTICE_ISSUE)
    String previewProposed(Reader reader, Model model) {
        var ids = bulk.inState(reader.actor().scope(), NoticeState.PROPOSED);
        return preview(Act.ISSUE, ids, reader, model);
    }

    private String preview(Act act, List<Long> ids, Reader reader, Model model) {
        var lines = new ArrayList<Line>();
        for (long id : ids) {
            var notice =
                    notices.find(reader.actor().scope(), id)
                            .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
            lines.add(
                    new Line(
                            notice,
                            desk.unitName(notice.unitId()),
                            why(act, desk.current(notice), reader)));
        }
        model.addAttribute("act", act);
        model.addAttribute("lines", lines);
        model.addAttribute("taken", lines.stream().filter(line -> line.why() == null).count());
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say("notice.bulk.title", reader.say("notice.bulk", act)),
                                reader.say("notice.bulk.sub"))
                        .under(reader.say("nav.NOTICES"), "/notices"));
        return "notice/bulk";
    }

    private @Nullable String why(Act act, Notice notice, Reader reader) {
        var move = act == Act.PROPOSE ? NoticeState.Move.PROPOSE : NoticeState.Move.ISSUE;
        if (!notice.state().allows(move)) {
            return reader.say("notice.bulk.state", reader.say("notice.state", notice.state()));
        }
        if (notice.items().stream().anyMatch(item -> item.text().name().isEmpty())) {
            return reader.say("notice.bulk.incomplete");
        }
        var own =
                desk.head(reader.actor().scope(), notice.id())
                        .authors()
                        .contains(reader.actor().accountId());
        return act == Act.ISSUE && own ? reader.say("notice.bulk.own") : null;
    }

    @PostMapping("/notices/bulk/propose/run")
    @Permits(Permission.NOTICE_DRAFT)
    String propose(@RequestParam List<String> target, Reader reader) {
        return run(Act.PROPOSE, target, reader);
    }

    @PostMapping("/notices/bulk/issue/run")
    @Permits(Permission.NOTICE_ISSUE)
    String issue(@RequestParam List<String> target, Reader reader) {
        return run(Act.ISSUE, target, reader);
    }

    /** Targets are {@code id.version} as previewed. */
    private String run(Act act, List<String> targets, Reader reader) {
        var all = new ArrayList<Target>();
        for (var target : targets) {
            if (!target.matches("\\d{1,18}\\.\\d{1,9}")) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            var dot = target.indexOf('.');
            long id = Long.parseLong(target.substring(0, dot));
            var head = desk.head(reader.actor().scope(), id);
            all.add(
                    new Target(
                            desk.unitName(head.unitId()) + " · " + head.topic(),
                            id,
                            Integer.parseInt(target.substring(dot + 1)),
                            List.of()));
        }
        return "redirect:/notices/bulk/runs/" + runs.start(reader.actor(), act, all);
    }

    @GetMapping("/notices/bulk/runs/{name}")
    @Permits({Permission.NOTICE_DRAFT, Permission.NOTICE_ISSUE})
    String run(@PathVariable String name, Reader reader, Model model) {
        var run = find(name, reader);
        model.addAttribute("progress", progress(name, run, reader));
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say(
                                        "notice.bulk.title", reader.say("notice.bulk", run.act())),
                                "")
                        .under(reader.say("nav.NOTICES"), "/notices"));
        model.addAttribute("refused", refused(run, reader));
        model.addAttribute("next", run.act() == Act.DRAFT);
        return "notice/run";
    }

    /** The bar alone, asked for again until it is full. */
    @GetMapping("/notices/bulk/runs/{name}/progress")
    @Permits({Permission.NOTICE_DRAFT, Permission.NOTICE_ISSUE})
    String progress(@PathVariable String name, Reader reader, Model model) {
        var run = find(name, reader);
        model.addAttribute("progress", progress(name, run, reader));
        model.addAttribute("refused", refused(run, reader));
        return "notice/run :: state";
    }

    private Run find(String name, Reader reader) {
        return runs.find(reader.actor(), name)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static List<String> refused(Run run, Reader reader) {
        return run.refused().stream()
                .map(one ->
                        reader.say(
                                "notice.says",
                                one.called(),
                                reader.say(
                                        "problem." + one.problem() + ".title",
                                        one.arguments().toArray())))
                .toList();
    }

    private static Progress progress(String name, Run run, Reader reader) {
        return new Progress(
                "/notices/bulk/runs/" + name + "/progress",
                run.done(),
                run.total(),
                reader.say("notice.bulk.unit"),
                run.elapsed(),
                run.finished(),
                reader.say("notice.bulk", run.act()));
    }
}
