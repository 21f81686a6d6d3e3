package org.fengsui.server.sensing.trace.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.Taken;
import org.fengsui.server.sensing.trace.TraceProblem;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/** 溯源记录: NAT, DHCP and RADIUS records come in by file. */
@Controller
class RecordController {

    private final LookUpRecords records;
    private final TraceBook book;

    RecordController(LookUpRecords records, TraceBook book) {
        this.records = records;
        this.book = book;
    }

    /** A bad row as it is shown. */
    record BadLine(String line, String field, String fault, String value) {

        static BadLine of(BadRow row, Reader reader) {
            return new BadLine(
                    Long.toString(row.line()),
                    reader.say("trace.field." + row.field()),
                    reader.say("trace.fault", row.fault()),
                    row.value());
        }
    }

    @GetMapping("/trace/records")
    @Permits(Permission.TRACE_WORK)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        return show(params, List.of(), reader, model);
    }

    @PostMapping("/trace/records")
    @Permits(Permission.TRACE_WORK)
    ModelAndView upload(
            @RequestParam @Nullable MultipartFile file,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        if (file == null || file.isEmpty()) {
            throw new Refusal(TraceProblem.NO_FILE);
        }
        var taken = records.take(reader.actor(), RecordApi.input(file));
        if (taken.badRows() > 0) {
            model.addAttribute("badRows", taken.badRows());
            model.addAttribute("goodRows", taken.records() + taken.tooOld());
            var bad = taken.bad().stream().map(row -> BadLine.of(row, reader)).toList();
            var view = show(new LinkedMultiValueMap<>(), bad, reader, model);
            return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, said(taken, reader));
        return new ModelAndView("redirect:/trace/records");
    }

    private static String said(Taken taken, Reader reader) {
        if (taken.same()) {
            return reader.say("trace.did.same");
        }
        return reader.say(
                taken.tooOld() > 0 ? "trace.did.importedTooOld" : "trace.did.imported",
                reader.times().number(taken.records()),
                reader.times().number(taken.tooOld()));
    }

    private String show(
            MultiValueMap<String, String> params, List<BadLine> bad, Reader reader, Model model) {
        var asked = RecordFileList.LIST.read(params);
        var found = book.files(reader.actor().scope(), asked);
        model.addAttribute("list", RecordFileList.LIST.view(asked, found, reader));
        model.addAttribute("form", Form.of("trace-records", "/trace/records"));
        model.addAttribute("bad", bad);
        return "trace/records";
    }
}
