package org.fengsui.engine.attribution;

import java.util.List;
import java.util.Map;
import org.fengsui.engine.table.TableRow;
import org.jspecify.annotations.Nullable;

/** Reads rows into records, noting every problem. */
final class RowReader {
    private static final int CODE_LENGTH = 64;
    private static final int TEXT_LENGTH = 200;
    private static final int STACK_LENGTH = 1000;

    private final Map<Column, Integer> columns;
    private final List<RegistryProblem> problems;

    RowReader(Map<Column, Integer> columns, List<RegistryProblem> problems) {
        this.columns = columns;
        this.problems = problems;
    }

    /** The row's record; null when not even its kind can be read. */
    @Nullable RegistryRow read(TableRow row) {
        Cells cells = new Cells(row, columns, problems);
        RowKind kind = cells.one(Column.KIND, RowKind.values());
        if (kind == null) {
            return null;
        }
        for (Column column : columns.keySet()) {
            if (!column.suits(kind) && !cells.raw(column).isEmpty()) {
                cells.note(
                        column, RegistryProblem.Code.NOT_FOR_KIND, Named.all(new Named[] {kind}));
            }
        }
        String code = cells.needed(Column.CODE, CODE_LENGTH);
        String name = cells.needed(Column.NAME, TEXT_LENGTH);
        return switch (kind) {
            case UNIT -> unit(cells, code, name);
            case PERSON -> person(cells, code, name);
            case SYSTEM -> system(cells, code, name);
            case NETWORK -> network(cells, code, name);
        };
    }

    private static RegistryRow unit(Cells cells, String code, String name) {
        String parent = cells.text(Column.PARENT, CODE_LENGTH);
        return new RegistryRow.Unit(
                cells.line(),
                code,
                name,
                parent,
                cells.yesNo(Column.RESPONSIBLE),
                cells.formerNames(TEXT_LENGTH),
                cells.date(Column.VALID_TO));
    }

    private static RegistryRow person(Cells cells, String code, String name) {
        return new RegistryRow.Person(
                cells.line(),
                code,
                name,
                cells.needed(Column.UNIT, CODE_LENGTH),
                cells.posts(),
                cells.email(),
                cells.phone(),
                cells.wecom(),
                cells.days(Column.VALID_FROM, Column.VALID_TO));
    }

    private static RegistryRow system(Cells cells, String code, String name) {
        return new RegistryRow.InformationSystem(
                cells.line(),
                code,
                name,
                cells.needed(Column.UNIT, CODE_LENGTH),
                cells.text(Column.OPERATOR, CODE_LENGTH),
                cells.text(Column.USER, CODE_LENGTH),
                cells.addresses(),
                cells.yesNo(Column.OFF_CAMPUS),
                cells.yesNo(Column.IMPORTANT),
                cells.grade(),
                cells.text(Column.FILING_NUMBER, TEXT_LENGTH),
                cells.text(Column.URL_ICP, TEXT_LENGTH),
                cells.text(Column.STACK, STACK_LENGTH),
                cells.days(Column.ONLINE_FROM, Column.ONLINE_TO),
                cells.days(Column.VALID_FROM, Column.VALID_TO),
                particulars(cells),
                cells.formerNames(TEXT_LENGTH));
    }

    private static RegistryRow.Particulars particulars(Cells cells) {
        return new RegistryRow.Particulars(
                cells.oneOrNone(Column.SYSTEM_KIND, SystemKind.values()),
                cells.oneOrNone(Column.OPEN_TO, Reach.values()),
                cells.yesNo(Column.PAUSED),
                cells.text(Column.TECHNICAL_OWNER, TEXT_LENGTH),
                cells.text(Column.TECHNICAL_PHONE, TEXT_LENGTH),
                cells.text(Column.VENDOR, TEXT_LENGTH),
                cells.text(Column.VENDOR_CONTACT, TEXT_LENGTH),
                cells.text(Column.HOSTING, TEXT_LENGTH),
                cells.date(Column.GRADED_ON),
                cells.count(Column.PERSONAL_DATA),
                cells.date(Column.FILED_UNTIL),
                cells.date(Column.TESTED_ON),
                cells.text(Column.POLICE_NUMBER, TEXT_LENGTH),
                cells.yesNoOrNone(Column.TECHNICAL_STAFF),
                cells.text(Column.SITE_ADMIN, TEXT_LENGTH),
                cells.yesNoOrNone(Column.INTERACTIVE));
    }

    private static RegistryRow network(Cells cells, String code, String name) {
        String unit = cells.text(Column.UNIT, CODE_LENGTH);
        NetworkKind kind = cells.one(Column.NETWORK_KIND, NetworkKind.values());
        List<Match> addresses = cells.addresses();
        if (cells.raw(Column.ADDRESSES).isEmpty()) {
            cells.note(Column.ADDRESSES, RegistryProblem.Code.EMPTY);
        }
        for (Match match : addresses) {
            if (Span.of(0, match) == null) {
                cells.note(
                        Column.ADDRESSES, RegistryProblem.Code.NETWORK_ADDRESS, match.toString());
            }
        }
        if (unit == null && kind != null && !kind.isPool()) {
            cells.note(
                    Column.UNIT, RegistryProblem.Code.UNIT_NEEDED, Named.all(new Named[] {kind}));
        }
        return new RegistryRow.Network(
                cells.line(),
                code,
                name,
                unit,
                kind == null ? NetworkKind.NAT : kind,
                addresses,
                cells.days(Column.VALID_FROM, Column.VALID_TO));
    }
}
