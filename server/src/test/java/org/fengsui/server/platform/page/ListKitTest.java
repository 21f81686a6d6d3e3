package org.fengsui.server.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class ListKitTest {

    record Row(int id, String name) {}

    private static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "list",
                            "/things",
                            "-name",
                            "t.id",
                            row -> Integer.toString(row.id()),
                            List.of(
                                    Column.<Row>of("name", (row, reader) -> Cell.words(row.name()))
                                            .sortedBy("t.name"),
                                    Column.<Row>of("id", (row, reader) -> Cell.figure(row.id())),
                                    Column.<Row>of("more", (row, reader) -> Cell.words(null))
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any("level", "HIGH", "LOW"),
                            Filter.oneOf("unit"),
                            Filter.day("since"))
                    .bulk(
                            Bulk.of("mine", "/things/mine", Permission.NOTICE_DRAFT),
                            Bulk.of("theirs", "/things/theirs", Permission.NOTICE_ISSUE))
                    .exportedAt("/things/export.csv");

    private static MultiValueMap<String, String> params(String query) {
        return UriComponentsBuilder.fromUriString("/things?" + query).build().getQueryParams();
    }

    private static MultiValueMap<String, String> decoded(String address) {
        var params = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .forEach((name, values) ->
                        values.forEach(value ->
                                params.add(
                                        name, URLDecoder.decode(value, StandardCharsets.UTF_8))));
        return params;
    }

    @Test
    void withoutParametersTheListHasItsOwnOrder() {
        var asked = LIST.read(params(""));
        assertThat(asked.orderBy()).isEqualTo("t.name desc nulls last, t.id desc");
        assertThat(asked.columns()).containsExactly("name", "id");
        assertThat(asked.offset()).isZero();
        assertThat(asked.limit()).isEqualTo(51);
        assertThat(asked.unfiltered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=id",
                "sort=nothing",
                "sort=t.name;drop",
                "level=MIDDLE",
                "since=yesterday",
                "since=2026-13-01",
                "since=%2B999999999-12-31",
                "since=-4713-01-01",
                "cols=name,secret",
                "page=0",
                "page=-3",
                "page=x"
            })
    void whatTheListDoesNotOfferIsRefused(String query) {
        assertThatThrownBy(() -> LIST.read(params(query)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(PageProblem.LIST_ADDRESS));
    }

    @Test
    void aListIsNotPagedDeeperThanItCounts() {
        assertThat(LIST.read(params("page=200")).offset()).isEqualTo(9_950);
        assertThatThrownBy(() -> LIST.read(params("page=201")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(PageProblem.LIST_TOO_DEEP));
        assertThatThrownBy(() -> LIST.read(params("page=2147483647"))).isInstanceOf(Refusal.class);
    }

    @Test
    void unknownAndBlankParametersArePassedOver() {
        var asked = LIST.read(params("utm=1&q=&level=&unit= &page=&sort="));
        assertThat(asked.unfiltered()).isTrue();
        assertThat(asked.sort()).isEqualTo("name");
    }

    @Test
    void anAddressReadsBackAsTheSameQuestion() {
        var first = new LinkedMultiValueMap<String, String>();
        first.add("q", "图书馆 &=%+#");
        first.addAll("level", List.of("LOW", "HIGH"));
        first.add("unit", "14");
        first.add("sort", "name");
        first.add("cols", "more,name");
        first.add("page", "3");
        var asked = LIST.read(first);
        assertThat(LIST.read(decoded(asked.onPage(3)))).isEqualTo(asked);
        assertThat(asked.columns()).containsExactly("name", "more");
    }

    @Test
    void sortingTurnsRoundAndStartsOver() {
        var asked = LIST.read(params("sort=name&page=4"));
        assertThat(asked.orderBy()).isEqualTo("t.name asc nulls last, t.id");
        assertThat(asked.sortedBy("name")).isEqualTo("/things?sort=-name");
    }

    @Test
    void aChipLeadsToTheListWithoutIt() {
        var asked = LIST.read(params("level=HIGH&level=LOW&unit=14&page=2"));
        assertThat(decoded(asked.without("level", "HIGH")).get("level")).containsExactly("LOW");
        assertThat(decoded(asked.without("unit", "14"))).doesNotContainKeys("unit", "page");
        assertThat(asked.cleared()).isEqualTo("/things?sort=-name");
    }

    @Test
    void aPageKnowsWhetherThereIsMore() {
        var reader = Samples.reader("2026-10-09T09:00", Locale.CHINESE);
        var asked = LIST.read(params("page=2"));
        var read = IntStream.range(0, 51).mapToObj(i -> new Row(i, "n" + i)).toList();
        var view = LIST.view(asked, ListResult.of(asked, read, 10_001), reader);
        assertThat(view.rows()).hasSize(50);
        assertThat(view.next()).isEqualTo("/things?sort=-name&page=3");
        assertThat(view.previous()).isEqualTo("/things?sort=-name");
        assertThat(view.count()).isEqualTo("超过 10,000 条");
        assertThat(view.export()).isEqualTo("/things/export.csv?sort=-name");
    }

    @Test
    void bulkActsAreThoseThePersonMayDo() {
        var reader = Samples.reader("2026-10-09T09:00", Locale.CHINESE);
        var asked = LIST.read(params(""));
        var view = LIST.view(asked, ListResult.of(asked, List.of(), 0), reader);
        assertThat(view.bulk()).extracting(ListView.BulkView::href).containsExactly("/things/mine");
    }

    @Test
    void nothingFoundOffersToClearTheFilters() {
        var reader = Samples.reader("2026-10-09T09:00", Locale.CHINESE);
        var asked = LIST.read(params("q=none"));
        var view = LIST.view(asked, ListResult.of(asked, List.of(), 0), reader);
        assertThat(view.empty().title()).isEqualTo("没有符合条件的记录");
        assertThat(view.chips()).singleElement().extracting("label").isEqualTo("包含");
    }

    @Test
    void anExportIsReadBySpreadsheetsAndRunsNothing() {
        var out = new ByteArrayOutputStream();
        Csv.write(
                out,
                List.of(
                        List.of("名称", "b"),
                        List.of("=1+1", "+x"),
                        List.of("-1", "@y"),
                        List.of("a,\"b\"", "line\nbreak"),
                        List.of("", "plain")));
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(
                        "\uFEFF名称,b\r\n'=1+1,'+x\r\n'-1,'@y\r\n\"a,\"\"b\"\"\",\"line\nbreak\"\r\n,plain\r\n");
    }
}
