package org.fengsui.server.isolation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fengsui.server.testing.RecordProbe;

/**
 * What the record holds, a line a table: to see that a call changed nothing. The audit log and
 * sessions stand apart, they grow with every call.
 */
final class Fingerprint {

    private final RecordProbe probe;
    private final String ofAll;
    private final String ofMarked;

    Fingerprint(RecordProbe probe) {
        this.probe = probe;
        var tables =
                probe.sql(
                                """
                                select target::text from testing.tables
                                where target::text !~ '^(audit\\.|access\\.session)'
                                order by 1
                                """)
                        .query(String.class)
                        .list();
        // What a person keeps for themselves is written by the callers too.
        this.ofAll =
                statement(
                        tables, table -> table.startsWith("access.") || table.startsWith("page."));
        this.ofMarked = statement(tables, _ -> true);
    }

    /** Everything but what people keep for themselves, of which only what is a unit's. */
    List<String> ofAll(Side side) {
        return run(ofAll, side);
    }

    /** Only the rows that are a unit's. */
    List<String> ofMarked(Side side) {
        return run(ofMarked, side);
    }

    private List<String> run(String statement, Side side) {
        return probe.sql(statement).param("marks", side.marks()).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    private static String statement(List<String> tables, Predicate<String> marked) {
        return tables.stream()
                .map(table ->
                        """
                        select '%s ' || count(*) || ' '
                            || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)
                        from %s t where %s
                        """
                                .formatted(
                                        table,
                                        table,
                                        marked.test(table) ? "t::text ~* :marks" : "true"))
                .collect(Collectors.joining(" union all "));
    }
}
