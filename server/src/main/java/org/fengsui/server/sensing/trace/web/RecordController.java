package org.fengsui.server.sensing.trace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Progress;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SampleFile;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.Upload;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.sensing.trace.domain.TraceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 溯源记录: NAT, DHCP and RADIUS records come in by file. */
@Controller
class RecordController {

    private static final int RUNNING_SHOWN = 10;

    private final LookUpRecords records;
    private final TraceBook book;
    private final UploadWords words;
    private final Clock systemClock;

    RecordController(LookUpRecords records, TraceBook book, UploadWords words, Clock systemClock) {
        this.records = records;
        this.book = book;
        this.words = words;
        this.systemClock = systemClock;
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
        var asked = RecordFileList.LIST.read(params);
        var scope = reader.actor().scope();
        model.addAttribute(
                "list", RecordFileList.LIST.view(asked, book.files(scope, asked), reader));
        model.addAttribute("form", Form.of("trace-records", "/trace/records"));
        model.addAttribute(
                "sources",
                records.sources(scope).stream()
                        .map(source -> SourceLine.of(source, reader))
                        .toList());
        model.addAttribute(
                "running",
                records.waiting(scope, RUNNING_SHOWN).stream()
                        .map(upload -> progress(upload, reader))
                        .toList());
        return "trace/records";
    }

    /** A few records of each kind to try the import with. */
    @GetMapping(RecordSample.PATH)
    @Permits(Permission.TRACE_WORK)
    ResponseEntity<byte[]> sample(Reader reader) {
        var yesterday = reader.times().today().minusDays(1);
        return SampleFile.csv("sample-records", RecordSample.table(reader.chinese(), yesterday));
    }

    @PostMapping("/trace/records")
    @Permits(Permission.TRACE_WORK)
    String upload(
            @RequestParam @Nullable MultipartFile file, Reader reader, RedirectAttributes redirect)
            throws IOException {
        long id = RecordApi.received(records, file, reader);
        Toast.done(redirect, reader.say("trace.did.received"));
        return "redirect:/trace/records/" + id;
    }

    @GetMapping("/trace/records/{id:[0-9]+}")
    @Permits(Permission.TRACE_WORK)
    String one(@PathVariable long id, Reader reader, Model model) {
        var upload = find(id, reader);
        model.addAttribute("head", head(upload, reader));
        model.addAttribute("upload", upload);
        model.addAttribute("progress", progress(upload, reader));
        model.addAttribute("facts", facts(upload, reader));
        model.addAttribute("reason", words.reason(upload, reader.locale()));
        model.addAttribute("goodRows", upload.records() + upload.tooOld());
        model.addAttribute(
                "bad",
                records.badRows(reader.actor().scope(), id).stream()
                        .map(row -> BadLine.of(row, reader))
                        .toList());
        return "trace/upload";
    }

    /** Asked again and again by the page; once it is settled the page is shown anew. */
    @GetMapping("/trace/records/{id:[0-9]+}/progress")
    @Permits(Permission.TRACE_WORK)
    String progress(
            @PathVariable long id, Reader reader, Model model, HttpServletResponse response) {
        var upload = find(id, reader);
        if (upload.state().settled()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", progress(upload, reader));
        return "page/parts :: progress(progress=${progress})";
    }

    private Upload find(long id, Reader reader) {
        return records.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static DetailHead head(Upload upload, Reader reader) {
        return DetailHead.of(
                        upload.name(),
                        reader.say(
                                "trace.upload.sub",
                                upload.receivedBy(),
                                reader.times().moment(upload.receivedAt())))
                .under(reader.say("trace.records.nav"), "/trace/records")
                .state(TraceLooks.state(upload.state(), upload.same(), reader));
    }

    private static Map<String, String> facts(Upload upload, Reader reader) {
        var facts = new LinkedHashMap<String, String>();
        var times = reader.times();
        if (upload.size() > 0) {
            facts.put(reader.say("trace.upload.size"), times.bytes(upload.size()));
        }
        if (upload.state() == UploadState.DONE && !upload.same()) {
            facts.put(reader.say("trace.files.col.records"), times.number(upload.records()));
            facts.put(reader.say("trace.files.col.tooOld"), times.number(upload.tooOld()));
        }
        if (upload.firstAt() != null) {
            facts.put(
                    reader.say("trace.files.col.span"),
                    times.moment(upload.firstAt())
                            + " – "
                            + (upload.lastAt() == null
                                    ? reader.say("trace.files.running")
                                    : times.moment(upload.lastAt())));
        }
        if (upload.finishedAt() != null) {
            facts.put(reader.say("trace.upload.finished"), times.moment(upload.finishedAt()));
        }
        return facts;
    }

    private Progress progress(Upload upload, Reader reader) {
        var href = "/trace/records/" + upload.id() + "/progress";
        var unit = reader.say("trace.upload.unit");
        var progress = upload.progress();
        long total = upload.size() / 1000;
        if (progress == null) {
            boolean settled = upload.state().settled();
            return new Progress(
                    href,
                    settled ? total : 0,
                    total,
                    unit,
                    Duration.ZERO,
                    settled,
                    reader.say("trace.upload.waiting", upload.name()));
        }
        var elapsed = Duration.between(progress.startedAt(), systemClock.instant());
        return new Progress(
                href,
                Math.min(progress.bytes() / 1000, total),
                total,
                unit,
                elapsed.isNegative() ? Duration.ZERO : elapsed,
                false,
                reader.say(
                        "trace.upload.reading",
                        upload.name(),
                        reader.times().number(progress.records())));
    }
}
