package org.fengsui.server.duty.notice.web;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.service.NumberDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the numbers of notices stand, and with which one they go on. */
@Controller
class NumberController {

    private static final String PATH = "/notices/numbers";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    private final NumberDesk numbers;

    NumberController(NumberDesk numbers) {
        this.numbers = numbers;
    }

    @GetMapping(PATH)
    @Permits(Permission.NOTICE_ISSUE)
    String page(Reader reader, Model model) {
        var year = numbers.years().getFirst().year();
        show(
                Form.of("notice-numbers", PATH)
                        .value("year", year)
                        .value("kind", Notice.Kind.VULNERABILITY),
                reader,
                model);
        return "notice/numbers";
    }

    @PostMapping(PATH)
    @Permits(Permission.NOTICE_ISSUE)
    ModelAndView start(
            @RequestParam int year,
            @RequestParam(defaultValue = "VULNERABILITY") Notice.Kind kind,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = Form.of("notice-numbers", PATH).value("kind", kind).sent(sent);
        var first = form.value("first").strip();
        if (!NUMBER.matcher(first).matches()) {
            var range = reader.say("notice.numbers.range", String.valueOf(NumberDesk.GREATEST));
            return again(form, range, reader, model);
        }
        try {
            var set = numbers.startAt(reader.actor(), kind, year, Long.parseLong(first));
            Toast.done(redirect, reader.say("notice.numbers.done", set.next()));
        } catch (Refusal refused) {
            if (refused.problem() != DocumentProblem.NUMBER_TAKEN
                    && refused.problem() != NoticeProblem.NUMBER_GAP) {
                throw refused;
            }
            return again(form, NoticeForms.words(refused, reader), reader, model);
        }
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView again(Form form, String wrong, Reader reader, Model model) {
        show(form.error("first", wrong), reader, model);
        return new ModelAndView("notice/numbers", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void show(Form form, Reader reader, Model model) {
        var years = numbers.years();
        model.addAttribute("form", form);
        model.addAttribute("years", years);
        model.addAttribute(
                "choices",
                years.stream()
                        .map(NumberDesk.Year::year)
                        .distinct()
                        .map(year -> new Filter.Option(year.toString(), year.toString()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(Notice.Kind.values())
                        .map(one -> new Filter.Option(one.name(), reader.say("notice.kind", one)))
                        .toList());
    }
}
