package org.fengsui.server.duty.notice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.service.TakeoverDesk;
import org.fengsui.server.duty.notice.service.TakeoverDesk.Preview;
import org.fengsui.server.duty.notice.service.TakeoverUnits;
import org.fengsui.server.duty.notice.takeover.OldItem;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.duty.notice.takeover.SheetProblem;
import org.fengsui.server.duty.notice.takeover.TakeoverTemplate;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.ErrandView;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Sheet;
import org.fengsui.server.platform.page.SmallUpload;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 旧台账接管: the school's old sheet is read, looked at, and taken over. */
@Controller
class TakeoverController {

    static final String PATH = "/notices/takeover";

    private final TakeoverDesk desk;
    private final TakeoverUnits units;
    private final Ledger ledger;
    private final Clock systemClock;

    TakeoverController(TakeoverDesk desk, TakeoverUnits units, Ledger ledger, Clock systemClock) {
        this.desk = desk;
        this.units = units;
        this.ledger = ledger;
        this.systemClock = systemClock;
    }

    /**
     * A row as the preview shows it.
     *
     * @param notice its notice
     * @param item the row
     * @param unit the unit's name
     * @param served when it was served
     * @param bar its clock as it will run: to the day its paper named, else to the period's end;
     *     null where none runs
     * @param state what it becomes
     */
    record Line(
            OldNotice notice,
            OldItem item,
            String unit,
            String served,
            @Nullable ClockBar bar,
            String state) {}

    @GetMapping(PATH)
    @Permits(Permission.NOTICE_ISSUE)
    String page(Reader reader, Model model) {
        model.addAttribute("problems", List.of());
        model.addAttribute("confirmed", desk.confirmed(reader.actor()));
        return "notice/takeover";
    }

