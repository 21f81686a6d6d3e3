package org.fengsui.server.sensing.finding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Retests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The re-test queue and the record of a re-test by a person. */
@Controller
class RetestController {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private final FindingBook book;
    private final Retests retests;
    private final Findings findings;
    private final Files files;
    private final Drafts drafts;
    private final TransactionTemplate transaction;

    RetestController(
            FindingBook book,
            Retests retests,
            Findings findings,
            Files files,
            Drafts drafts,
            TransactionTemplate transaction) {
        this.book = book;
        this.retests = retests;
        this.findings = findings;
        this.files = files;
        this.drafts = drafts;
        this.transaction = transaction;
    }

    @GetMapping("/retests")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        if (params.isEmpty()) {
            return "redirect:/retests?state=OPEN";
        }
        var asked = RetestList.LIST.read(params);
        var found = book.retests(reader.actor().scope(), asked);
        var names = book.unitNames();
        var rows =
                found.rows().stream()
                        .map(line ->
                                new RetestList.Row(
                                        line,
                                        line.unitId() == null
                                                ? "—"
                                                : names.getOrDefault(line.unitId(), "—")))
                        .toList();
        var units =
                book.units(reader.actor().scope()).stream()
                        .map(unit -> Filter.Option.of(unit.id(), unit.name()))
                        .toList();
        model.addAttribute(
                "list",
                RetestList.LIST.view(
                        asked,
                        new ListResult<>(rows, found.more(), found.total()),
                        reader,
                        Map.of("unit", units, "assignee", testers(reader))));
        model.addAttribute(
                "targets", "/retests/targets?assignee=" + asked.value("assignee").orElse(""));
        return "finding/retests";
    }

    private List<Filter.Option> testers(Reader reader) {
        return RetestTargetController.testers(retests, reader);
    }

    @GetMapping("/retests/{episode:[0-9]+}/record")
    @Permits(Permission.FINDING_TRIAGE)
    String form(@PathVariable long episode, Reader reader, Model model) {
        var form =
                form(episode)
                        .value("who", Tester.ME)
                        .value(
                                "at",
                                FIELD.format(
                                        ZonedDateTime.ofInstant(
                                                reader.times().now(), BusinessClock.ZONE)));
        var found = find(episode, reader);
        book.viewed(reader.actor(), found.findingId());
        return show(found, drafts.over(reader.actor(), form), reader, model);
    }

    @PostMapping("/retests/{episode:[0-9]+}/record")
    @Permits(Permission.FINDING_TRIAGE)
    String record(
            @PathVariable long episode,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(required = false) MultipartFile @Nullable [] evidence,
            Reader reader,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var found = find(episode, reader);
        var form = checked(form(episode).sent(params), evidence, reader);
        if (form.refused()) {
            response.setStatus(422);
            return show(found, form, reader, model);
        }
        var sent = evidence == null ? List.<MultipartFile>of() : List.of(evidence);
        transaction.executeWithoutResult(status -> keep(found, form, sent, reader));
        Toast.done(redirect, reader.say("retest.done"));
        return "redirect:/findings/" + found.findingId();
    }

    private void keep(Episode episode, Form form, List<MultipartFile> evidence, Reader reader) {
        var actor = reader.actor();
        var ids = new ArrayList<Long>();
        for (var file : evidence) {
            if (!file.isEmpty()) {
                ids.add(stored(episode, file, reader));
            }
        }
        var tester = Tester.of(form, actor, retests);
        findings.recordManualRetest(
                actor,
                episode.id(),
                new ManualRetest(
                        at(form),
                        tester.name(),
                        tester.unitId(),
                        form.value("method"),
                        form.value("steps"),
                        ids,
                        ManualRetest.Result.valueOf(form.value("result"))));
        drafts.forget(actor, form.key());
    }

    private long stored(Episode episode, MultipartFile file, Reader reader) {
        var name = file.getOriginalFilename();
        var attachment = new Attachment(name == null ? "evidence" : name, file);
        var about = new Subject("episode", episode.id());
        return files.store(reader.actor(), about, episode.unitId(), attachment).id();
    }

    private static Form checked(Form sent, MultipartFile @Nullable [] evidence, Reader reader) {
        var form = sent;
        for (var field : Tester.needed(sent)) {
            if (form.value(field).isBlank()) {
                form = form.error(field, reader.say("retest.form.missing"));
            }
        }
        for (var field : List.of("method", "steps")) {
            if (form.value(field).isBlank()) {
                form = form.error(field, reader.say("retest.form.missing"));
            }
        }
        if (Arrays.stream(ManualRetest.Result.values())
                .noneMatch(it -> it.name().equals(sent.value("result")))) {
            form = form.error("result", reader.say("retest.form.missing"));
        }
        try {
            if (at(form).isAfter(reader.times().now())) {
                form = form.error("at", reader.say("retest.form.future"));
            }
        } catch (DateTimeException e) {
            form = form.error("at", reader.say("retest.form.missing"));
        }
        if (evidence == null || Arrays.stream(evidence).allMatch(MultipartFile::isEmpty)) {
            form = form.error("evidence", reader.say("retest.form.evidence"));
        }
        return form;
    }

    private static Instant at(Form form) {
        return Typed.moment(form.value("at"));
    }

    private static Form form(long episode) {
        return Form.of("retest:" + episode, "/retests/" + episode + "/record");
    }

    private Episode find(long episode, Reader reader) {
        return findings.episodes(reader.actor().scope(), List.of(episode)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private String show(Episode episode, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("retest.form.title"), episode.title())
                        .under(reader.say("nav.FINDINGS"), "/findings")
                        .under(reader.say("retest.nav"), "/retests")
                        .level(Level.of(episode.severity())));
        model.addAttribute("episode", episode);
        model.addAttribute("form", form);
        model.addAttribute("testers", Tester.options(reader));
        var units = book.unitNames();
        model.addAttribute(
                "people",
                retests.people().stream()
                        .map(it ->
                                new Filter.Option(
                                        it.code(),
                                        it.name() + " · " + units.getOrDefault(it.unitId(), "")))
                        .toList());
        model.addAttribute(
                "results",
                Arrays.stream(ManualRetest.Result.values())
                        .map(it -> new Filter.Option(it.name(), reader.say("retest.result", it)))
                        .toList());
        return "finding/retest";
    }
}
