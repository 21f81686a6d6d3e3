package org.fengsui.server.duty.notice.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.duty.notice.service.SuccessionDesk.Moved;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
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

/** 移交 and 转入后续通知: what one notice asks for goes on in another. */
@Controller
class SuccessionController {

    private final Notices notices;
    private final SuccessionDesk desk;
    private final NoticeDesk noticeDesk;

    SuccessionController(Notices notices, SuccessionDesk desk, NoticeDesk noticeDesk) {
        this.notices = notices;
        this.desk = desk;
        this.noticeDesk = noticeDesk;
    }

    /** A group of items as a page shows it. */
    record Line(Moved moved, String title, String items) {}

    @GetMapping("/notices/transfers")
    @Permits(Permission.NOTICE_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = TransferList.LIST.read(params);
        var all = lines(desk.all(reader.actor().scope()));
        var from =
                options(all, line -> line.moved().notice().unitId(), line -> line.moved().from());
        var to = options(all, line -> line.moved().unitId(), line -> line.moved().to());
        model.addAttribute(
                "list",
                TransferList.LIST.view(
                        asked,
                        TransferList.page(asked, all),
                        reader,
                        Map.of("from", from, "to", to)));
        return "notice/transfers";
    }

    /** The units there are to choose among. */
    private static List<Option> options(
            List<Line> all, ToLongFunction<Line> id, Function<Line, String> name) {
        return all.stream()
                .map(line -> Option.of(id.applyAsLong(line), name.apply(line)))
                .distinct()
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    @GetMapping("/notices/transfers/export.csv")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = TransferList.LIST.read(params).forExport();
        return noticeDesk.export(
                reader.actor(),
                asked,
                () ->
                        Csv.download(
                                reader.say("notice.transfers.title"),
                                TransferList.LIST,
                                asked,
                                TransferList.page(asked, lines(desk.all(reader.actor().scope())))
                                        .rows()
                                        .stream(),
                                reader));
    }

    private static List<Line> lines(List<Moved> moved) {
        return moved.stream()
                .map(one ->
                        new Line(
                                one,
                                one.notice().number() + " · " + one.notice().topic(),
                                one.items().stream()
                                        .map(item -> item.position() + ". " + NoticePage.name(item))
                                        .collect(Collectors.joining("；"))))
                .toList();
    }

    @GetMapping("/notices/{id}/transfer")
    @Permits(Permission.NOTICE_DRAFT)
    String transfer(@PathVariable long id, Reader reader, Model model) {
        var notice = find(id, reader);
        show(notice, transferForm(notice), reader, model);
        return "notice/transfer";
    }

    private static Form transferForm(Notice notice) {
        return Form.of("notice-transfer:" + notice.id(), "/notices/" + notice.id() + "/transfer")
                .value("version", notice.version());
    }

    private void show(Notice notice, Form form, Reader reader, Model model) {
        var moved = desk.of(reader.actor().scope(), notice.id());
        model.addAttribute("head", head(notice, "notice.transfer.title", reader));
        model.addAttribute("lines", lines(moved));
        model.addAttribute("form", form);
        model.addAttribute(
                "units", moved.stream().map(one -> Option.of(one.unitId(), one.to())).toList());
    }

    private DetailHead head(Notice notice, String title, Reader reader) {
        return DetailHead.of(
                        reader.say(title),
                        reader.say("notice.head.to", noticeDesk.unitName(notice.unitId())))
                .under(reader.say("nav.NOTICES"), "/notices")
                .under(String.valueOf(notice.number()), "/notices/" + notice.id());
    }

    @PostMapping("/notices/{id}/transfer")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView transfer(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam long unit,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var notice = find(id, reader);
        try {
            long draft = notices.transfer(reader.actor(), id, version, unit, reason);
            return drafted(draft, reader.say("notice.done.transferred"), redirect);
        } catch (Refusal refused) {
            var sent = transferForm(notice).value("unit", unit).value("reason", reason);
            show(notice, NoticeForms.refused(sent, refused, reader), reader, model);
            return unprocessable("notice/transfer", model);
        }
    }

    private static ModelAndView unprocessable(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView drafted(long draft, String done, RedirectAttributes redirect) {
        Toast.done(redirect, done);
        return new ModelAndView("redirect:/notices/" + draft);
    }

    @GetMapping("/notices/{id}/carry-over")
    @Permits(Permission.NOTICE_DRAFT)
    String carryOver(@PathVariable long id, Reader reader, Model model) {
        var notice = find(id, reader);
        showOpen(
                notice,
                carryForm(notice).values("item", open(notice).stream().map(Option::value).toList()),
                reader,
                model);
        return "notice/carry-over";
    }

    private static Form carryForm(Notice notice) {
        return Form.of("notice-carry:" + notice.id(), "/notices/" + notice.id() + "/carry-over")
                .value("version", notice.version());
    }

    private void showOpen(Notice notice, Form form, Reader reader, Model model) {
        model.addAttribute("head", head(notice, "notice.carry.title", reader));
        model.addAttribute("open", open(notice));
        model.addAttribute("form", form);
    }

    private static List<Option> open(Notice notice) {
        if (!notice.state().running()) {
            return List.of();
        }
        return notice.items().stream()
                .filter(item -> item.state().owed())
                .map(item ->
                        new Option(
                                Long.toString(item.id()),
                                item.position() + ". " + NoticePage.name(item)))
                .toList();
    }

    @PostMapping("/notices/{id}/carry-over")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView carryOver(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") List<Long> item,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var notice = find(id, reader);
        try {
            long draft = notices.carryOver(reader.actor(), id, version, item, reason);
            return drafted(draft, reader.say("notice.done.carried"), redirect);
        } catch (Refusal refused) {
            var sent =
                    carryForm(notice)
                            .value("reason", reason)
                            .values("item", item.stream().map(String::valueOf).toList());
            showOpen(notice, NoticeForms.refused(sent, refused, reader), reader, model);
            return unprocessable("notice/carry-over", model);
        }
    }

    private Notice find(long id, Reader reader) {
        return notices.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
