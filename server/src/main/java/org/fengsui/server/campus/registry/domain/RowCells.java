package org.fengsui.server.campus.registry.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.FormerName;
import org.fengsui.engine.attribution.Match;
import org.fengsui.engine.attribution.RegistryRow;
import org.jspecify.annotations.Nullable;

/**
 * A row as the cells of the import table, in their one canonical writing: what differs in cells
 * differs in content, and what is written reads back the same.
 */
public final class RowCells {

    private final boolean chinese;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    private RowCells(boolean chinese) {
        this.chinese = chinese;
    }

    /**
     * The cells that hold something.
     *
     * @param chinese whether kinds, posts and yes and no are written in Chinese
     */
    public static Map<Column, String> of(RegistryRow row, boolean chinese) {
        return Collections.unmodifiableMap(new RowCells(chinese).write(row));
    }

    private Map<Column, String> write(RegistryRow row) {
        put(Column.KIND, chinese ? row.kind().chinese() : lower(row.kind()));
        put(Column.CODE, row.code());
        put(Column.NAME, row.name());
        switch (row) {
            case RegistryRow.Unit unit -> {
                put(Column.FORMER_NAMES, FormerName.written(unit.formerNames(), chinese));
                put(Column.PARENT, unit.parent());
                put(Column.RESPONSIBLE, yesNo(unit.responsible()));
                put(Column.VALID_TO, Objects.toString(unit.lastDay(), null));
            }
            case RegistryRow.Person person -> write(person);
            case RegistryRow.InformationSystem system -> write(system);
            case RegistryRow.Network network -> {
                put(Column.UNIT, network.unit());
                put(
                        Column.NETWORK_KIND,
                        chinese ? network.networkKind().chinese() : lower(network.networkKind()));
                put(Column.ADDRESSES, addresses(network.addresses()));
                put(network.valid(), Column.VALID_FROM, Column.VALID_TO);
            }
        }
        return cells;
    }

    private void write(RegistryRow.Person person) {
        put(Column.UNIT, person.unit());
        put(
                Column.POSTS,
                person.posts().stream()
                        .sorted()
                        .map(post -> chinese ? post.chinese() : post.name())
                        .collect(Collectors.joining(";")));
        put(Column.EMAIL, person.email());
        put(Column.PHONE, person.phone());
        put(Column.WECOM, person.wecom());
        put(person.valid(), Column.VALID_FROM, Column.VALID_TO);
    }

    private void write(RegistryRow.InformationSystem system) {
        put(Column.FORMER_NAMES, FormerName.written(system.formerNames(), chinese));
        put(Column.UNIT, system.unit());
        put(Column.OPERATOR, system.operator());
        put(Column.USER, system.user());
        put(Column.ADDRESSES, addresses(system.addresses()));
        write(system.particulars());
        put(Column.OFF_CAMPUS, yesNo(system.offCampus()));
        put(Column.IMPORTANT, yesNo(system.important()));
        put(Column.GRADE, system.grade() == null ? null : String.valueOf(system.grade()));
        put(Column.FILING_NUMBER, system.filingNumber());
        put(Column.URL_ICP, system.icpNumber());
        put(Column.STACK, system.stack());
        put(system.online(), Column.ONLINE_FROM, Column.ONLINE_TO);
        put(system.valid(), Column.VALID_FROM, Column.VALID_TO);
    }

    private void write(RegistryRow.Particulars system) {
        var kind = system.kind();
        if (kind != null) {
            put(Column.SYSTEM_KIND, chinese ? kind.chinese() : lower(kind));
        }
        var openTo = system.openTo();
        if (openTo != null) {
            put(Column.OPEN_TO, chinese ? openTo.chinese() : lower(openTo));
        }
        put(Column.PAUSED, yesNo(system.paused()));
        put(Column.GRADED_ON, Objects.toString(system.gradedOn(), null));
        put(Column.TECHNICAL_OWNER, system.technicalOwner());
        put(Column.TECHNICAL_PHONE, system.technicalPhone());
        put(Column.VENDOR, system.vendor());
        put(Column.VENDOR_CONTACT, system.vendorContact());
        put(Column.HOSTING, system.hosting());
        put(Column.PERSONAL_DATA, Objects.toString(system.personalData(), null));
        put(Column.FILED_UNTIL, Objects.toString(system.filedUntil(), null));
        put(Column.TESTED_ON, Objects.toString(system.testedOn(), null));
        put(Column.POLICE_NUMBER, system.policeNumber());
        put(Column.TECHNICAL_STAFF, yesNoOrNone(system.technicalStaff()));
        put(Column.SITE_ADMIN, system.siteAdmin());
        put(Column.INTERACTIVE, yesNoOrNone(system.interactive()));
    }

    private void put(Column column, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            cells.put(column, text);
        }
    }

    private void put(RegistryRow.Days days, Column from, Column to) {
        put(from, days.from() == null ? null : days.from().toString());
        put(to, days.to() == null ? null : days.to().toString());
    }

    private String yesNo(boolean yes) {
        if (chinese) {
            return yes ? "是" : "否";
        }
        return yes ? "yes" : "no";
    }

    private @Nullable String yesNoOrNone(@Nullable Boolean yes) {
        return yes == null ? null : yesNo(yes);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String addresses(Collection<Match> addresses) {
        return addresses.stream().map(Match::toString).collect(Collectors.joining(" "));
    }
}
