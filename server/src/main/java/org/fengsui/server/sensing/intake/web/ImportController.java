package org.fengsui.server.sensing.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Panels;
import org.fengsui.server.platform.page.Progress;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SampleFile;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.Intake.Declared;
import org.fengsui.server.sensing.intake.IntakeProblem;
import org.fengsui.server.sensing.intake.domain.HandEntries;
import org.fengsui.server.sensing.intake.domain.ImportBook;
import org.fengsui.server.sensing.intake.domain.Reasons;
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

/** Upload, progress and result of imports. */
@Controller
class ImportController {

    private static final int RUNNING_SHOWN = 10;

    private final Intake intake;
    private final ImportBook book;
    private final HandEntries entries;
    private final Reasons reasons;
    private final Panels panels;
    private final Clock systemClock;

    ImportController(
            Intake intake,
            ImportBook book,
            HandEntries entries,
            Reasons reasons,
            Panels panels,
            Clock systemClock) {
        this.intake = intake;
        this.book = book;
        this.entries = entries;
        this.reasons = reasons;
        this.panels = panels;
        this.systemClock = systemClock;
    }

    @GetMapping("/imports")
    @Permits(Permission.INTAKE_RUN)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = ImportList.LIST.read(params);
        var scope = reader.actor().scope();
        model.addAttribute("list", ImportList.LIST.view(asked, book.list(scope, asked), reader));
        model.addAttribute(
                "running",
                book.waiting(scope, RUNNING_SHOWN).stream()
                        .map(view -> progress(view, reader))
                        .toList());
        model.addAttribute("form", Form.of("import", "/imports").value("vantage", Intake.CAMPUS));
        model.addAttribute(
                "formats",
                Arrays.stream(ReportFormat.values())
                        .map(it -> new Filter.Option(it.word(), reader.say("import.format", it)))
                        .toList());
        model.addAttribute(
                "logins", List.of(new Filter.Option("true", reader.say("import.form.login.yes"))));
        return "intake/list";
    }

    /** A small list to try the import with. */
    @GetMapping(ImportSample.PATH)
    @Permits(Permission.INTAKE_RUN)
    ResponseEntity<byte[]> sample(Reader reader) {
        var yesterday = reader.times().today().minusDays(1);
        return SampleFile.csv("sample-findings", ImportSample.table(reader.chinese(), yesterday));
    }

    @PostMapping("/imports")
    @Permits(Permission.INTAKE_RUN)
    String upload(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String vantage,
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable String coveredHosts,
            @RequestParam @Nullable String coveredPorts,
            @RequestParam(defaultValue = "false") boolean coveredLogin,
            Reader reader,
            RedirectAttributes redirect)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal(IntakeProblem.NO_FILE);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            long id =
                    intake.receive(
                            reader.actor(),
                            new Intake.Upload(
                                    name == null ? "" : name,
                                    format,
                                    vantage,
                                    source,
                                    Declared.of(coveredHosts, coveredPorts, coveredLogin)),
                            content);
            Toast.done(redirect, reader.say("import.done.received"));
            return "redirect:/imports/" + id;
        }
    }

    /**
     * One import. Whoever has just entered a finding by hand is led on to it as soon as it was
     * read.
     */
    @GetMapping("/imports/{id:[0-9]+}")
    @Permits(Permission.INTAKE_RUN)
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String entered,
            Reader reader,
            Model model) {
        var view = find(id, reader);
        var finding = entries.finding(reader.actor().scope(), id);
        if (!entered.isEmpty() && finding.isPresent()) {
            return "redirect:/findings/" + finding.get();
        }
        boolean byHand = entries.entered(reader.actor().scope(), id);
        var page = new ImportPage(view, byHand, finding.orElse(null), reader);
        model.addAttribute(
                "attached", byHand ? entries.attached(reader.actor().scope(), view) : List.of());
        model.addAttribute("head", page.head());
        model.addAttribute("view", view);
        model.addAttribute("progress", progress(view, reader));
        model.addAttribute("facts", page.facts());
        model.addAttribute("original", OriginalController.act(id, reader));
        model.addAttribute("kpis", page.kpis());
        model.addAttribute("skipped", page.skipped());
        model.addAttribute("reason", reasons.say(view, reader.locale()));
        model.addAttribute("sample", intake.sample(reader.actor().scope(), id));
        model.addAttribute("settled", view.state().settled());
        model.addAttribute("counted", view.state() == ImportState.DONE && view.sameAs() == null);
        model.addAttribute("panels", panels.of(new Subject("import", id), reader));
        return "intake/import";
    }

    /** Asked again and again by the page; once it is settled the page is shown anew. */
    @GetMapping("/imports/{id:[0-9]+}/progress")
    @Permits(Permission.INTAKE_RUN)
    String progress(
            @PathVariable long id, Reader reader, Model model, HttpServletResponse response) {
        var view = find(id, reader);
        if (view.state().settled()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", progress(view, reader));
        return "page/parts :: progress(progress=${progress})";
    }

    @PostMapping("/imports/{id:[0-9]+}/discard")
    @Permits(Permission.INTAKE_RUN)
    String discard(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        intake.discard(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("import.done.discarded"));
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id:[0-9]+}/release")
    @Permits(Permission.INTAKE_RUN)
    String release(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        intake.release(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("import.done.released"));
        return "redirect:/imports/" + id;
    }

    private Progress progress(ImportView view, Reader reader) {
        var href = "/imports/" + view.id() + "/progress";
        var unit = reader.say("import.unit");
        var progress = view.progress();
        long total = view.size() / 1000;
        if (progress == null) {
            boolean settled = view.state().settled();
            return new Progress(
                    href,
                    settled ? total : 0,
                    total,
                    unit,
                    Duration.ZERO,
                    settled,
                    reader.say("import.progress.waiting", view.fileName()));
        }
        var elapsed = Duration.between(progress.startedAt(), systemClock.instant());
        var note =
                reader.say(
                        progress.writing() ? "import.progress.writing" : "import.progress.reading",
                        view.fileName(),
                        reader.times().number(progress.items()));
        return new Progress(
                href,
                Math.min(progress.bytes() / 1000, total),
                total,
                unit,
                elapsed.isNegative() ? Duration.ZERO : elapsed,
                false,
                note);
    }

    private ImportView find(long id, Reader reader) {
        return intake.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
