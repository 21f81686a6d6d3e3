package org.fengsui.server.campus.registry.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.util.MultiValueMap;

/** The form of one row: the columns of the import table that its kind has. */
final class RegistryForms {

    private RegistryForms() {}

    /** A field of the form. */
    record Field(String name, String label) {}

    /** The columns of a kind that a person types; a code cannot be changed once it stands. */
    static List<Column> columns(RowKind kind, boolean added) {
        return Arrays.stream(Column.values())
                .filter(column -> column.suits(kind) && column != Column.KIND)
                .filter(column -> added || column != Column.CODE)
                // A unit ends, and a system retires, on a page of its own.
                .filter(column -> kind != RowKind.UNIT || column != Column.VALID_TO)
                .filter(column -> column != Column.ONLINE_TO)
                .toList();
    }

    static List<Field> fields(RowKind kind, boolean added, Reader reader) {
        return columns(kind, added).stream()
                .map(column -> new Field(column.header(), label(column, reader)))
                .toList();
    }

    static String label(Column column, Reader reader) {
        return reader.say("registry.column", column);
    }

    /**
     * The same where it is shown and not asked: units by their names, and no word on how to type.
     */
    static String shown(Column column, Reader reader) {
        return switch (column) {
            case UNIT, OPERATOR, USER, PARENT, FORMER_NAMES -> reader.say("registry.shown", column);
            default -> label(column, reader);
        };
    }

    static Map<Column, String> cells(
            RowKind kind, boolean added, MultiValueMap<String, String> sent) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (var column : columns(kind, added)) {
            var typed = sent.getFirst(column.header());
            cells.put(column, typed == null ? "" : typed.strip());
        }
        return cells;
    }

    /** The form with what is wrong at its fields. */
    static Form wrong(Form form, RegistryException refused, Reader reader) {
        var checked = form;
        for (var problem : refused.problems()) {
            var column = problem.column();
            checked =
                    checked.error(
                            column == null ? "" : column.header(),
                            problem.message(reader.locale()));
        }
        return checked;
    }
}
