package org.fengsui.server.duty.obligation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.service.LedgerDesk;
import org.fengsui.server.duty.obligation.service.LedgerFigures;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The ledger and its explanations. */
@Controller
class LedgerController {

    private final Ledger ledger;
    private final LedgerDesk desk;
    private final Clocks clocks;
    private final LedgerFigures standing;
    private final Doors doors;

    LedgerController(
            Ledger ledger, LedgerDesk desk, Clocks clocks, LedgerFigures standing, Doors doors) {
        this.doors = doors;
        this.standing = standing;
        this.ledger = ledger;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** Without any question asked, what is open. */
    @GetMapping("/ledger")
    @Permits(Permission.LEDGER_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        if (params.isEmpty()) {
            return "redirect:/ledger?state=OPEN";
        }
        var asked = LedgerList.LIST.read(params);
        model.addAttribute(
                "list", LedgerList.LIST.view(asked, lines(asked, reader), reader, options(reader)));
        model.addAttribute("kpis", kpis(reader));
        return "obligation/list";
    }

    @GetMapping("/ledger/export.csv")
    @Permits(Permission.LEDGER_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = LedgerList.LIST.read(params).forExport();
        return desk.export(
                reader.actor(),
                asked,
                () ->
                        Csv.download(
                                reader.say("ledger.list.title"),
                                LedgerList.LIST,
                                asked,
                                Csv.pieces(asked, piece -> lines(piece, reader)),
                                reader));
    }

    @GetMapping("/ledger/{id}")
    @Permits(Permission.LEDGER_VIEW)
    String explain(@PathVariable long id, Reader reader, Model model) {
        return explained(id, reader, model, false);
    }

    /** 怎么算的, in the unit's frame. */
    @GetMapping("/unit/ledger/{id}")
    @Permits(Permission.NOTICE_ANSWER)
    String explainToUnit(@PathVariable long id, Reader reader, Model model) {
        return explained(id, reader, model, true);
    }

    private String explained(long id, Reader reader, Model model, boolean inUnit) {
        var scope = reader.actor().scope();
        var explanation = ledger.explain(scope, id, reader.locale());
        var obligation = explanation.obligation();
        var about = about(obligation, desk.describe(List.of(obligation.subject())));
        var page = new ExplanationPage(explanation, about, reader, inUnit);
        model.addAttribute("head", page.head(who(obligation, reader), doors));
        model.addAttribute("bar", clocks.bar(obligation, reader).explained(null));
        model.addAttribute("explanation", explanation);
        model.addAttribute("facts", page.facts());
        model.addAttribute("readings", page.readings());
        model.addAttribute("story", page.story());
        model.addAttribute("narrow", inUnit);
        return "obligation/explanation";
    }

    private ListResult<LedgerList.Line> lines(ListRequest asked, Reader reader) {
        var found = desk.list(reader.actor().scope(), asked);
        var described = desk.describe(found.rows().stream().map(Obligation::subject).toList());
        var names = desk.unitNames(reader.actor().scope(), found.rows());
        var lines = new ArrayList<LedgerList.Line>();
        for (var obligation : found.rows()) {
            lines.add(
                    new LedgerList.Line(
                            obligation,
                            ledger.dutyName(obligation.duty(), reader.locale()),
                            who(obligation.obligor(), names, reader),
                            about(obligation, described),
                            clocks.bar(obligation, reader)));
        }
        return new ListResult<>(lines, found.more(), found.total());
    }

    private String who(Obligation obligation, Reader reader) {
        var names = desk.unitNames(reader.actor().scope(), List.of(obligation));
        return who(obligation.obligor(), names, reader);
    }

    private static String who(Obligor obligor, Map<Long, String> names, Reader reader) {
        return switch (obligor) {
            case Obligor.ItOffice() -> reader.say("obligor.it-office");
            case Obligor.CacOffice() -> reader.say("obligor.cac-office");
            case Obligor.PublicityOffice() -> reader.say("obligor.publicity-office");
            case Obligor.Unit(long id) -> names.getOrDefault(id, obligor.key());
        };
    }

    private static Description about(Obligation obligation, Map<Subject, Description> described) {
        @Nullable Description about = described.get(obligation.subject());
        if (about == null) {
            throw new IllegalStateException("not described: " + obligation.subject());
        }
        return about;
    }

    private Map<String, List<Filter.Option>> options(Reader reader) {
        var obligors = new ArrayList<Filter.Option>();
        obligors.add(new Filter.Option("it-office", reader.say("obligor.it-office")));
        obligors.add(new Filter.Option("cac-office", reader.say("obligor.cac-office")));
        obligors.addAll(options(desk.units(reader.actor().scope())));
        desk.endedUnits(reader.actor().scope())
                .forEach((key, name) ->
                        obligors.add(new Filter.Option(key, reader.say("unit.ended", name))));
        return Map.of("duty", options(desk.duties(reader.locale())), "obligor", obligors);
    }

    private static List<Filter.Option> options(Map<String, String> names) {
        return names.entrySet().stream()
                .map(entry -> new Filter.Option(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The present state, and the on-time rate of the last thirty days. */
    private List<Kpi> kpis(Reader reader) {
        var counted = standing.of(reader.actor().scope());
        var figures = counted.figures();
        var times = reader.times();
        var asOf = reader.say("ledger.kpi.asOf", times.clock(counted.at()));
        var today = times.today().toString();
        return List.of(
                new Kpi(
                        times.number(figures.openLate()),
                        reader.say("ledger.kpi.late"),
                        asOf,
                        "/ledger?state=OPEN&late=yes"),
                new Kpi(
                        times.number(figures.dueToday()),
                        reader.say("ledger.kpi.today"),
                        "",
                        "/ledger?state=OPEN&late=no&from=" + today + "&to=" + today),
                new Kpi(
                        times.number(figures.open()),
                        reader.say("ledger.kpi.open"),
                        "",
                        "/ledger?state=OPEN&late=no"),
                new Kpi(
                        times.percent(figures.onTimeRate()),
                        reader.say("ledger.kpi.rate"),
                        reader.say("ledger.kpi.rateNote"),
                        "/ledger?from=" + times.today().minusDays(30) + "&to=" + today));
    }
}
