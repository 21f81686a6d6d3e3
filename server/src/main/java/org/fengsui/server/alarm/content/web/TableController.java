package org.fengsui.server.alarm.content.web;

import java.util.Map;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.alarm.content.service.ContentTables;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SmallUpload;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A table of what was found, entered whole or refused with line and reason. */
@Controller
class TableController {

    private final ContentTables tables;

    TableController(ContentTables tables) {
        this.tables = tables;
    }

    @GetMapping("/content/table")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView ask() {
        return new ModelAndView("content/table", Map.of("form", form()));
    }

    private static Form form() {
        return Form.of("content-table", "/content/table");
    }

    @PostMapping("/content/table")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView enter(
            @RequestParam @Nullable MultipartFile file,
            Reader reader,
            RedirectAttributes redirect) {
        if (file == null || file.isEmpty()) {
            return refused(form().error("file", reader.say("content.table.none")));
        }
        var name = file.getOriginalFilename();
        try {
            var entered =
                    tables.enter(
                            reader.actor(),
                            InputFile.of(name == null ? "" : name, SmallUpload.bytes(file)));
            Toast.done(redirect, reader.say("content.table.done", entered.rows(), entered.fresh()));
            return new ModelAndView("redirect:/content");
        } catch (Refusal refusal) {
            return refused(form().error("", reader.say(refusal)));
        }
    }

    private static ModelAndView refused(Form form) {
        return new ModelAndView(
                "content/table", Map.of("form", form), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
