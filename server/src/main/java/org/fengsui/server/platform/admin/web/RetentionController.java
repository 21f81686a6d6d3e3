package org.fengsui.server.platform.admin.web;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.upkeep.Retention;
import org.jspecify.annotations.Nullable;
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

/** 数据保存期限: what is kept how long, what is due, and the setting of it. */
@Controller
class RetentionController {

    static final String PATH = "/admin/retention";

    private static final String FOR_EVER = "forever";

    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    /**
     * What a kind of data is, in words.
     *
     * @param kind the kind
     * @param name what it is called
     * @param what what it is
     * @param basis why it stays so long
     */
    record Words(String kind, String name, String what, String basis) {}

    /**
     * A kind that is kept for a time, as the page shows it.
     *
     * @param words what it is
     * @param days how long it stays
     * @param range what an administrator may set; empty where none may
     * @param said who said so
     * @param due how much is due now
     * @param last what was forgotten last
     * @param href where it is changed; null where this reader does not
     */
    record Line(
            Words words,
            String days,
            String range,
            String said,
            String due,
            String last,
            @Nullable String href) {}

    @GetMapping(PATH)
    @Permits(Permission.RETENTION_VIEW)
    String page(Reader reader, Model model) {
        model.addAttribute(
                "limited", retention.forATime().stream().map(it -> line(it, reader)).toList());
        model.addAttribute(
                "lasting", retention.forEver().stream().map(it -> words(it, reader)).toList());
        return "admin/retention";
    }

    private static Words words(Kept kept, Reader reader) {
        var text = "kept." + kept.kind();
        return new Words(
                kept.kind(),
                reader.say(text + ".name"),
                reader.say(text + ".what"),
                reader.say(text + ".basis"));
    }

    private static Line line(Retention.Line line, Reader reader) {
        var kept = line.kept();
        var changes = kept.term().settable() && reader.actor().may(Permission.RETENTION_SET);
        return new Line(
                words(kept, reader),
                days(line.days(), reader),
                range(kept.term(), reader),
                said(line, reader),
                count(kept, line.due(), reader),
                last(line, reader),
                changes ? PATH + "/" + kept.kind() : null);
    }

    private static String count(Kept kept, long count, Reader reader) {
        return reader.say("kept." + kept.kind() + ".count", count);
    }

    private static String days(@Nullable Integer days, Reader reader) {
        return days == null
                ? reader.say("admin.retention.forever")
                : reader.say("times.days", days);
    }

    private static String range(Kept.Term term, Reader reader) {
        if (!term.settable()) {
            return "";
        }
        return term.most() == null
                ? reader.say("admin.retention.least", term.least())
                : reader.say("admin.retention.range", term.least(), term.most());
    }

    private static String said(Retention.Line line, Reader reader) {
        var setting = line.kept().term().setting();
        if (setting != null) {
            return reader.say("admin.retention.bySetting", setting);
        }
        var change = line.change();
        return change == null
                ? reader.say("admin.retention.byDefault")
                : reader.say(
                        "admin.retention.bySomebody",
                        change.by(),
                        reader.times().plain(change.at()),
                        change.reason());
    }

    private static String last(Retention.Line line, Reader reader) {
        var run = line.run();
        if (run == null) {
            return reader.say("admin.retention.never");
        }
        return reader.say(
                "admin.retention.last",
                reader.times().plain(run.at()),
                count(line.kept(), run.forgotten(), reader),
                count(line.kept(), run.inAll(), reader));
    }

    @GetMapping(PATH + "/{kind:[a-z-]+}")
    @Permits(Permission.RETENTION_SET)
    String edit(@PathVariable String kind, Reader reader, Model model) {
        var line = find(kind);
        var days = line.days();
        var form =
                days == null ? form(kind).value(FOR_EVER, "yes") : form(kind).value("days", days);
        show(line, form, reader, model);
        return "admin/retention-edit";
    }

    @PostMapping(PATH + "/{kind:[a-z-]+}")
    @Permits(Permission.RETENTION_SET)
    ModelAndView set(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var line = find(kind);
        var form = form(kind).sent(sent);
        try {
            retention.keep(reader.actor(), kind, days(form, reader), form.value("reason"));
        } catch (Refusal refused) {
            if (refused.problem().kind() != Problem.Kind.INVALID) {
                throw refused;
            }
            var field =
                    switch (refused.problem().slug()) {
                        case "kept-without-reason" -> "reason";
                        default -> "days";
                    };
            show(line, form.error(field, reader.say(refused)), reader, model);
            return new ModelAndView(
                    "admin/retention-edit", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var now = find(kind);
        Toast.done(
                redirect,
                reader.say(
                        "admin.retention.done",
                        reader.say("kept." + kind + ".name"),
                        days(now.days(), reader),
                        count(now.kept(), now.due(), reader),
                        reader.times().plain(reader.times().now().plus(Duration.ofDays(1)))));
        return new ModelAndView("redirect:" + PATH);
    }

    private static @Nullable Integer days(Form form, Reader reader) {
        if (form.has(FOR_EVER, "yes")) {
            return null;
        }
        var typed = form.value("days").strip();
        if (!typed.matches("[0-9]{1,6}")) {
            throw new Refusal(
                    CommonProblem.FIELD_INVALID,
                    reader.say("admin.retention.field.days"),
                    reader.say("admin.retention.wholeDays"));
        }
        return Integer.valueOf(typed);
    }

    /** A kind whose days an administrator sets. */
    private Retention.Line find(String kind) {
        return retention.forATime().stream()
                .filter(it -> it.kept().kind().equals(kind) && it.kept().term().settable())
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static Form form(String kind) {
        return Form.of("retention:" + kind, PATH + "/" + kind);
    }

    private static void show(Retention.Line line, Form form, Reader reader, Model model) {
        var shown = line(line, reader);
        model.addAttribute("line", shown);
        model.addAttribute("form", form);
        model.addAttribute(
                "forever",
                line.kept().term().most() == null
                        ? List.of(new Option("yes", reader.say("admin.retention.keepForever")))
                        : List.of());
        model.addAttribute(
                "head",
                DetailHead.of(shown.words().name(), shown.words().what())
                        .under(reader.say("admin.retention.title"), PATH));
    }
}
