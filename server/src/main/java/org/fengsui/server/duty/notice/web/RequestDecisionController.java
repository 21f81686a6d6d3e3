package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** 裁定: what units ask for, and what is decided. */
@Controller
class RequestDecisionController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final RequestDesk requests;
    private final Clocks clocks;

    RequestDecisionController(
            Notices notices, NoticeDesk desk, RequestDesk requests, Clocks clocks) {
        this.notices = notices;
        this.desk = desk;
        this.requests = requests;
        this.clocks = clocks;
    }

    @GetMapping("/notices/requests")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RequestList.LIST.read(params);
        var units =
                desk.units(reader.actor().scope()).stream()
                        .map(unit -> Option.of(unit.id(), unit.name()))
                        .toList();
        model.addAttribute(
                "list",
                RequestList.LIST.view(asked, rows(asked, reader), reader, Map.of("unit", units)));
        return "notice/requests";
    }

    @GetMapping("/notices/requests/export.csv")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = RequestList.LIST.read(params).forExport();
        return desk.export(
                reader.actor(),
                asked,
                () ->
                        Csv.download(
                                reader.say("notice.requests.title"),
                                RequestList.LIST,
                                asked,
                                Csv.pieces(asked, piece -> rows(piece, reader)),
                                reader));
    }

    private ListResult<RequestList.Row> rows(ListRequest asked, Reader reader) {
        var found = requests.list(reader.actor().scope(), asked);
        return new ListResult<>(
                found.rows().stream()
                        .map(one ->
                                new RequestList.Row(
                                        RequestLine.of(
                                                one.request(),
                                                one.item(),
                                                one.number(),
                                                desk.unitName(one.request().unitId()),
                                                reader),
                                        Level.of(one.item().severity())))
                        .toList(),
                found.more(),
                found.total());
    }

    @GetMapping("/notices/requests/{id}")
    @Permits(Permission.NOTICE_VIEW)
    String request(@PathVariable long id, Reader reader, Model model) {
        var request = requests.get(reader.actor().scope(), id);
        show(request, form(request).value("grant", "yes"), reader, model);
        desk.viewed(reader.actor(), request.noticeId());
        return "notice/request";
    }

    @PostMapping("/notices/requests/{id}")
    @Permits(Permission.NOTICE_DECIDE)
    ModelAndView decide(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var request = requests.get(reader.actor().scope(), id);
        var form = form(request).sent(sent);
        var unit = form.value("unit");
        try {
            notices.decide(
                    reader.actor(),
                    id,
                    version,
                    new RequestDecision(
                            form.value("grant").equals("yes"),
                            form.value("reason"),
                            Typed.dayOrNull(form.value("until")),
                            unit.matches("[0-9]{1,18}") ? Long.valueOf(unit) : null));
        } catch (Refusal refused) {
            show(request, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/request", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.decided"));
        return new ModelAndView("redirect:/notices/" + request.noticeId());
    }

    private static Form form(ItemRequest request) {
        return Form.of("notice-decide:" + request.id(), "/notices/requests/" + request.id())
                .value("version", request.version());
    }

    private void show(ItemRequest request, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var item = desk.item(scope, request.itemId()).item();
        var number = String.valueOf(desk.head(scope, request.noticeId()).printed());
        var line = RequestLine.of(request, item, number, desk.unitName(request.unitId()), reader);
        var head =
                DetailHead.of(line.title(), line.unit() + " · " + line.item())
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(reader.say("notice.requests.title"), "/notices/requests")
                        .under(number, "/notices/" + request.noticeId())
                        .level(Level.of(item.severity()))
                        .state(line.state());
        var mayDecide = RequestLine.mayDecide(request, reader.actor());
        model.addAttribute(
                "head",
                mayDecide || request.decided() != null
                        ? head
                        : head.whoCan(whoDecides(request, reader)));
        model.addAttribute("request", request);
        model.addAttribute("line", line);
        model.addAttribute("files", requests.files(scope, request));
        model.addAttribute("bars", bars(request, reader));
        model.addAttribute("mayDecide", mayDecide);
        model.addAttribute("extension", request.kind() == Kind.EXTENSION);
        model.addAttribute("dispute", request.kind() == Kind.MISDIRECTED);
        model.addAttribute("answers", answers(reader));
        model.addAttribute("units", units(request, reader));
        model.addAttribute("teach", teach(request, reader));
        model.addAttribute("form", form);
    }

    private static String whoDecides(ItemRequest request, Reader reader) {
        return reader.say(
                "notice.request.whoDecides",
                request.decider().deciders().stream()
                        .map(role -> reader.say("role", role))
                        .collect(Collectors.joining("、")));
    }

    /** Where the registry learns whose it is; null where it knows, or this reader may not. */
    private @Nullable String teach(ItemRequest request, Reader reader) {
        if (!reader.actor().may(Permission.REGISTRY_EDIT) || !requests.untaught(request)) {
            return null;
        }
        // a template variable, so that no character of a name is taken for the address’s own
        return UriComponentsBuilder.fromPath("/registry/place")
                .queryParam("address", "{place}")
                .queryParamIfPresent("unit", Optional.ofNullable(request.newUnitId()))
                .uriVariables(Map.of("place", requests.place(reader.actor().scope(), request)))
                .encode()
                .toUriString();
    }

    private List<ClockBar> bars(ItemRequest request, Reader reader) {
        return requests.duties(reader.actor().scope(), request.itemId()).stream()
                .map(duty -> clocks.bar(duty, reader))
                .toList();
    }

    private static List<Option> answers(Reader reader) {
        return List.of(
                new Option("yes", reader.say("notice.request.grant")),
                new Option("no", reader.say("notice.request.refuse")));
    }

    private List<Option> units(ItemRequest request, Reader reader) {
        return desk.units(reader.actor().scope()).stream()
                .filter(unit -> unit.id() != request.unitId())
                .map(unit -> Option.of(unit.id(), unit.name()))
                .toList();
    }
}
