package org.fengsui.server.sensing.intake.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportView;

/** What the list of imports offers. */
final class ImportList {

    static final ListSpec<ImportView> LIST =
            ListSpec.<ImportView>of(
                            "import.list",
                            "/imports",
                            "-received",
                            "i.id",
                            view -> Long.toString(view.id()),
                            List.of(
                                    Column.<ImportView>of("file", ImportList::file),
                                    Column.<ImportView>of("state", ImportList::stateCell),
                                    figure("items").sortedBy("i.items"),
                                    figure("opened").sortedBy("i.opened"),
                                    figure("returned").sortedBy("i.returned"),
                                    figure("closed").sortedBy("i.closed"),
                                    figure("unattributed").sortedBy("i.unattributed"),
                                    figure("seenAgain").hidden(),
                                    figure("folded").hidden(),
                                    Column.<ImportView>of(
                                                    "received",
                                                    (view, reader) ->
                                                            Cell.moment(view.receivedAt()))
                                            .sortedBy("i.id"),
                                    Column.<ImportView>of(
                                            "by", (view, reader) -> Cell.words(view.receivedBy()))))
                    .filters(
                            Filter.any("state", "RECEIVED", "DONE", "REFUSED", "HELD", "DISCARDED"),
                            Filter.text("source"))
                    .rowsLeadTo(view -> "/imports/" + view.id())
                    .sampledAt(ImportSample.PATH, Permission.INTAKE_RUN);

    private ImportList() {}

    private static Column<ImportView> figure(String key) {
        return Column.<ImportView>of(key, (view, reader) -> figure(key, view)).rightAligned();
    }

    private static Cell figure(String key, ImportView view) {
        if (view.state() != ImportState.DONE) {
            return Cell.words(null);
        }
        var tally = view.tally();
        return Cell.figure(
                switch (key) {
                    case "items" -> tally.items();
                    case "opened" -> tally.opened();
                    case "returned" -> tally.returned();
                    case "closed" -> tally.closed();
                    case "unattributed" -> tally.unattributed();
                    case "seenAgain" -> tally.seenAgain();
                    case "folded" -> tally.folded();
                    default -> throw new IllegalArgumentException(key);
                });
    }

    private static Cell file(ImportView view, Reader reader) {
        var about = view.format() == null ? view.vantage() : view.format() + " · " + view.vantage();
        var below = view.source() == null ? about : about + " · " + view.source();
        return Cell.title(view.fileName(), below, "/imports/" + view.id());
    }

    private static Cell stateCell(ImportView view, Reader reader) {
        return Cell.state(state(view, reader));
    }

    /** Where an import stands, in a word. */
    static Chip state(ImportView view, Reader reader) {
        var word = reader.say("import.state", view.state());
        return switch (view.state()) {
            case RECEIVED, READING -> Chip.waiting(word);
            case DONE ->
                    view.sameAs() == null
                            ? Chip.done(word)
                            : Chip.quiet(reader.say("import.state.same"));
            case REFUSED -> Chip.late(word);
            case HELD -> Chip.open(word);
            case DISCARDED -> Chip.quiet(word);
        };
    }
}
