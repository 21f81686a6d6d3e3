package org.fengsui.server.account.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** No page offers a link that is refused to its reader. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class EveryLinkOpensTest {

    private static final Pattern LINK = Pattern.compile("<a[^>]* href=\"(/[^\"#]*)");
    private static final Pattern PAPER =
            Pattern.compile(".*/(pdf|docx)|.*format=.*|.*\\.(csv|xlsx)");

    private final Campus campus;
    private final PostWatch posts;
    private final Measures measures;
    private final Warnings warnings;
    private final People people;
    private final MockMvc mvc;

    EveryLinkOpensTest(
            Campus campus,
            PostWatch posts,
            Measures measures,
            Warnings warnings,
            People people,
            MockMvc mvc) {
        this.campus = campus;
        this.posts = posts;
        this.measures = measures;
        this.warnings = warnings;
        this.people = people;
        this.mvc = mvc;
    }

    /** A page that was come to, and how many links from the first one. */
    private record Step(String path, int depth) {}

    /** Each room has something open: a late notice, what its host shows besides, a measure. */
    private void aSchoolAtWork() {
        campus.open();
        posts.runOnce();
        long notice = campus.acknowledged(Campus.SWEET32);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan(List.of(Campus.PHYSICS));
        measures.propose(
                campus.operator(),
                new Measures.Place(campus.unit("wlx"), null, notice, null, "物理学院网站"),
                "逾期三天");
        campus.passTo("2026-04-20T09:00");
        warn();
    }

    /** A warning that is published and concerns the host, and one that waits. */
    private void warn() {
        var text =
                new Warning.Text(
                        WarningLevel.BLUE,
                        "",
                        "",
                        "某组件存在漏洞",
                        "全校",
                        "可被利用",
                        "",
                        List.of(),
                        "升级",
                        Instant.parse("2026-06-01T00:00:00Z"));
        var inside = new Warning.Internal("细节", List.of(23), true);
        for (int i = 0; i < 2; i++) {
            long id = warnings.draft(campus.operator(), text, inside, false);
            warnings.propose(campus.operator(), id, 1);
            if (i == 0) {
                warnings.publish(campus.lead(), id, 2);
            }
        }
    }

    @Test
    void whateverTheirRolePeopleAreLedOnlyWhereTheyMayGo() throws Exception {
        aSchoolAtWork();
        List<String> refused = new ArrayList<>();
        for (var role : Role.values()) {
            var name = "walker-" + role.name().toLowerCase(Locale.ROOT);
            var walker =
                    role.side() == Role.Side.UNIT
                            ? people.ofUnit(campus.unit("wlx"), name, role)
                            : people.school(name, role);
            refused.addAll(walk(walker, role == Role.LEADING_GROUP ? 2 : 1));
        }
        assertThat(refused).isEmpty();
    }

    /** The links that do not open, on the pages that are so many links from the first. */
    private List<String> walk(Actor walker, int depth) throws Exception {
        List<String> refused = new ArrayList<>();
        Set<String> known = new HashSet<>();
        var ahead = new ArrayDeque<Step>();
        ahead.add(new Step(Objects.requireNonNull(opened(walker, "/").getRedirectedUrl()), 0));
        while (!ahead.isEmpty()) {
            var step = ahead.remove();
            var page = opened(walker, step.path()).getContentAsString(StandardCharsets.UTF_8);
            for (var href : links(page)) {
                if (!known.add(shape(href))) {
                    continue;
                }
                var answer = opened(walker, href);
                if (answer.getStatus() >= 400) {
                    refused.add(walker.roles() + " " + step.path() + " → " + href);
                } else if (step.depth() < depth && answer.getStatus() == 200) {
                    ahead.add(new Step(href, step.depth() + 1));
                }
            }
        }
        assertThat(known).as("links of " + walker.roles()).isNotEmpty();
        return refused;
    }

    private MockHttpServletResponse opened(Actor walker, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(walker))).andReturn().getResponse();
    }

    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(href -> !PAPER.matcher(href).matches())
                .toList();
    }

    /** One thing stands for all of its kind. */
    private static String shape(String href) {
        return href.split("\\?", 2)[0].replaceAll("[0-9]+", "N");
    }
}
