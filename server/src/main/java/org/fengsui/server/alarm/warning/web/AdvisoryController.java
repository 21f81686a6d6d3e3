package org.fengsui.server.alarm.warning.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningProblem;
import org.fengsui.server.alarm.warning.service.AdvisoryDesk;
import org.fengsui.server.alarm.warning.service.AdvisoryDesk.Concerning;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SmallUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Advisories from a file: those that concern the school are offered as drafts, the rest is listed.
 */
@Controller
class AdvisoryController {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final int MOST_OTHERS = 500;
    private static final int MOST_WORDS = 2_000;

    private final AdvisoryDesk desk;

    AdvisoryController(AdvisoryDesk desk) {
        this.desk = desk;
    }

    /**
     * An advisory that concerns the school, with the draft it is offered as.
     *
     * @param advisory what was published
     * @param severity null where the source says none
     * @param systems the affected systems
     * @param draft what the draft will say
     */
    record Offer(Advisory advisory, @Nullable Level severity, String systems, Form draft) {}

    @GetMapping("/warnings/advisories")
    @Permits(Permission.WARNING_DRAFT)
    ModelAndView ask() {
        return new ModelAndView("warning/advisories", Map.of("form", form()));
    }

    private static Form form() {
        return Form.of("warning-advisories", "/warnings/advisories");
    }

    @PostMapping("/warnings/advisories")
    @Permits(Permission.WARNING_DRAFT)
    ModelAndView sort(@RequestParam @Nullable MultipartFile file, Reader reader) {
        if (file == null || file.isEmpty()) {
            return refused(form().error("file", reader.say("warning.advisories.none")));
        }
        var name = file.getOriginalFilename();
        try {
            var sorted =
                    desk.sort(
                            reader.actor(),
                            InputFile.of(name == null ? "" : name, SmallUpload.bytes(file)));
            return new ModelAndView(
                    "warning/advisories",
                    Map.of(
                            "form", form(),
                            "offers",
                                    sorted.concerning().stream()
                                            .map(one -> offer(one, reader))
                                            .toList(),
                            "others", sorted.others().stream().limit(MOST_OTHERS).toList(),
                            "otherCount", sorted.others().size()));
        } catch (Refusal refusal) {
            if (refusal.problem() != WarningProblem.FILE_REFUSED) {
                throw refusal;
            }
            return refused(form().error("", reader.say(refusal)));
        }
    }

    private static ModelAndView refused(Form form) {
        return new ModelAndView(
                "warning/advisories", Map.of("form", form), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Offer offer(Concerning one, Reader reader) {
        var advisory = one.advisory();
        var severity = advisory.severity();
        var text =
                new Text(
                        one.level(),
                        "",
                        "",
                        advisory.title(),
                        reader.say("warning.audience.all"),
                        cut(advisory.description()),
                        advisory.products().stream()
                                .map(AffectedProduct::line)
                                .distinct()
                                .collect(Collectors.joining("\n")),
                        advisory.refs(),
                        cut(advisory.solution()),
                        reader.times().now().plus(USUAL));
        var draft = WarningForm.with(Form.of("warning-offer", "/warnings/new"), text);
        return new Offer(
                advisory,
                severity == null ? null : Level.of(severity),
                String.join("、", one.systems()),
                WarningForm.with(draft, new Internal(advisory.id(), List.of(), true)));
    }

    private static String cut(String text) {
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
    }
}
