package org.fengsui.server.sensing.finding.absorb;

import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.finding.Sightings.Part;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/** Looks at a report that is read and not yet written. */
@Component
class GlanceStore {

    private static final int SHOWN = 15;

    private final Database database;

    GlanceStore(Database database) {
        this.database = database;
    }

    Glance glance(Scope scope, Map<Long, String> units) {
        return new Glance(checks(scope), units(scope, units));
    }

    private List<Part> checks(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select check_key, min(title) as title, count(*) as results
                          from item
                         group by check_key
                         order by results desc, check_key
                         limit :shown
                        """)
                .param("shown", SHOWN)
                .query((row, number) ->
                        new Part(
                                row.getString("check_key"),
                                row.getString("title"),
                                row.getLong("results")))
                .list();
    }

    private List<Part> units(Scope scope, Map<Long, String> names) {
        return database.in(scope)
                .sql(
                        """
                        select unit_id, count(*) as results
                          from item
                         group by unit_id
                         order by results desc, unit_id
                         limit :shown
                        """)
                .param("shown", SHOWN)
                .query((row, number) -> {
                    var unit = row.getObject("unit_id", Long.class);
                    return new Part(
                            unit == null ? "" : unit.toString(),
                            unit == null ? "" : names.getOrDefault(unit, unit.toString()),
                            row.getLong("results"));
                })
                .list();
    }
}
