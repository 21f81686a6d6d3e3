package org.fengsui.server.duty.notice.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.DraftDesk;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form a notice is drafted with; what was typed is kept until it is sent. */
@Controller
class DraftController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final DraftDesk draftDesk;
    private final Drafts drafts;

    DraftController(Notices notices, NoticeDesk desk, DraftDesk draftDesk, Drafts drafts) {
        this.notices = notices;
        this.desk = desk;
        this.draftDesk = draftDesk;
        this.drafts = drafts;
    }

    /**
     * A finding as a line of the form; its name is Chinese where the check has one.
     *
     * @param assignees the supporting units it can be assigned to
     */
    record Line(
            Episode episode,
            Level level,
            String name,
            String target,
            boolean chosen,
            List<Option> assignees) {}

    @GetMapping("/notices/new")
    @Permits(Permission.NOTICE_DRAFT)
    String create(@RequestParam(defaultValue = "") String episodes, Reader reader, Model model) {
        var ids =
                Arrays.stream(episodes.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList();
        var form = Form.of(key(0, ids), "/notices").values("episode", ids);
        var chosen = episodes(form, reader).stream().map(Episode::id).toList();
        if (chosen.isEmpty()) {
            throw new Refusal(NoticeProblem.NOTHING_CHOSEN);
        }
        if (!draftDesk.unearned(reader.actor().scope(), chosen).isEmpty()) {
            return "redirect:" + reasons(chosen.stream().map(String::valueOf).toList());
        }
        show(null, drafts.over(reader.actor(), form), reader, model);
        return "notice/draft";
    }

    @PostMapping("/notices")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            RedirectAttributes redirect) {
        var asked = sent.getOrDefault("asked", List.of());
        var form = sent(Form.of(key(0, asked), "/notices"), sent);
        var typed = draftForm(form, reader).typed(sent, reader);
        if (typed.checked().refused()) {
            return again(null, typed.checked(), reader);
        }
        try {
            long id =
                    draftDesk.create(
                            reader.actor(), DraftForm.draft(sent), typed.texts(), form.key());
            Toast.done(redirect, done("drafted", sent, reader));
            return new ModelAndView("redirect:/notices/" + id);
        } catch (Refusal refused) {
            return again(null, form, refused, reader);
        }
    }

    @GetMapping("/notices/{id}/edit")
    @Permits(Permission.NOTICE_DRAFT)
    String edit(@PathVariable long id, Reader reader, Model model) {
        var notice = find(id, reader);
        show(notice, drafts.over(reader.actor(), formOf(notice)), reader, model);
        return "notice/draft";
    }

    @PostMapping("/notices/{id}/edit")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView edit(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            RedirectAttributes redirect) {
        var notice = find(id, reader);
        var form = sent(formOf(notice), sent);
        var typed = draftForm(form, reader).typed(sent, reader);
        if (typed.checked().refused()) {
            return again(notice, typed.checked(), reader);
        }
        try {
            draftDesk.change(
                    reader.actor(), id, version, DraftForm.draft(sent), typed.texts(), form.key());
            Toast.done(redirect, done("edited", sent, reader));
            return new ModelAndView("redirect:/notices/" + id);
        } catch (Refusal refused) {
            if (refused.problem() != CommonProblem.STALE) {
                return again(notice, form, refused, reader);
            }
            // Both are shown; sending again says that this one is meant to stand.
            var page =
                    again(
                            notice,
                            form.values("version", List.of(String.valueOf(notice.version())))
                                    .error("", reader.say("notice.form.stale")),
                            reader);
            page.setStatus(HttpStatus.CONFLICT);
            page.addObject("present", notice);
            return page;
        }
    }

    /** What was done, with how many drafts to supporting units came of it. */
    private static String done(String what, MultiValueMap<String, String> sent, Reader reader) {
        int split = DraftForm.draft(sent).split().size();
        return split == 0
                ? reader.say("notice.done." + what)
                : reader.say("notice.done.split", split);
    }

    /** What was sent; boxes nobody ticked are not sent at all. */
    private static Form sent(Form form, MultiValueMap<String, String> sent) {
        return form.sent(sent)
                .values("episode", sent.getOrDefault("episode", List.of()))
                .values("supporting", sent.getOrDefault("supporting", List.of()));
    }

    private Notice find(long id, Reader reader) {
        var notice =
                notices.find(reader.actor().scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!notice.state().allows(NoticeState.Move.EDIT)) {
            var number = notice.number();
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, number == null ? notice.topic() : number);
        }
        return notice;
    }

    private static Form formOf(Notice notice) {
        return Form.of("notice-draft:" + notice.id(), "/notices/" + notice.id() + "/edit")
                .value("version", notice.version())
                .value("topic", notice.topic())
                .value("remark", notice.remark())
                .value("style", notice.style())
                .values(
                        "episode",
                        Notice.episodes(notice.items()).stream().map(String::valueOf).toList())
                .values(
                        "supporting",
                        notice.supportingUnitIds().stream().map(String::valueOf).toList());
    }

    private static String key(long id, List<String> asked) {
        return "notice-draft:" + id + ":" + Integer.toHexString(String.join(",", asked).hashCode());
    }

    /** Where what the policy leaves is noticed all the same, with a reason. */
    private static String reasons(List<String> episodes) {
        return "/findings/notice?id=" + String.join(",", episodes);
    }

    private ModelAndView again(@Nullable Notice notice, Form form, Refusal refused, Reader reader) {
        var page = again(notice, form.error("", NoticeForms.words(refused, reader)), reader);
        if (refused.problem() == NoticeProblem.NOT_BY_POLICY) {
            page.addObject("reasons", reasons(form.values().getOrDefault("episode", List.of())));
        }
        return page;
    }

    private ModelAndView again(@Nullable Notice notice, Form form, Reader reader) {
        var page = new ModelAndView("notice/draft");
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var model = new ExtendedModelMap();
        show(notice, form, reader, model);
        page.addAllObjects(model);
        return page;
    }

    private DraftForm draftForm(Form form, Reader reader) {
        var episodes = episodes(form, reader);
        var known = desk.knowledge(episodes);
        return new DraftForm(form, DraftForm.missing(episodes, known));
    }

    private List<Episode> episodes(Form form, Reader reader) {
        var asked =
                form.values()
                        .getOrDefault("asked", form.values().getOrDefault("episode", List.of()));
        var ids = asked.stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).toList();
        return desk.episodes(reader.actor().scope(), ids);
    }

    private void show(@Nullable Notice notice, Form form, Reader reader, Model model) {
        var draft = draftForm(form, reader);
        var episodes = episodes(form, reader);
        var known = desk.knowledge(episodes);
        var addressed = episodes.stream().map(Episode::unitId).filter(Objects::nonNull).toList();
        var assigned = notice != null && notice.principalUnitId() != null;
        long assignee = assigned ? Objects.requireNonNull(notice).unitId() : 0;
        var supporting =
                episodes.stream()
                        .flatMap(episode ->
                                Stream.concat(
                                        assigned ? addressed.stream() : Stream.of(),
                                        episode.supportingUnitIds().stream()))
                        .filter(id -> assigned ? id != assignee : !addressed.contains(id))
                        .distinct()
                        .map(id -> Option.of(id, desk.unitName(id)))
                        .toList();
        var unit =
                (notice == null ? addressed.stream() : Stream.of(notice.unitId()))
                        .distinct()
                        .map(desk::unitName)
                        .collect(Collectors.joining(reader.chinese() ? "、" : ", "));
        var shown =
                form.values().containsKey("supporting") || notice != null
                        ? form
                        : form.values(
                                "supporting", supporting.stream().map(Option::value).toList());
        model.addAttribute(
                "form",
                shown.value("style").isEmpty() ? shown.value("style", desk.style()) : shown);
        model.addAttribute("styles", NoticeForms.styles(reader));
        model.addAttribute("missing", draft.missing());
        model.addAttribute("supporting", supporting);
        model.addAttribute(
                "lines",
                episodes.stream()
                        .map(episode ->
                                new Line(
                                        episode,
                                        Level.of(episode.severity()),
                                        name(episode, known),
                                        NoticeDesk.target(episode),
                                        form.has("episode", Long.toString(episode.id())),
                                        assigned ? List.of() : assignees(episode)))
                        .toList());
        model.addAttribute(
                "assignable",
                !assigned && episodes.stream().anyMatch(one -> !assignees(one).isEmpty()));
        model.addAttribute("head", head(notice, unit, reader));
        model.addAttribute("present", null);
        model.addAttribute("reasons", null);
        model.addAttribute("back", notice == null ? "/findings" : "/notices/" + notice.id());
    }

    /** 配合单位 that can be made to answer for a finding: those that are 责任单位. */
    private List<Option> assignees(Episode episode) {
        return episode.supportingUnitIds().stream()
                .filter(id -> !Objects.equals(id, episode.unitId()))
                .filter(desk::responsible)
                .map(id -> Option.of(id, desk.unitName(id)))
                .toList();
    }

    private static String name(Episode episode, Map<Check, Knowledge.Entry> known) {
        var entry = known.get(NoticeDesk.check(episode));
        return entry == null ? episode.title() : entry.name();
    }

    private static DetailHead head(@Nullable Notice notice, String unit, Reader reader) {
        var head =
                DetailHead.of(reader.say("notice.draft.title"), reader.say("notice.head.to", unit))
                        .under(reader.say("nav.NOTICES"), "/notices");
        return notice == null ? head : head.under(notice.topic(), "/notices/" + notice.id());
    }
}
