package org.fengsui.server.alarm.content.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Judgement;
import org.fengsui.server.alarm.content.ContentRecord.Origin;
import org.fengsui.server.alarm.content.ContentRecords;
import org.fengsui.server.alarm.content.ContentState.Move;
import org.fengsui.server.alarm.content.service.ContentDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 舆情与信息内容: the lists, one record, entering, judging and reporting it. */
@Controller
class ContentController {

    private final ContentRecords records;
    private final ContentDesk desk;
    private final SubjectClocks clocks;

    ContentController(ContentRecords records, ContentDesk desk, SubjectClocks clocks) {
        this.records = records;
        this.desk = desk;
        this.clocks = clocks;
    }

    @GetMapping("/content")
    @Permits(Permission.CONTENT_WORK)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RecordList.LIST.read(params);
        var found = desk.list(reader.actor(), asked);
        model.addAttribute("list", RecordList.LIST.view(asked, found, reader));
        return "content/list";
    }

    @GetMapping("/content/reports")
    @Permits(Permission.CONTENT_REPORTS)
    String reports(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = RecordList.REPORTS.read(params);
        var found = desk.list(reader.actor(), asked);
        model.addAttribute("list", RecordList.REPORTS.view(asked, found, reader));
        return "content/reports";
    }

    @GetMapping("/content/new")
    @Permits(Permission.CONTENT_WORK)
    String create(Reader reader, Model model) {
        model.addAttribute("form", newForm().value("foundAt", ""));
        return "content/new";
    }

    private static Form newForm() {
        return Form.of("content-new", "/content/new");
    }

    @PostMapping("/content/new")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = newForm().sent(sent);
        try {
            long id = records.enter(reader.actor(), entry(form, reader));
            Toast.done(redirect, reader.say("content.done"));
            return new ModelAndView("redirect:/content/" + id);
        } catch (Refusal refused) {
            model.addAttribute("form", form.refused(refused, reader));
            return unprocessable("content/new", model);
        }
    }

    private static Entry entry(Form form, Reader reader) {
        var found = form.value("foundAt");
        return new Entry(
                Origin.HAND,
                form.value("source"),
                form.value("title"),
                form.value("text"),
                form.value("url"),
                Typed.momentOrNull(form.value("publishedAt")),
                found.isBlank()
                        ? reader.times().now()
                        : Typed.moment(found, reader.say("content.foundAt"), reader));
    }

    static ModelAndView unprocessable(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/content/{id:[0-9]+}")
    @Permits({Permission.CONTENT_WORK, Permission.CONTENT_REPORTS})
    String detail(@PathVariable long id, Reader reader, Model model) {
        var record = find(id, reader);
        show(record, reader, model);
        model.addAttribute("form", null);
        return "content/detail";
    }

    private void show(ContentRecord record, Reader reader, Model model) {
        var actor = reader.actor();
        model.addAttribute("head", head(record, reader));
        model.addAttribute("record", record);
        model.addAttribute(
                "story",
                records.acts(actor, record.id()).reversed().stream()
                        .map(act -> story(act, reader))
                        .toList());
        var subject = new Subject("content-record", record.id());
        model.addAttribute(
                "bar", clocks.bars(actor.scope(), List.of(subject), reader).get(subject));
        model.addAttribute("tasks", desk.ofRecord(actor, record.id()));
    }

    private static StoryEntry story(ContentRecord.Act act, Reader reader) {
        var what = reader.say("content.move", act.move());
        var entry =
                act.accountId() == 0
                        ? StoryEntry.machine(act.at(), what)
                        : StoryEntry.by(act.at(), act.who(), what);
        return act.note().isEmpty() ? entry : entry.note(act.note());
    }

    /** The one next step: judge what is new, report what is of concern. */
    private static DetailHead head(ContentRecord record, Reader reader) {
        var works = reader.actor().may(Permission.CONTENT_WORK);
        var head =
                DetailHead.of(record.entry().title(), record.entry().source())
                        .under(
                                reader.say(works ? "content.nav" : "content.reports.nav"),
                                works ? "/content" : "/content/reports")
                        .state(RecordList.chip(record, reader));
        if (!works) {
            return head;
        }
        var takedown =
                Action.link(
                        reader.say("content.takedown.new.title"),
                        "/takedowns/new?record=" + record.id());
        head =
                switch (record.state()) {
                    case NEW -> head.primary(step(record, Move.CONCERN, reader));
                    case CONCERN -> head.primary(step(record, Move.REPORT, reader));
                    case NO_CONCERN -> head.more(step(record, Move.CONCERN, reader));
                    case REPORTED -> head;
                };
        if (record.state().allows(Move.DISMISS)) {
            head =
                    head.more(
                            Action.reason(
                                            reader.say("content.move", Move.DISMISS),
                                            path(record, Move.DISMISS),
                                            reader.say("content.dismiss.ask"))
                                    .with("version", record.version()));
        }
        return head.more(takedown);
    }

    private static Action step(ContentRecord record, Move move, Reader reader) {
        return Action.link(reader.say("content.step", move), path(record, move));
    }

    private static String path(ContentRecord record, Move move) {
        var act =
                switch (move) {
                    case CONCERN -> "judge";
                    case REPORT -> "report";
                    case DISMISS -> "dismiss";
                    case ENTER -> "";
                };
        return "/content/" + record.id() + "/" + act;
    }

    @GetMapping("/content/{id:[0-9]+}/{act:judge|report}")
    @Permits(Permission.CONTENT_WORK)
    String act(@PathVariable long id, @PathVariable String act, Reader reader, Model model) {
        var record = find(id, reader);
        return showAct(record, act, actForm(record, act), reader, model);
    }

    private static Form actForm(ContentRecord record, String act) {
        return Form.of("content-" + act + ":" + record.id(), "/content/" + record.id() + "/" + act)
                .value("version", record.version());
    }

    private static String showAct(
            ContentRecord record, String act, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say(
                                        "content.step",
                                        act.equals("judge") ? Move.CONCERN : Move.REPORT),
                                record.entry().title())
                        .under(reader.say("content.nav"), "/content")
                        .under(record.entry().title(), "/content/" + record.id()));
        model.addAttribute("record", record);
        model.addAttribute("form", form);
        model.addAttribute("judging", act.equals("judge"));
        model.addAttribute(
                "judgements",
                Stream.of(Judgement.values())
                        .map(kind -> new Option(kind.name(), reader.say("content.judgement", kind)))
                        .toList());
        return "content/act";
    }

    @PostMapping("/content/{id:[0-9]+}/{act:judge|report}")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var record = find(id, reader);
        var form = actForm(record, act).sent(sent);
        try {
            if (act.equals("judge")) {
                records.concern(
                        reader.actor(), id, version, judgement(form, reader), form.value("text"));
            } else {
                records.report(reader.actor(), id, version, form.value("text"));
            }
        } catch (Refusal refused) {
            return unprocessable(
                    showAct(record, act, form.refused(refused, reader), reader, model), model);
        }
        return done(id, reader, redirect);
    }

    private static Judgement judgement(Form form, Reader reader) {
        return Stream.of(Judgement.values())
                .filter(kind -> form.has("judgement", kind.name()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                CommonProblem.FIELD_INVALID,
                                reader.say("content.judgement"),
                                reader.say("form.choose")));
    }

    @PostMapping("/content/{id:[0-9]+}/dismiss")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView dismiss(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        records.dismiss(reader.actor(), id, version, reason);
        return done(id, reader, redirect);
    }

    private static ModelAndView done(long id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("content.done"));
        return new ModelAndView("redirect:/content/" + id);
    }

    private ContentRecord find(long id, Reader reader) {
        return records.find(reader.actor(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
