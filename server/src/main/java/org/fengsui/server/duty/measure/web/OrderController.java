package org.fengsui.server.duty.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.Measures.Order;
import org.fengsui.server.duty.measure.Measures.Place;
import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ordering and proposing a measure about a notice or a system, and the kinds there are. */
@Controller
class OrderController {

    private final Measures measures;
    private final MeasureDesk desk;
    private final MeasureController pages;
    private final Notices notices;
    private final Findings findings;

    OrderController(
            Measures measures,
            MeasureDesk desk,
            MeasureController pages,
            Notices notices,
            Findings findings) {
        this.measures = measures;
        this.desk = desk;
        this.pages = pages;
        this.notices = notices;
        this.findings = findings;
    }

    @GetMapping("/measures/new")
    @Permits({Permission.MEASURE_ORDER, Permission.MEASURE_WORK})
    String create(
            @RequestParam @Nullable Long notice,
            @RequestParam @Nullable Long item,
            @RequestParam @Nullable Long system,
            Reader reader,
            Model model) {
        var place = place(notice, item, system, reader);
        var form =
                form(notice, item, system)
                        .value("target", place.target())
                        .value("text", reason(notice, item, reader));
        show(place, form, reader, model);
        return "measure/new";
    }

    private static Form form(@Nullable Long notice, @Nullable Long item, @Nullable Long system) {
        return Form.of("measure-new:" + notice + ":" + item + ":" + system, "/measures")
                .value("notice", notice == null ? "" : notice)
                .value("item", item == null ? "" : item)
                .value("system", system == null ? "" : system);
    }

    /** Why a measure about an item whose escalation reached 网信办 is ordered; else empty. */
    private String reason(@Nullable Long noticeId, @Nullable Long itemId, Reader reader) {
        if (noticeId == null || itemId == null) {
            return "";
        }
        var scope = reader.actor().scope();
        var number =
                notices.find(scope, noticeId)
                        .flatMap(notice -> Optional.ofNullable(notice.number()))
                        .orElse("");
        return desk.escalated(scope, noticeId).stream()
                .filter(left -> left.item().id() == itemId)
                .map(left ->
                        reader.say(
                                "measure.escalated.reason",
                                number,
                                left.item().position(),
                                left.item().name(),
                                reader.times().plainDue(left.due())))
                .findFirst()
                .orElse("");
    }

