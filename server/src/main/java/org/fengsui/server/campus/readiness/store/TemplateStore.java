package org.fengsui.server.campus.readiness.store;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.domain.TaskTemplate;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of what is asked how often, and of the draws. */
@Component
public class TemplateStore {

    private final Database database;

    TemplateStore(Database database) {
        this.database = database;
    }

    /** All of them, in the order of the kinds. */
    public List<TaskTemplate> all(Scope scope) {
        return database
                .in(scope)
                .sql("select * from readiness.template")
                .query((row, number) ->
                        new TaskTemplate(
                                TaskKind.valueOf(row.getString("kind")),
                                row.getInt("version"),
                                row.getString("title"),
                                row.getString("ask"),
                                row.getInt("every_days"),
                                row.getInt("percent"),
                                row.getObject("since", LocalDate.class)))
                .list()
                .stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** Changes one; false where somebody else was first. */
    public boolean put(Scope scope, TaskTemplate template) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.template
                                set version = version + 1, title = :title, ask = :ask,
                                    every_days = :every, percent = :percent, since = :since
                                where kind = :kind and version = :version
                                """)
                        .param("title", template.title())
                        .param("ask", template.ask())
                        .param("every", template.everyDays())
                        .param("percent", template.percent())
                        .param("since", template.since(), Types.DATE)
                        .param("kind", template.kind().name())
                        .param("version", template.version())
                        .update()
                == 1;
    }

    /**
     * A draw.
     *
     * @param day on which it was drawn
     * @param seed with which it can be drawn again
     * @param percent how many of a hundred
     * @param units from how many
     * @param drawn how many were drawn
     */
    public record Drawn(LocalDate day, long seed, int percent, int units, int drawn) {}

    /** Writes a draw; false where there is one of that day. */
    public boolean drawn(Scope scope, Drawn draw) {
        return database.in(scope)
                        .sql(
                                """
                                insert into readiness.draw (day, seed, percent, of_units, drawn)
                                values (:day, :seed, :percent, :units, :drawn)
                                on conflict do nothing
                                """)
                        .param("day", draw.day())
                        .param("seed", draw.seed())
                        .param("percent", draw.percent())
                        .param("units", draw.units())
                        .param("drawn", draw.drawn())
                        .update()
                == 1;
    }

    /** The draws since a day, the newest first. */
    public List<Drawn> draws(Scope scope, LocalDate since) {
        return database.in(scope)
                .sql("select * from readiness.draw where day >= :since order by day desc")
                .param("since", since)
                .query((row, number) ->
                        new Drawn(
                                row.getObject("day", LocalDate.class),
                                row.getLong("seed"),
                                row.getInt("percent"),
                                row.getInt("of_units"),
                                row.getInt("drawn")))
                .list();
    }
}
