package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.NoticeLayout;
import org.fengsui.server.duty.notice.service.PaperDesk;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.duty.notice.service.TakeoverDesk;
import org.fengsui.server.duty.notice.service.UnreachedDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The list of notices and the file of one. */
@Controller
class NoticeController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final PaperDesk papers;
    private final NoticeLayout layout;
    private final NoticeViews views;
    private final RequestDesk requests;
    private final TakeoverDesk takeovers;
    private final SuccessionDesk successions;
    private final SupportLines supports;
    private final UnreachedDesk unreached;
    private final Supervisions supervisions;
    private final Panels panels;

    NoticeController(
            Notices notices,
            NoticeDesk desk,
            PaperDesk papers,
            NoticeLayout layout,
            NoticeViews views,
            RequestDesk requests,
            TakeoverDesk takeovers,
            SuccessionDesk successions,
            SupportLines supports,
            UnreachedDesk unreached,
            Supervisions supervisions,
            Panels panels) {
        this.notices = notices;
        this.desk = desk;
        this.papers = papers;
        this.layout = layout;
        this.views = views;
        this.requests = requests;
        this.takeovers = takeovers;
        this.successions = successions;
        this.supports = supports;
        this.unreached = unreached;
        this.supervisions = supervisions;
        this.panels = panels;
    }

    @GetMapping("/notices")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = NoticeList.LIST.read(params);
        var lines = lines(asked, reader);
        desk.listed(reader.actor(), asked.onPage(asked.page()), lines.rows().size());
        model.addAttribute(
                "list", NoticeList.LIST.view(asked, lines, reader, Map.of("unit", units(reader))));
        model.addAttribute("acts", bulk(reader));
        model.addAttribute("falseClaims", desk.falselyClaimed(reader.actor().scope()));
        return "notice/list";
    }

    /** Those that stand first, then those that have ended. */
    private List<Filter.Option> units(Reader reader) {
        var scope = reader.actor().scope();
        return Stream.concat(
                        desk.units(scope).stream()
                                .map(unit -> Filter.Option.of(unit.id(), unit.name())),
                        desk.endedUnits(scope).stream()
                                .map(unit ->
                                        Filter.Option.of(
                                                unit.id(), reader.say("unit.ended", unit.name()))))
                .toList();
    }

    /** What this reader may do with many at once. */
    private static List<Action> bulk(Reader reader) {
        var acts = new ArrayList<Action>();
        if (reader.actor().may(Permission.NOTICE_DRAFT)) {
            acts.add(act("DRAFT", "/notices/bulk/draft", reader));
            acts.add(act("PROPOSE", "/notices/bulk/propose", reader));
        }
        if (reader.actor().may(Permission.NOTICE_ISSUE)) {
            acts.add(act("ISSUE", "/notices/bulk/issue", reader));
        }
        return acts;
    }

    private static Action act(String key, String href, Reader reader) {
        return Action.link(reader.say("notice.bulk.all." + key), href);
    }

    @GetMapping("/notices/export.csv")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = NoticeList.LIST.read(params).forExport();
        return desk.export(
                reader.actor(),
                asked,
                () ->
                        Csv.download(
                                reader.say("nav.NOTICES"),
                                NoticeList.LIST,
                                asked,
                                Csv.pieces(asked, piece -> lines(piece, reader)),
                                reader));
    }

    private ListResult<NoticeList.Line> lines(ListRequest asked, Reader reader) {
        return views.lines(desk.list(reader.actor().scope(), asked), reader);
    }

    @GetMapping("/notices/{id}")
    @Permits(Permission.NOTICE_VIEW)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var notice =
                desk.current(
                        notices.find(scope, id)
                                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND)));
        desk.viewed(reader.actor(), id);
        var page = page(notice, reader);
        var mayReview = reader.actor().may(Permission.NOTICE_DRAFT);
        var emergency = notices.emergency(scope, id).orElse(null);
        var supervised = supervisions.of(scope, id);
        var holding =
                supervised.stream()
                        .filter(one -> one.holds(notice.state()))
                        .findFirst()
                        .orElse(null);
        model.addAttribute("page", page);
        model.addAttribute("notice", notice);
        aside(notice, reader, model);
        model.addAttribute("findingsOpen", reader.actor().may(Permission.FINDING_VIEW));
        model.addAttribute(
                "severalReviews",
                mayReview && ReviewsController.reviewable(notice, reader.actor()).size() > 1);
        model.addAttribute(
                "head",
                new NoticeActs(
                                page,
                                desk.head(scope, id).authors(),
                                emergency,
                                requests.ofNotice(scope, id),
                                holding)
                        .on(page.head(holding != null)));
        model.addAttribute("supervisions", SupervisionView.of(supervised, notice.state(), reader));
        model.addAttribute("alone", emergency == null ? "" : page.alone(emergency));
        model.addAttribute("mayTransfer", mayReview);
        model.addAttribute("steps", page.steps());
        model.addAttribute("bars", views.worst(notice, reader));
        model.addAttribute(
                "lines",
                page.lines(
                        views.bars(notice, reader),
                        views.files(notice, reader),
                        desk.onPaper(notice),
                        mayReview));
        model.addAttribute(
                "story",
                NoticeStory.of(desk.story(scope, id), views.steps(notice, reader), reader));
        return "notice/detail";
    }

    /** What stands beside the items: papers, requests, supporting units, whom nobody reached. */
    private void aside(Notice notice, Reader reader, Model model) {
        var scope = reader.actor().scope();
        long id = notice.id();
        model.addAttribute("taken", takeovers.of(scope, id));
        model.addAttribute("moved", successions.of(scope, id));
        model.addAttribute("panels", panels.of(new Subject("notice", id), reader));
        model.addAttribute("requests", requestLines(notice, reader));
        model.addAttribute("paper", PaperView.of(layout.of(notice)));
        model.addAttribute("split", supports.split(notice, reader));
        model.addAttribute("supports", supports.said(notice, reader));
        model.addAttribute("dues", views.dues(notice, reader));
        model.addAttribute("unreached", unreached.ofNotice(scope, id));
        model.addAttribute("mayCheck", NoticeActs.mayRecord(reader.actor()));
        model.addAttribute("withdrawal", papers.withdrawal(scope, id).orElse(null));
        model.addAttribute("stamped", notices.stamped(scope, id).stream().findFirst().orElse(null));
        model.addAttribute("posts", desk.posts(scope, notice.unitId()));
    }

    private List<RequestLine> requestLines(Notice notice, Reader reader) {
        var items =
                notice.items().stream()
                        .collect(Collectors.toMap(Notice.Item::id, Function.identity()));
        return requests.ofNotice(reader.actor().scope(), notice.id()).stream()
                .map(request ->
                        RequestLine.of(
                                request,
                                Objects.requireNonNull(items.get(request.itemId())),
                                String.valueOf(notice.number()),
                                desk.unitName(request.unitId()),
                                reader))
                .toList();
    }

    private NoticePage page(Notice notice, Reader reader) {
        List<String> supporting = notice.supportingUnitIds().stream().map(desk::unitName).toList();
        return new NoticePage(notice, desk.unitName(notice.unitId()), supporting, reader);
    }
}
