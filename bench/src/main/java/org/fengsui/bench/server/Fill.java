package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills the demo's record to the size of a large school by copying what was imported and issued.
 */
final class Fill {
    private static final int AT_ONCE = 200_000;
    private static final long FEW = 10_000;

    private final PrintStream out;
    private final Copies copies;
    private String unit = "s.unit_id";

    Fill(PrintStream out, Connection record) {
        this.out = out;
        this.copies = new Copies(record);
    }

    /** Whether a table is far from so many rows, so that a record filled before is left alone. */
    boolean wants(long wanted, String table) throws SQLException {
        return copies.number("select count(*) from " + table) * 2 <= wanted;
    }

    /** Units that answer for what is copied; those there already count. */
    void units(int wanted) throws SQLException {
        long there = copies.number("select count(*) from registry.unit");
        if (there < wanted) {
            copies.run(
                    """
                    with added as (
                        insert into registry.unit (code, name, parent_id, responsible)
                        select 'bench-' || n, '第' || n || '测试单位',
                            (select min(id) from registry.unit), true
                        from generate_series(1, %d) n
                        returning id, parent_id)
                    insert into registry.unit_path (ancestor_id, unit_id, depth)
                    select id, id, 0 from added
                    union all
                    select p.ancestor_id, a.id, p.depth + 1
                    from added a join registry.unit_path p on p.unit_id = a.parent_id
                    """
                            .formatted(wanted - there));
            copies.run("update registry.edition set version = version + 1");
        }
        long first = copies.number("select min(id) from registry.unit");
        unit = "(" + first + " + (%s + c.n) %% " + wanted + ")";
        out.printf("%,d units%n", copies.number("select count(*) from registry.unit"));
    }

    /** By how much the identities of a copy are moved. */
    private record Steps(long finding, long print, long episode, long sighting) {

        private String of(String column, long step) {
            return "s." + column + " + c.n * " + step;
        }
    }

    /** Findings with their fingerprints, sightings, episodes and words. */
    void findings(long wanted) throws IOException, SQLException {
        long there = copies.number("select count(*) from finding.finding");
        if (there < FEW) {
            throw new IOException("import a report first: bench/run import --data DIR");
        }
        Steps steps =
                new Steps(
                        copies.number("select max(id) from finding.finding"),
                        copies.number("select max(id) from finding.fingerprint"),
                        copies.number("select max(id) from finding.episode"),
                        copies.number("select max(id) from finding.sighting"));
        for (int n = 1; n < wanted / there; n++) {
            things(steps, n);
            episodes(steps, n);
        }
        for (String table : new String[] {"finding", "fingerprint", "episode", "sighting"}) {
            copies.goOn("finding." + table);
        }
        out.printf("%,d findings%n", copies.number("select count(*) from finding.finding"));
    }

    private void things(Steps steps, int n) throws SQLException {
        copies.copy(
                "finding.finding",
                "s.id <= " + steps.finding(),
                n,
                n,
                // Sealed evidence opens in its own row only: a copy's is as long, and in the clear.
                Map.of(
                        "id",
                        steps.of("id", steps.finding()),
                        "ip",
                        "s.ip + c.n * 65536",
                        "evidence",
                        "'~' || s.evidence"));
        copies.copy(
                "finding.word_index",
                "s.finding_id <= " + steps.finding(),
                n,
                n,
                Map.of("finding_id", steps.of("finding_id", steps.finding())));
        copies.copy(
                "finding.fingerprint",
                "s.id <= " + steps.print(),
                n,
                n,
                Map.of(
                        "id", steps.of("id", steps.print()),
                        "print", "sha256(s.print || int4send(c.n))",
                        "finding_id", steps.of("finding_id", steps.finding())));
    }

    private void episodes(Steps steps, int n) throws SQLException {
        String owner = unit.formatted("s.id");
        copies.copy(
                "finding.episode",
                "s.id <= " + steps.episode(),
                n,
                n,
                Map.of(
                        "id",
                        steps.of("id", steps.episode()),
                        "finding_id",
                        steps.of("finding_id", steps.finding()),
                        "former_id",
                        steps.of("former_id", steps.episode()),
                        "unit_id",
                        "case when s.unit_id is not null then " + owner + " end",
                        "supporting",
                        "'{}'",
                        "visible_to",
                        "case when s.unit_id is null then '{}' else array[" + owner + "] end"));
        copies.copy(
                "finding.sighting",
                "s.id <= " + steps.sighting(),
                n,
                n,
                Map.of(
                        "id", steps.of("id", steps.sighting()),
                        "fingerprint_id", steps.of("fingerprint_id", steps.print()),
                        "finding_id", steps.of("finding_id", steps.finding()),
                        "episode_id", steps.of("episode_id", steps.episode())));
    }

    /** Notices with their items and the obligations about them. */
    void notices(long wanted) throws SQLException {
        Stock there = stock();
        long duties = copies.number("select max(id) from obligation.obligation");
        for (Slice slice : there.slices(wanted, duties)) {
            papers(there, slice);
            duties(there, slice, duties);
        }
        copies.run(
                """
                insert into obligation.steps (obligation_id, unit_id, obligor, done, next_at)
                select o.id, o.unit_id, o.obligor, s.done,
                    case when o.state = 'OPEN' then s.next_at end
                from obligation.obligation o
                join obligation.steps s on s.obligation_id = (o.id - 1) %% %1$d + 1
                where o.id > %1$d
                on conflict do nothing
                """
                        .formatted(duties));
        goOn(there, wanted);
        copies.goOn("obligation.obligation");
        out.printf(
                "%,d notices, %,d items, %,d obligations%n",
                copies.number("select count(*) from notice.notice"),
                copies.number("select count(*) from notice.item"),
                copies.number("select count(*) from obligation.obligation"));
    }