    /**
     * What a notice, one of its items or a system is about; of a notice with one finding, and of an
     * item, its proof lifts.
     */
    private Place place(
            @Nullable Long noticeId,
            @Nullable Long itemId,
            @Nullable Long systemId,
            Reader reader) {
        var scope = reader.actor().scope();
        if (noticeId != null) {
            var notice =
                    notices.find(scope, noticeId)
                            .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
            var items =
                    notice.items().stream()
                            .filter(item -> itemId == null || item.id() == itemId)
                            .toList();
            if (items.isEmpty()) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            var ids = Notice.episodes(items);
            var systems =
                    findings.episodes(scope, ids).stream()
                            .map(Findings.Episode::systemId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            return new Place(
                    notice.unitId(),
                    systems.size() == 1 ? systems.getFirst() : null,
                    noticeId,
                    ids.size() == 1 ? ids.getFirst() : null,
                    itemId == null
                            ? notice.topic()
                            : target(scope, items.getFirst(), systems.stream().findFirst()));
        }
        var system =
                desk.system(scope, systemId == null ? 0 : systemId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return new Place(system.ownerUnitId(), system.id(), null, null, system.name());
    }

    private String target(Scope scope, Notice.Item item, Optional<Long> systemId) {
        return systemId.flatMap(id -> desk.system(scope, id))
                .map(system -> system.name() + " " + item.target())
                .orElse(item.target());
    }

    private void show(Place place, Form form, Reader reader, Model model) {
        var orders = reader.actor().may(Permission.MEASURE_ORDER);
        model.addAttribute(
                "head",
                DetailHead.of(
                                reader.say(orders ? "measure.new.title" : "measure.propose.title"),
                                desk.unitName(place.unitId()))
                        .under(reader.say("measure.list.title"), "/measures"));
        model.addAttribute("orders", orders);
        model.addAttribute("kinds", pages.kinds(place.systemId(), reader));
        model.addAttribute("executors", pages.executors(reader));
        model.addAttribute("form", form);
    }

    @PostMapping("/measures")
    @Permits({Permission.MEASURE_ORDER, Permission.MEASURE_WORK})
    ModelAndView order(
            @RequestParam @Nullable Long notice,
            @RequestParam @Nullable Long item,
            @RequestParam @Nullable Long system,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var known = place(notice, item, system, reader);
        var form = form(notice, item, system).sent(sent);
        var place =
                new Place(
                        known.unitId(),
                        known.systemId(),
                        known.noticeId(),
                        known.episodeId(),
                        form.value("target"));
        var by = reader.actor();
        try {
            long id =
                    by.may(Permission.MEASURE_ORDER)
                            ? measures.order(
                                    by,
                                    new Order(
                                            MeasureController.number(form, "kind"),
                                            place,
                                            form.value("text"),
                                            MeasureController.number(form, "executor")))
                            : measures.propose(by, place, form.value("text"));
            Toast.done(redirect, reader.say("measure.done"));
            return new ModelAndView("redirect:/measures/" + id);
        } catch (Refusal refused) {
            show(known, form.refused(refused, reader), reader, model);
            return MeasureController.unprocessable("measure/new", model);
        }
    }

    @GetMapping("/measures/kinds")
    @Permits(Permission.MEASURE_ORDER)
    String kinds(Reader reader, Model model) {
        show(reader, model, UnaryOperator.identity());
        return "measure/kinds";
    }

    private void show(Reader reader, Model model, UnaryOperator<Form> typed) {
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("measure.kinds.title"), reader.say("measure.kinds.sub"))
                        .under(reader.say("measure.list.title"), "/measures"));
        var all = new ArrayList<>(measures.kinds());
        all.add(new Measure.Kind(0, 0, "", "第十条", false, true));
        model.addAttribute("kinds", all.stream().map(OrderController::form).map(typed).toList());
    }

    private static Form form(Measure.Kind kind) {
        return Form.of("measure-kind:" + kind.id(), "/measures/kinds")
                .value("id", kind.id())
                .value("version", kind.version())
                .value("name", kind.name())
                .value("basis", kind.basis())
                .value("campus", kind.campusNetwork())
                .value("offered", kind.offered());
    }

    @PostMapping("/measures/kinds")
    @Permits(Permission.MEASURE_ORDER)
    ModelAndView kind(
            @RequestParam long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "false") boolean campus,
            @RequestParam(defaultValue = "false") boolean offered,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var kind = new Measure.Kind(id, version, name.strip(), basis.strip(), campus, offered);
        try {
            measures.put(reader.actor(), kind);
        } catch (Refusal refused) {
            if (refused.problem() != CommonProblem.STALE) {
                throw refused;
            }
            show(reader, model, saved -> bothOf(saved, form(kind), reader));
            return new ModelAndView("measure/kinds", model.asMap(), HttpStatus.CONFLICT);
        }
        Toast.done(redirect, reader.say("measure.done"));
        return new ModelAndView("redirect:/measures/kinds");
    }

    /** What was typed with what another saved meanwhile; other kinds stay as they are. */
    private static Form bothOf(Form saved, Form typed, Reader reader) {
        if (!saved.key().equals(typed.key())) {
            return saved;
        }
        var facts =
                List.of(
                        new Form.Fact(reader.say("measure.kind"), saved.value("name")),
                        new Form.Fact(reader.say("measure.basis"), saved.value("basis")),
                        said("campus", saved, reader),
                        said("offered", saved, reader));
        return typed.conflict(typed.key(), saved.value("version"), facts, reader);
    }

    private static Form.Fact said(String field, Form saved, Reader reader) {
        return new Form.Fact(
                reader.say("measure.kinds." + field), saved.has(field, "true") ? "✓" : "—");
    }
}
