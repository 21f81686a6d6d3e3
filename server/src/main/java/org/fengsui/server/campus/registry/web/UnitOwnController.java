package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Proposal.Kind;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.web.ProposalSheets.Sheet;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit's people propose changes of their own unit and its networks. */
@Controller
class UnitOwnController {

    private static final String UNITS = "/unit/units/";
    private static final String NETWORKS = "/unit/networks/";

    private final Registry registry;
    private final ProposalDesk desk;
    private final ProposalSheets sheets;

    UnitOwnController(Registry registry, ProposalDesk desk, ProposalSheets sheets) {
        this.registry = registry;
        this.desk = desk;
        this.sheets = sheets;
    }

    @GetMapping("/unit/units/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    String unit(@PathVariable long id, Reader reader, Model model) {
        return sheets.show(sheets.row(Kind.UNIT_CHANGE, id, UNITS, reader), reader, model);
    }

    @PostMapping("/unit/units/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView unit(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return sheets.take(
                sheets.row(Kind.UNIT_CHANGE, id, UNITS, reader),
                sent,
                (cells, note) -> desk.proposeUnitChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }

    @GetMapping("/unit/networks/new")
    @Permits(Permission.NOTICE_ANSWER)
    String newNetwork(Reader reader, Model model) {
        return sheets.show(newNetwork(reader), reader, model);
    }

    @PostMapping("/unit/networks/new")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView newNetwork(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return sheets.take(
                newNetwork(reader),
                sent,
                (cells, note) -> desk.proposeNetwork(reader.actor(), cells, note),
                reader,
                model,
                redirect);
    }

    /** Whoever has one unit need not pick it. */
    private Sheet newNetwork(Reader reader) {
        var units = registry.units(reader.actor().scope());
        var form =
                Form.of("propose-network-new", NETWORKS + "new")
                        .value(Column.NETWORK_KIND.header(), "office")
                        .value(
                                Column.UNIT.header(),
                                units.size() == 1 ? units.getFirst().code() : null);
        return new Sheet(Kind.NETWORK_NEW, form, "", List.of());
    }

    @GetMapping("/unit/networks/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    String network(@PathVariable long id, Reader reader, Model model) {
        return sheets.show(sheets.row(Kind.NETWORK_CHANGE, id, NETWORKS, reader), reader, model);
    }

    @PostMapping("/unit/networks/{id:[0-9]+}/propose")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView network(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        return sheets.take(
                sheets.row(Kind.NETWORK_CHANGE, id, NETWORKS, reader),
                sent,
                (cells, note) ->
                        desk.proposeNetworkChange(reader.actor(), id, version, cells, note),
                reader,
                model,
                redirect);
    }
}
