package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
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
        long there = copies.number("select count(*) from notice.notice");
        long step = copies.number("select max(id) from notice.notice");
        long numbers = copies.number("select max(number) from notice.notice");
        long items = copies.number("select max(id) from notice.item");
        long duties = copies.number("select max(id) from obligation.obligation");
        int rounds = (int) (wanted / there);
        int slice = (int) Math.max(1, AT_ONCE / Math.max(1, duties));
        for (int from = 1; from < rounds; from += slice) {
            notices(from, Math.min(rounds - 1, from + slice - 1), step, numbers, items, duties);
        }
        copies.goOn("notice.notice");
        copies.goOn("notice.item");
        copies.goOn("obligation.obligation");
        copies.run("update document.series set last_given = last_given * " + rounds);
        out.printf(
                "%,d notices, %,d items, %,d obligations%n",
                copies.number("select count(*) from notice.notice"),
                copies.number("select count(*) from notice.item"),
                copies.number("select count(*) from obligation.obligation"));
    }

    private void notices(int from, int to, long step, long numbers, long items, long duties)
            throws SQLException {
        copies.copy(
                "notice.notice",
                "s.id <= " + step,
                from,
                to,
                Map.of(
                        "id",
                        "s.id + c.n * " + step,
                        "number",
                        "s.number + c.n * " + numbers,
                        "link",
                        "md5(s.link || c.n)",
                        "unit_id",
                        unit.formatted("s.id"),
                        "supporting_unit_ids",
                        "'{}'"));
        copies.copy(
                "notice.item",
                "s.id <= " + items,
                from,
                to,
                Map.of(
                        "id",
                        "s.id + c.n * " + items,
                        "notice_id",
                        "s.notice_id + c.n * " + step,
                        "unit_id",
                        unit.formatted("s.notice_id"),
                        "supporting_unit_ids",
                        "'{}'"));
        String owner =
                unit.formatted("(select i.notice_id from notice.item i where i.id = s.subject_id)");
        copies.copy(
                "obligation.obligation",
                "s.id <= " + duties + " and s.subject_type = 'notice-item'",
                from,
                to,
                Map.of(
                        "id", "s.id + c.n * " + duties,
                        "subject_id", "s.subject_id + c.n * " + items,
                        "obligor",
                                "case when s.unit_id is null then s.obligor else 'unit:' || "
                                        + owner
                                        + " end",
                        "unit_id", "case when s.unit_id is not null then " + owner + " end"));
    }

    /**
     * Open obligations of real units about the items there are.
     *
     * @param due how many of them have a step at one instant, the rest a month later
     * @param step that instant in SQL
     */
    void obligations(long open, long due, String step) throws SQLException {
        copies.run(
                """
                insert into obligation.obligation (duty, article, subject_type, subject_id, obligor,
                    unit_id, occurrence, state, started_at, due_at, original_due_at, provisional,
                    due_expression, roll, profile_version, calendar_version, steps_done,
                    next_step_at)
                select o.duty, o.article, 'notice-item', i.id, 'unit:' || i.unit, i.unit,
                    100 + i.round, 'OPEN', %3$s - interval '7 days', i.due, i.due, false,
                    o.due_expression, o.roll, o.profile_version, o.calendar_version, 0,
                    i.due
                from (
                    select n.id, r.round, u.ids[1 + n.id %% cardinality(u.ids)] as unit,
                        case when row_number() over (order by r.round, n.id) <= %2$d
                            then %3$s else %3$s + interval '30 days' end as due
                    from notice.item n
                    cross join generate_series(1, 20) r(round)
                    cross join (select array_agg(distinct unit_id) as ids
                        from registry.appointment where to_day is null) u
                    order by r.round, n.id
                    limit %1$d) i
                cross join (select * from obligation.obligation
                    where duty = 'fix-vulnerability' order by id limit 1) o
                """
                        .formatted(open, due, step));
        out.printf(
                "%,d open obligations, %,d of them due at once%n",
                copies.number("select count(*) from obligation.obligation where state = 'OPEN'"),
                due);
    }

    /** What a database in use knows about its tables. */
    void settle() throws SQLException {
        copies.run("analyze");
        copies.run("checkpoint");
    }
}