    /** Notices with their items, of which nothing is owed yet. */
    void papers(long wanted) throws SQLException {
        Stock there = stock();
        for (Slice slice : there.slices(wanted, there.items())) {
            papers(there, slice);
        }
        goOn(there, wanted);
        out.printf(
                "%,d notices, %,d items%n",
                copies.number("select count(*) from notice.notice"),
                copies.number("select count(*) from notice.item"));
    }

    /** Copies that are made by one statement. */
    private record Slice(int from, int to) {}

    /** What is copied: how many notices there are, and the last identities and number. */
    private record Stock(long notices, long step, long numbers, long items) {

        private int rounds(long wanted) {
            return (int) (wanted / notices);
        }

        /** As many at once as a statement does well, of so many rows a copy. */
        private List<Slice> slices(long wanted, long rows) {
            int last = rounds(wanted) - 1;
            int size = (int) Math.max(1, AT_ONCE / Math.max(1, rows));
            List<Slice> slices = new ArrayList<>();
            for (int from = 1; from <= last; from += size) {
                slices.add(new Slice(from, Math.min(last, from + size - 1)));
            }
            return slices;
        }
    }

    private Stock stock() throws SQLException {
        return new Stock(
                copies.number("select count(*) from notice.notice"),
                copies.number("select max(id) from notice.notice"),
                copies.number("select max(number) from notice.notice"),
                copies.number("select max(id) from notice.item"));
    }

    private void goOn(Stock there, long wanted) throws SQLException {
        copies.goOn("notice.notice");
        copies.goOn("notice.item");
        copies.run(
                "update document.series set last_given = last_given * "
                        + Math.max(1, there.rounds(wanted)));
    }

    private void papers(Stock there, Slice slice) throws SQLException {
        copies.copy(
                "notice.notice",
                "s.id <= " + there.step(),
                slice.from(),
                slice.to(),
                Map.of(
                        "id",
                        "s.id + c.n * " + there.step(),
                        "number",
                        "s.number + c.n * " + there.numbers(),
                        "link",
                        "md5(s.link || c.n)",
                        "unit_id",
                        unit.formatted("s.id"),
                        "supporting_unit_ids",
                        "'{}'"));
        copies.copy(
                "notice.item",
                "s.id <= " + there.items(),
                slice.from(),
                slice.to(),
                Map.of(
                        "id",
                        "s.id + c.n * " + there.items(),
                        "notice_id",
                        "s.notice_id + c.n * " + there.step(),
                        "unit_id",
                        unit.formatted("s.notice_id"),
                        "supporting_unit_ids",
                        "'{}'"));
    }

    private void duties(Stock there, Slice slice, long duties) throws SQLException {
        String owner =
                unit.formatted("(select i.notice_id from notice.item i where i.id = s.subject_id)");
        copies.copy(
                "obligation.obligation",
                "s.id <= " + duties + " and s.subject_type = 'notice-item'",
                slice.from(),
                slice.to(),
                Map.of(
                        "id", "s.id + c.n * " + duties,
                        "subject_id", "s.subject_id + c.n * " + there.items(),
                        "obligor",
                                "case when s.unit_id is null then s.obligor else 'unit:' || "
                                        + owner
                                        + " end",
                        "unit_id", "case when s.unit_id is not null then " + owner + " end"));
    }

    /**
     * Open obligations of real units about the items there are, those of one notice of one unit.
     *
     * @param due how many of them have a step at one instant, the rest a month later
     * @param step that instant in SQL
     */
    void obligations(long open, long due, String step) throws SQLException {
        copies.run(
                """
                insert into obligation.obligation (duty, article, subject_type, subject_id, obligor,
                    unit_id, occurrence, state, started_at, due_at, original_due_at, provisional,
                    due_expression, roll, profile_version, calendar_version)
                select o.duty, o.article, 'notice-item', i.id, 'unit:' || i.unit, i.unit,
                    100 + i.round, 'OPEN', %3$s - interval '7 days', i.due, i.due, false,
                    o.due_expression, o.roll, o.profile_version, o.calendar_version
                from (
                    select n.id, r.round, u.ids[1 + n.notice_id %% cardinality(u.ids)] as unit,
                        case when row_number() over (order by r.round, n.id) <= %2$d
                            then %3$s else %3$s + interval '30 days' end as due
                    from notice.item n
                    cross join generate_series(1,
                        (%1$d - 1) / (select count(*) from notice.item) + 1) r(round)
                    cross join (select array_agg(distinct unit_id) as ids
                        from registry.appointment where to_day is null) u
                    order by r.round, n.id
                    limit %1$d) i
                cross join (select * from obligation.obligation
                    where duty = 'fix-vulnerability' order by id limit 1) o
                """
                        .formatted(open, due, step));
        copies.run(
                """
                insert into obligation.steps (obligation_id, unit_id, obligor, done, next_at)
                select id, unit_id, obligor, 0, due_at from obligation.obligation
                where occurrence > 100
                """);
        out.printf(
                "%,d open obligations, %,d of them due at once%n",
                copies.number("select count(*) from obligation.obligation where state = 'OPEN'"),
                due);
    }

    /** What a database in use knows about its tables. */
    void settle() throws SQLException {
        copies.run("vacuum analyze");
        copies.run("checkpoint");
    }
}
