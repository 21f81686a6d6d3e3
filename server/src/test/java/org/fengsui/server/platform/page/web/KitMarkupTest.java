package org.fengsui.server.platform.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.ListView;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Samples;
import org.fengsui.server.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.LinkedMultiValueMap;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Rows written in one go look like rows drawn by a template, part by part. */
@ServerTest
class KitMarkupTest {

    private static final String NOW = "2026-10-09T10:20";

    /** What a page must never take as markup, and what a template does with quotes. */
    private static final List<String> TEXTS =
            List.of("后台弱口令", "<b>\"x\" & 'y'</b>", "a>b", "", "é—…", "[[${1+1}]]", "${reader}");

    private final SpringTemplateEngine engine;
    private final Random random = new Random(7);

    KitMarkupTest(SpringTemplateEngine engine) {
        this.engine = engine;
    }

    private record Row(int id, List<Cell> cells) {}

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String text() {
        return any(TEXTS);
    }

    private @Nullable String somewhere() {
        return random.nextBoolean() ? null : any(List.of("/things/7", "/things?a=1&b=<2>"));
    }

    private Instant moment() {
        return Samples.at(NOW).plus(Duration.ofMinutes(random.nextInt(-20_000, 20_000)));
    }

    private ClockBar bar() {
        var start = moment();
        return ClockBar.running(start, start.plus(Duration.ofDays(5)), text())
                .provisional(random.nextBoolean())
                .met(random.nextBoolean() ? null : moment())
                .waived(random.nextInt(4) == 0)
                .explained(somewhere())
                .days(List.of(start.plus(Duration.ofDays(1)), start.plus(Duration.ofDays(2))));
    }

    private Chip chip() {
        return new Chip(text(), any(List.of(Chip.Tone.values())));
    }

    private List<Cell> cells() {
        return List.of(
                new Cell.Title(text(), text(), somewhere()),
                Cell.words(text(), text()),
                Cell.code(random.nextBoolean() ? null : text()),
                Cell.level(any(List.of(Level.values()))),
                Cell.state(chip()),
                Cell.clock(bar()),
                Cell.moment(random.nextBoolean() ? null : moment()),
                new Cell.Figure(random.nextInt(100_000), somewhere()),
                Cell.act(Action.link(text(), "/things/act")));
    }

    /**
     * With bulk acts there is also an act in each row, which a template draws; else there is none.
     */
    private ListView view(Reader reader, boolean bulk) {
        var columns = new ArrayList<Column<Row>>();
        int shown = bulk ? cells().size() : cells().size() - 1;
        for (int at = 0; at < shown; at++) {
            int here = at;
            var column = Column.<Row>of("c" + at, (row, _) -> row.cells().get(here));
            columns.add(
                    at == 0 ? column.sortedBy("t.a") : at == 7 ? column.rightAligned() : column);
        }
        var spec = ListSpec.<Row>of("kit", "/things", "c0", "t.id", row -> "<" + row.id(), columns);
        if (bulk) {
            spec = spec.bulk(Bulk.of("all", "/things/all", Permission.SELF));
        } else {
            spec = spec.rowsLeadTo(row -> "/things/" + row.id() + "?a=1&b");
        }
        var rows = new ArrayList<Row>();
        for (int id = 0; id < 40; id++) {
            rows.add(new Row(id, cells()));
        }
        return spec.view(
                spec.read(new LinkedMultiValueMap<>()),
                new ListResult<>(rows, false, rows.size()),
                reader,
                Map.of());
    }

    private String drawn(String template, String fragment, ListView view, Reader reader) {
        var application = JakartaServletWebApplication.buildApplication(new MockServletContext());
        var exchange =
                application.buildExchange(
                        new MockHttpServletRequest(), new MockHttpServletResponse());
        var context = new WebContext(exchange, reader.locale());
        context.setVariable("reader", reader);
        context.setVariable("view", view);
        return engine.process(template, Set.of(fragment), context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void rowsWrittenInOneGoAreThoseOfTheTemplate(String language) {
        var reader = Samples.reader(NOW, Locale.of(language));
        for (boolean bulk : new boolean[] {true, false}) {
            var view = view(reader, bulk);
            var fast = drawn("plain/drawn", "drawn", view, reader);
            var plain = drawn("plain/rows", "rows", view, reader);
            assertThat(Markup.of(fast)).isEqualTo(Markup.of(plain));
            assertThat(fast).doesNotContain("<b>\"x\"", "data-href=\"/things/1?a=1&b\"");
        }
    }
}
