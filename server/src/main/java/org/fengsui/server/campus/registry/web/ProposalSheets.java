package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.server.campus.registry.domain.Proposal.Kind;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.RowCells;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sheet on which a unit proposes something: how it is shown, and how what was typed is taken.
 */
@Component
class ProposalSheets {

    private static final String FORM = "registry/propose";

    private final RegistryBook book;
    private final ProposalForms forms;

    ProposalSheets(RegistryBook book, ProposalForms forms) {
        this.book = book;
        this.forms = forms;
    }

    /**
     * What a form is about.
     *
     * @param kind what shall happen
     * @param form the fields as they stand
     * @param whose the thing and its unit, below the title
     * @param replaces whom somebody may replace; empty where nobody
     */
    record Sheet(Kind kind, Form form, String whose, List<Option> replaces) {}

    /** Makes the proposal. */
    @FunctionalInterface
    interface Making {
        long make(Map<Column, String> cells, String note);
    }

    /** The sheet of a row that is to change. */
    Sheet row(Kind kind, long id, String path, Reader reader) {
        var scope = reader.actor().scope();
        var standing = book.get(scope, kind.row(), id);
        // A unit does not see the codes of units beside it; its form takes them from the school.
        var cells = RowCells.of(book.whole(scope, kind.row(), id), false);
        var form =
                Form.of(
                                // A draft belongs to the version it was made from.
                                "propose-" + kind + ":" + id + ":" + standing.version(),
                                path + id + "/propose")
                        .value("version", standing.version());
        for (var column : kind.columns()) {
            form = form.value(column.header(), cells.get(column));
        }
        return new Sheet(kind, form, standing.row().name(), List.of());
    }

    /** Makes the proposal, or shows the sheet again with what is wrong. */
    ModelAndView take(
            Sheet sheet,
            MultiValueMap<String, String> sent,
            Making making,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = sheet.form().sent(sent);
        try {
            long id = making.make(ProposalForms.cells(sheet.kind(), sent), form.value("note"));
            Toast.done(redirect, reader.say("registry.done.proposed"));
            return new ModelAndView("redirect:/unit/proposals/" + id);
        } catch (RegistryException refused) {
            form = RegistryForms.wrong(form, refused, reader);
        } catch (Refusal refused) {
            form =
                    refused.problem() == CommonProblem.STALE
                            ? form.conflict(
                                    sheet.form().key(),
                                    sheet.form().value("version"),
                                    forms.facts(sheet.kind(), sheet.form(), reader),
                                    reader)
                            : ProposalForms.refused(form, refused, reader);
        }
        return new ModelAndView(
                show(new Sheet(sheet.kind(), form, sheet.whose(), sheet.replaces()), reader, model),
                model.asMap(),
                form.present().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
    }

    String show(Sheet sheet, Reader reader, Model model) {
        model.addAttribute("form", sheet.form());
        model.addAttribute("fields", forms.fields(sheet.kind(), reader));
        model.addAttribute("replaces", sheet.replaces());
        model.addAttribute("versioned", !sheet.form().value("version").isEmpty());
        model.addAttribute("post", sheet.kind() == Kind.POST_APPOINT);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("registry.proposal.kind", sheet.kind()), sheet.whose())
                        .under(reader.say(homeTitle(sheet.kind())), home(sheet.kind())));
        return FORM;
    }

    /** The unit's page on which things of this kind stand. */
    static String home(Kind kind) {
        return kind.ofPeople() ? "/unit/people" : "/unit/systems";
    }

    static String homeTitle(Kind kind) {
        return kind.ofPeople() ? "registry.unit.people" : "registry.unit.systems";
    }
}
