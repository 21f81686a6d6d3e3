package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.duty.notice.service.BulkDesk.OfUnit;
import org.fengsui.server.duty.notice.service.BulkRuns;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.BulkStore.Act;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 按单位批量拟稿: a preview of what would be drafted for each unit, then the run with progress. */
@Controller
class BulkDraftController {

    /** {@code unit.episode-episode} as previewed; a comma would be taken for several values. */
    private static final Pattern TARGET = Pattern.compile("(\\d{1,18})\\.([0-9-]+)");

    private final BulkDesk bulk;
    private final BulkRuns runs;
    private final NoticeDesk desk;

    BulkDraftController(BulkDesk bulk, BulkRuns runs, NoticeDesk desk) {
        this.bulk = bulk;
        this.runs = runs;
        this.desk = desk;
    }

    /**
     * A unit in the preview.
     *
     * @param findings how many are drafted
     * @param notices in how many notices
     * @param left how many are left for another time
     */
    record Line(String target, String unit, int findings, int notices, int left, Level level) {

        static Line of(OfUnit of) {
            var ids = of.episodes().stream().map(id -> Long.toString(id)).toList();
            return new Line(
                    of.unitId() + "." + String.join("-", ids),
                    of.name(),
                    ids.size(),
                    of.notices().size(),
                    of.left(),
                    Level.of(of.worst()));
        }
    }

    @GetMapping("/notices/bulk/draft")
    @Permits(Permission.NOTICE_DRAFT)
    String preview(Reader reader, Model model) {
        var lines = bulk.draftable(reader.actor().scope()).stream().map(Line::of).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("notices", lines.stream().mapToInt(Line::notices).sum());
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("notice.bulk.drafts"), reader.say("notice.bulk.draftsSub"))
                        .under(reader.say("nav.NOTICES"), "/notices"));
        return "notice/bulk-draft";
    }

    @PostMapping("/notices/bulk/draft/run")
    @Permits(Permission.NOTICE_DRAFT)
    String run(@RequestParam(defaultValue = "") List<String> target, Reader reader) {
        var all = new ArrayList<Target>();
        for (var one : target) {
            var parts = TARGET.matcher(one);
            if (!parts.matches()) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            var ids =
                    Arrays.stream(parts.group(2).split("-"))
                            .map(BulkDraftController::id)
                            .distinct()
                            .toList();
            all.addAll(targets(desk.unitName(Long.parseLong(parts.group(1))), ids, reader));
        }
        if (all.isEmpty()) {
            throw new Refusal(NoticeProblem.NOTHING_CHOSEN);
        }
        return "redirect:/notices/bulk/runs/" + runs.start(reader.actor(), Act.DRAFT, all);
    }

    private static Long id(String typed) {
        if (!typed.matches("\\d{1,18}")) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return Long.valueOf(typed);
    }

    /** One for each notice; several of a unit are counted. */
    private static List<Target> targets(String unit, List<Long> episodes, Reader reader) {
        var notices = BulkDesk.notices(episodes);
        var targets = new ArrayList<Target>();
        for (var notice : notices) {
            int number = targets.size() + 1;
            var called =
                    notices.size() == 1
                            ? unit
                            : reader.say("notice.bulk.nth", unit, number, notices.size());
            targets.add(new Target(called, null, null, notice));
        }
        return targets;
    }
}
