package org.fengsui.server.platform.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a {@link ListRequest} asks of the record, as conditions with their parameters. A condition
 * is SQL that knows the value of a filter by the filter's name.
 */
public final class Question {

    private final String from;
    private final ListRequest asked;
    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> params = new HashMap<>();

    /**
     * Asks for all rows at first.
     *
     * @param from the tables, from the word {@code from} on
     */
    public Question(String from, ListRequest asked) {
        this.from = from;
        this.asked = asked;
    }

    /** Only those for which this holds. */
    public Question where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A value that conditions name. */
    public Question with(String name, Object value) {
        params.put(name, value);
        return this;
    }

    /** Only those in one of whose columns the words of the search {@code q} stand. */
    public Question words(String... columns) {
        asked.value("q").ifPresent(words -> where(holding(columns)).with("q", words));
        return this;
    }

    private static String holding(String... columns) {
        return Stream.of(columns)
                .map(column -> "position(lower(:q) in lower(coalesce(" + column + ", ''))) > 0")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Where the filter names an identity: only those for which this holds of it. */
    public Question id(String filter, String condition) {
        asked.id(filter).ifPresent(id -> where(condition).with(filter, id));
        return this;
    }

    /** Where the filter is set: only those for which this holds of its values, an array. */
    public Question any(String filter, String condition) {
        var values = asked.values(filter);
        return values.isEmpty()
                ? this
                : where(condition).with(filter, values.toArray(String[]::new));
    }

    /** Where the filter has the value: only those for which this holds. */
    public Question when(String filter, String value, String condition) {
        return asked.values(filter).contains(value) ? where(condition) : this;
    }

    /**
     * The page that is asked for, and how many there are in all.
     *
     * @param client entered with the reader's scope
     * @param select what the mapper reads, from the word {@code select} on
     */
    public <T> ListResult<T> answer(JdbcClient client, String select, RowMapper<T> mapper) {
        return ListResult.of(asked, page(client, select, mapper), count(client));
    }

    /** The page alone, with one row of the next where there is one. */
    public <T> List<T> page(JdbcClient client, String select, RowMapper<T> mapper) {
        return client.sql(
                        select
                                + " "
                                + rows()
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset")
                .params(params)
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query(mapper)
                .list();
    }

    /** How many there are in all, as far as is counted. */
    public long count(JdbcClient client) {
        return client.sql("select count(*) from (select " + rows() + " limit :most) counted")
                .params(params)
                .param("most", ListRequest.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    private String rows() {
        return from + " where " + String.join(" and ", conditions);
    }
}