    /** Every bad row is shown; nothing of a sheet with a bad row is kept. */
    @PostMapping(PATH)
    @Permits(Permission.NOTICE_ISSUE)
    ModelAndView prepare(@RequestParam @Nullable MultipartFile file, Reader reader, Model model) {
        if (file == null || file.isEmpty()) {
            throw new Refusal(NoticeProblem.LEDGER_UNREADABLE, reader.say("notice.takeover.none"));
        }
        var name = file.getOriginalFilename();
        var input = InputFile.of(name == null ? "" : name, SmallUpload.bytes(file));
        var preview = desk.prepare(reader.actor(), input, reader.locale());
        if (preview.problems().isEmpty()) {
            return new ModelAndView("redirect:" + PATH + "/" + preview.token());
        }
        refused(preview, reader, model);
        return new ModelAndView("notice/takeover", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void refused(Preview preview, Reader reader, Model model) {
        model.addAttribute("file", preview.fileName());
        model.addAttribute(
                "problems",
                preview.problems().stream().map(problem -> words(problem, reader)).toList());
        model.addAttribute("unknown", preview.unknownUnits());
        model.addAttribute("units", units.all());
        model.addAttribute("confirmed", List.of());
    }

    private static String words(SheetProblem problem, Reader reader) {
        var column = problem.column();
        var arguments = new Object[problem.words().size()];
        problem.words().toArray(arguments);
        var reason = reader.say("notice.takeover.fault." + problem.fault(), arguments);
        return column == null
                ? reader.say("notice.takeover.atRow", Long.toString(problem.line()), reason)
                : reader.say(
                        "notice.takeover.atCell",
                        Long.toString(problem.line()),
                        column.header(reader.chinese()),
                        reason);
    }

    @GetMapping(PATH + "/{token}")
    @Permits(Permission.NOTICE_ISSUE)
    ModelAndView preview(@PathVariable String token, Reader reader, Model model) {
        var preview = desk.show(reader.actor(), token);
        if (!preview.problems().isEmpty()) {
            refused(preview, reader, model);
            return new ModelAndView("notice/takeover", model.asMap(), HttpStatus.CONFLICT);
        }
        model.addAttribute("preview", preview);
        model.addAttribute("errand", view(token, preview.errand(), reader));
        var names = units.names();
        var period = period(reader);
        model.addAttribute(
                "lines",
                preview.fresh().stream()
                        .flatMap(notice ->
                                notice.items().stream()
                                        .map(item -> line(notice, item, names, period, reader)))
                        .toList());
        long running = preview.fresh().stream().filter(OldNotice::running).count();
        model.addAttribute("running", running);
        model.addAttribute("closed", preview.fresh().size() - running);
        return new ModelAndView("notice/takeover-preview", model.asMap());
    }

    /** Asked again and again by the page; once it has ended the page is shown anew. */
    @GetMapping(PATH + "/{token}/progress")
    @Permits(Permission.NOTICE_ISSUE)
    String progress(
            @PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        var errand = desk.writing(reader.actor(), token).orElse(null);
        return ErrandView.again(view(token, errand, reader), model, response);
    }

    private @Nullable ErrandView view(String token, @Nullable Errand errand, Reader reader) {
        return ErrandView.of(
                errand,
                PATH + "/" + token + "/progress",
                reader.say("notice.takeover.unit"),
                reader.say("notice.takeover.writing"),
                reader,
                systemClock.instant());
    }

    /** The article and the period that decide where the paper named no day. */
    private String period(Reader reader) {
        return ledger.startedBy(NoticeSignal.ITEM_SERVED, reader.locale()).stream()
                .findFirst()
                .map(terms -> terms.article() + " " + terms.period())
                .orElse("");
    }

    /** By the paper, else by the ledger; a circular notice is a record without any. */
    private @Nullable ClockBar bar(OldNotice notice, OldItem item, String period, Reader reader) {
        if (notice.kind() == Notice.Kind.CIRCULAR) {
            return null;
        }
        var told = item.due();
        var due =
                told != null
                        ? told
                        : ledger.dueFrom(NoticeSignal.ITEM_SERVED, notice.served())
                                .orElse(notice.served());
        var basis = told == null ? period : reader.say("notice.takeover.told");
        var bar = ClockBar.running(notice.served(), due, basis);
        var end = item.end();
        if (end == OldItem.End.EXCUSED || end == OldItem.End.WITHDRAWN) {
            return bar.waived(true);
        }
        return bar.met(item.answered() == null ? item.closed() : item.answered());
    }

    private Line line(
            OldNotice notice, OldItem item, Map<Long, String> units, String period, Reader reader) {
        var times = reader.times();
        var end = item.end();
        return new Line(
                notice,
                item,
                units.getOrDefault(notice.unitId(), ""),
                times.plain(notice.served()),
                bar(notice, item, period, reader),
                end != null
                        ? reader.say("notice.takeover.end", end)
                        : reader.say(
                                item.answered() == null
                                        ? "notice.takeover.open"
                                        : "notice.takeover.answered"));
    }

    @PostMapping(PATH + "/{token}")
    @Permits(Permission.NOTICE_ISSUE)
    String confirm(@PathVariable String token, @RequestParam String shown, Reader reader) {
        desk.confirm(reader.actor(), token, shown);
        return "redirect:" + PATH + "/" + token;
    }

    /** Says which unit a name of the sheet means, for this sheet and all later ones. */
    @PostMapping(PATH + "/units")
    @Permits(Permission.NOTICE_ISSUE)
    String means(
            @RequestParam String name,
            @RequestParam long unit,
            Reader reader,
            RedirectAttributes redirect) {
        units.means(reader.actor(), name, unit);
        Toast.done(redirect, reader.say("notice.takeover.meansDone", name));
        return "redirect:" + PATH;
    }

    /** The sheet to fill in, with fictional rows. */
    @GetMapping(PATH + "/template.xlsx")
    @Permits(Permission.NOTICE_ISSUE)
    ResponseEntity<StreamingResponseBody> template(Reader reader) {
        var named = ContentDisposition.attachment().filename("old-ledger-example.xlsx").build();
        return ResponseEntity.ok()
                .contentType(Sheet.XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(out -> TakeoverTemplate.write(reader.chinese(), out));
    }
}
