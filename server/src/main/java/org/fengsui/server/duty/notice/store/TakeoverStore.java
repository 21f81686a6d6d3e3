package org.fengsui.server.duty.notice.store;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.server.duty.notice.takeover.OldItem;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What was taken over from which row of which sheet, and sheets that wait for it. */
@Component
public class TakeoverStore {

    private final Database database;

    TakeoverStore(Database database) {
        this.database = database;
    }

    /**
     * A row of an old ledger as it was taken over.
     *
     * @param place which item of its notice
     * @param fileName the sheet
     * @param line its line there
     * @param cells word for word, one line a cell
     * @param taker who took it over
     * @param at when
     */
    public record Taken(
            int place, String fileName, long line, String cells, String taker, Instant at) {}

    /**
     * A sheet that was read.
     *
     * @param shown what its preview showed when it was confirmed; empty where nobody confirmed it
     * @param taken whether it was taken over, and its content is not kept any more
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Sheet(String fileName, byte[] content, String shown, boolean taken) {}

    /** Lets one taking over happen at a time; held until the transaction ends. */
    public void lock(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtext('notice.takeover'))")
                .query(row -> {});
    }

    /** Writes a notice as it stood in the old ledger; it is changed to its state afterwards. */
    public long insert(
            Scope scope, Actor old, OldNotice notice, String basis, String link, String search) {
        var series = notice.series();
        return database.in(scope)
                .sql(
                        """
                        insert into notice.notice
                          (kind, basis, state, unit_id, supporting_unit_ids, topic, remark, style,
                           drafted_by, drafter, drafted_at, authors, old_number, series, year,
                           number, issued_by, issuer, issued_at, link, served_at, served_way,
                           served_to, search)
                        values (:kind, :basis, 'DELIVERED', :unit, '{}', :topic, '',
                           'FILE', 0, :old, :issued, '{}', :written, :series,
                           cast(:year as integer), cast(:number as bigint), 0, :old, :issued,
                           :link, :served, 'HAND', '', :search)
                        returning id
                        """)
                .param("kind", notice.kind().name())
                .param("basis", basis)
                .param("unit", notice.unitId())
                .param("topic", notice.topic())
                .param("old", old.name())
                .param("issued", Values.at(notice.issued()))
                .param("written", notice.written())
                .param("series", series == null ? null : series.series(), java.sql.Types.VARCHAR)
                .param("year", series == null ? null : series.year(), java.sql.Types.INTEGER)
                .param("number", series == null ? null : series.number(), java.sql.Types.BIGINT)
                .param("link", link)
                .param("served", Values.at(notice.served()))
                .param("search", search)
                .query(Long.class)
                .single();
    }

    /** Keeps the row an item was taken from. */
    public void add(
            Scope scope,
            Actor by,
            Head notice,
            long itemId,
            String key,
            OldItem item,
            String fileName,
            Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.taken_item
                          (item_id, notice_id, unit_id, supporting_unit_ids, number, place,
                           file_name, line, cells, taken_by, taker, taken_at)
                        values (:item, :notice, :unit, :supporting, :number, :place, :file, :line,
                           :cells, :account, :name, :now)
                        """)
                .param("item", itemId)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("number", key)
                .param("place", item.place())
                .param("file", fileName)
                .param("line", item.line())
                .param("cells", item.cells())
                .param("account", by.accountId())
                .param("name", by.name())
                .param("now", Values.at(now))
                .update();
    }

    /** The rows a notice was taken over from, in their order; none where it was issued here. */
    public List<Taken> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select place, file_name, line, cells, taker, taken_at as at
                        from notice.taken_item where notice_id = :notice order by place
                        """)
                .param("notice", noticeId)
                .query((row, at) ->
                        new Taken(
                                row.getInt("place"),
                                row.getString("file_name"),
                                row.getLong("line"),
                                row.getString("cells"),
                                row.getString("taker"),
                                Values.instant(row, "at")))
                .list();
    }

    /** The cells of all rows taken over with these numbers, by number and place. */
    public Map<String, Map<Integer, String>> cells(Scope scope, List<String> numbers) {
        var cells = new LinkedHashMap<String, Map<Integer, String>>();
        database.in(scope)
                .sql(
                        """
                        select number, place, cells from notice.taken_item
                        where number = any(:numbers) order by number, place
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    cells.computeIfAbsent(row.getString("number"), _ -> new TreeMap<>())
                            .put(row.getInt("place"), row.getString("cells"));
                });
        return cells;
    }

    /** Which of these numbers notices issued here have. */
    public Set<OldNotice.Series> issuedHere(Scope scope, Collection<OldNotice.Series> numbers) {
        return Set.copyOf(
                database.in(scope)
                        .sql(
                                """
                                select n.series, n.year, n.number
                                from unnest(:series::text[], :years::integer[], :numbers::bigint[])
                                        asked (series, year, number)
                                join notice.notice n on n.series = asked.series
                                    and n.year = asked.year and n.number = asked.number
                                where n.old_number is null
                                """)
                        .param(
                                "series",
                                numbers.stream()
                                        .map(OldNotice.Series::series)
                                        .toArray(String[]::new))
                        .param(
                                "years",
                                numbers.stream()
                                        .map(OldNotice.Series::year)
                                        .toArray(Integer[]::new))
                        .param(
                                "numbers",
                                numbers.stream().map(OldNotice.Series::number).toArray(Long[]::new))
                        .query(OldNotice.Series.class)
                        .list());
    }

    /** The greatest number of a series and year that was taken over; 0 where none was. */
    public long greatest(Scope scope, String series, int year) {
        return database.in(scope)
                .sql(
                        """
                        select coalesce(max(number), 0) from notice.notice
                        where series = :series and year = :year and old_number is not null
                        """)
                .param("series", series)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /** What units are called in old ledgers, by name. */
    public Map<String, Long> aliases(Scope scope) {
        var aliases = new LinkedHashMap<String, Long>();
        database.in(scope)
                .sql("select name, unit_id from notice.unit_alias order by name")
                .query(row -> {
                    aliases.put(row.getString("name"), row.getLong("unit_id"));
                });
        return aliases;
    }

    /** Says which unit a name means; what was said before of it is replaced. */
    public void alias(Scope scope, Actor by, String name, long unitId, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.unit_alias (name, unit_id, set_by, setter, set_at)
                        values (:name, :unit, :account, :setter, :now)
                        on conflict (name) do update
                            set unit_id = excluded.unit_id, set_by = excluded.set_by,
                                setter = excluded.setter, set_at = excluded.set_at
                        """)
                .param("name", name)
                .param("unit", unitId)
                .param("account", by.accountId())
                .param("setter", by.name())
                .param("now", Values.at(now))
                .update();
    }

    /** How many sheets were read before an instant and wait. */
    public long older(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*) from notice.takeover_preview where made_at < :before")
                .param("before", Values.at(before))
                .query(Long.class)
                .single();
    }

    /** Forgets them. */
    public int forgetOlder(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from notice.takeover_preview where made_at < :before")
                .param("before", Values.at(before))
                .update();
    }

    /** Keeps a sheet for its preview. */
    public void keep(Actor by, String token, String fileName, byte[] content, Instant now) {
        database.in(by.scope())
                .sql(
                        """
                        insert into notice.takeover_preview
                          (token, account_id, file_name, sheet, made_at)
                        values (:token, :account, :file, :sheet, :now)
                        """)
                .param("token", token)
                .param("account", by.accountId())
                .param("file", fileName)
                .param("sheet", content)
                .param("now", Values.at(now))
                .update();
    }

    /** A sheet this account has read. */
    public Optional<Sheet> sheet(Actor by, String token) {
        return database.in(by.scope())
                .sql(
                        """
                        select file_name, sheet, coalesce(shown, '') as shown,
                            taken_at is not null as taken
                        from notice.takeover_preview
                        where token = :token and account_id = :account
                        """)
                .param("token", token)
                .param("account", by.accountId())
                .query((row, at) ->
                        new Sheet(
                                row.getString("file_name"),
                                row.getBytes("sheet"),
                                row.getString("shown"),
                                row.getBoolean("taken")))
                .optional();
    }

    /** Keeps what its preview showed to the person who confirmed it. */
    public void confirm(Actor by, String token, String shown) {
        database.in(by.scope())
                .sql("update notice.takeover_preview set shown = :shown where token = :token")
                .param("shown", shown)
                .param("token", token)
                .update();
    }

    /** Marks a sheet as taken over and forgets its content; false where it was meanwhile. */
    public boolean taken(Actor by, String token, Instant now) {
        return database.in(by.scope())
                        .sql(
                                """
                                update notice.takeover_preview set taken_at = :now, sheet = ''
                                where token = :token and taken_at is null
                                """)
                        .param("now", Values.at(now))
                        .param("token", token)
                        .update()
                == 1;
    }
}
