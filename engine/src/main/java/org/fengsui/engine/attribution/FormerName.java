package org.fengsui.engine.attribution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a unit or system was called before (曾用名).
 *
 * @param name the name
 * @param until the last day it was called so; null where nobody has said
 */
public record FormerName(String name, @Nullable LocalDate until) {
    private static final Comparator<FormerName> LATEST_FIRST =
            Comparator.comparing(
                            FormerName::until,
                            Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                    .thenComparing(FormerName::name);

    /** Each once, the latest first, those without a day last. */
    static List<FormerName> ordered(Collection<FormerName> names) {
        return names.stream().distinct().sorted(LATEST_FIRST).toList();
    }

    /**
     * The cell that holds these names: {@code Old name (to 2024-08-31); Older name}. It reads back
     * the same.
     *
     * @param chinese whether it is written in Chinese: {@code 旧名（至 2024-08-31）；更早的名称}
     */
    public static String written(Collection<FormerName> names, boolean chinese) {
        return names.stream()
                .map(name -> name.written(chinese))
                .collect(Collectors.joining(chinese ? "；" : "; "));
    }

    private String written(boolean chinese) {
        // What parts the names of a cell cannot stand in one.
        String plain = name.replace(';', ',').replace('；', '，');
        if (until == null) {
            return plain;
        }
        return chinese ? plain + "（至 " + until + "）" : plain + " (to " + until + ")";
    }

    /** What {@link #written} wrote in English, in Chinese. */
    static String inChinese(String text) {
        return text.replaceAll(" \\(to ([0-9]{4}-[0-9]{2}-[0-9]{2})\\)", "（至 $1）")
                .replace("; ", "；");
    }
}
