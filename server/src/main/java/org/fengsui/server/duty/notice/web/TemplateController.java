package org.fengsui.server.duty.notice.web;

import java.util.Arrays;
import java.util.EnumMap;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.service.NoticeField;
import org.fengsui.server.duty.notice.service.PaperDesk;
import org.fengsui.server.duty.notice.service.TemplateDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SmallUpload;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 自有版式: the school's own papers of notices, edited in Word. */
@Controller
class TemplateController {

    static final String PATH = "/notices/templates";

    private final TemplateDesk desk;

    TemplateController(TemplateDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    @Permits(Permission.NOTICE_DRAFT)
    String page(Reader reader, Model model) {
        show(form(), reader, model);
        return "notice/templates";
    }

    private static Form form() {
        return Form.of("notice-template", PATH).value("style", Style.FILE.name());
    }

    private void show(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("styles", NoticeForms.styles(reader));
        model.addAttribute("shelves", desk.shelves());
        var standard = new EnumMap<Style, Action>(Style.class);
        for (var style : Style.values()) {
            standard.put(
                    style,
                    Action.reason(
                            reader.say("notice.template.useStandard"),
                            PATH + "/standard/" + style + "/use",
                            reader.say("notice.template.useStandardAsk")));
        }
        model.addAttribute("standard", standard);
        model.addAttribute("fields", Arrays.asList(NoticeField.values()));
        model.addAttribute("current", Chip.done(reader.say("notice.template.current")));
        model.addAttribute("me", reader.actor().accountId());
        model.addAttribute("mayUse", reader.actor().may(Permission.NOTICE_ISSUE));
    }

    @PostMapping(PATH)
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView upload(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form().sent(sent);
        if (file == null || file.isEmpty()) {
            return again(form.error("file", reader.say("notice.template.none")), reader, model);
        }
        var style =
                Arrays.stream(Style.values())
                        .filter(one -> one.name().equals(form.value("style")))
                        .findFirst();
        if (style.isEmpty()) {
            return again(form.error("style", reader.say("notice.template.noStyle")), reader, model);
        }
        try {
            var name = file.getOriginalFilename();
            var input = InputFile.of(name == null ? "" : name, SmallUpload.bytes(file));
            var fit = desk.read(reader.actor(), input, reader.locale());
            var version = desk.keep(reader.actor(), style.get(), fit, form.value("note"));
            Toast.done(
                    redirect,
                    reader.say("notice.template.kept", Integer.toString(version.number())));
        } catch (Refusal refused) {
            if (refused.problem() != NoticeProblem.TEMPLATE_UNFIT
                    && refused.problem() != NoticeProblem.TEMPLATE_UNKNOWN_PLACE
                    && refused.problem() != NoticeProblem.TEMPLATE_LACKS_PLACE) {
                throw refused;
            }
            return again(form.error("file", NoticeForms.words(refused, reader)), reader, model);
        }
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView again(Form form, Reader reader, Model model) {
        show(form, reader, model);
        return new ModelAndView(
                "notice/templates", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The standard paper, to be edited in Word. */
    @GetMapping(PATH + "/standard/{style:FILE|LETTER}")
    @Permits(Permission.NOTICE_DRAFT)
    ResponseEntity<byte[]> standard(@PathVariable Style style) {
        return attached(desk.standard(style), PaperFormat.DOCX);
    }

    /** A version, to be edited further. */
    @GetMapping(PATH + "/{id}")
    @Permits(Permission.NOTICE_DRAFT)
    ResponseEntity<byte[]> word(@PathVariable long id) {
        return attached(desk.word(id), PaperFormat.DOCX);
    }

    /** A version with a fictional notice in it. */
    @GetMapping(PATH + "/{id}/preview/{format:docx|pdf}")
    @Permits(Permission.NOTICE_DRAFT)
    ResponseEntity<byte[]> preview(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return attached(desk.preview(reader.actor(), id), PaperFormat.of(format));
    }

    private static ResponseEntity<byte[]> attached(PaperDesk.Paper paper, PaperFormat format) {
        return format.attachment(paper.called(), paper.files());
    }

    @PostMapping(PATH + "/{id}/use")
    @Permits(Permission.NOTICE_ISSUE)
    String use(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        var version = desk.use(reader.actor(), id);
        Toast.done(
                redirect, reader.say("notice.template.used", Integer.toString(version.number())));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/standard/{style:FILE|LETTER}/use")
    @Permits(Permission.NOTICE_ISSUE)
    String useStandard(
            @PathVariable Style style,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        desk.useStandard(reader.actor(), style, reason);
        Toast.done(redirect, reader.say("notice.template.usedStandard"));
        return "redirect:" + PATH;
    }
}
