package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What waits for a decision is a line on the workbench of whoever decides, and of nobody else. */
@ServerTest
@Import(Campus.class)
class WorkbenchLinesTest {

    private static final String FIRST = "/notices/requests?state=PENDING&amp;turn=first";
    private static final String FURTHER = "/notices/requests?state=PENDING&amp;turn=further";
    private static final String MEASURES = "/measures?state=PROPOSED";
    private final Campus campus;
    private final Notices notices;
    private final Measures measures;
    private final People people;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");
    private long notice;

    WorkbenchLinesTest(
            Campus campus, Notices notices, Measures measures, People people, MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.measures = measures;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aNotice() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        notice = campus.acknowledged(Campus.SWEET32);
    }

    private String waiting(Actor reader) throws Exception {
        var page = people.page(mvc, reader, "/desk");
        int from = page.indexOf("id=\"desk-waiting\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</table>", from));
    }

    private static String one(String href) {
        return "href=\"" + href + "\">1</a>";
    }

    @Test
    void aMeasureThatIsProposedWaitsForTheCacOffice() throws Exception {
        assertThat(waiting(cac)).doesNotContain(MEASURES);
        var item = campus.notice(notice).items().getFirst();
        long id =
                measures.propose(
                        campus.operator(),
                        new Measures.Place(
                                campus.unit("wlx"), null, notice, item.episodeId(), "物理学院网站"),
                        "逾期三天");
        assertThat(waiting(cac)).contains("待决定的处置措施建议", one(MEASURES));
        assertThat(waiting(campus.lead())).doesNotContain(MEASURES);
        assertThat(people.page(mvc, cac, MEASURES)).contains("href=\"/measures/" + id + "\"");
    }

    @Test
    void whatChangedHandsWaitsForTheOffice() throws Exception {
        assertThat(waiting(campus.operator())).doesNotContain("/notices/transfers");
        campus.registers(Campus.MOVED);
        campus.run("reattribution");
        assertThat(waiting(campus.operator())).contains(one("/notices/transfers"));
        assertThat(waiting(campus.lead())).contains(one("/notices/transfers"));
        assertThat(waiting(cac)).doesNotContain("/notices/transfers");
    }

    @Test
    void aFirstRequestWaitsForTheLeadAndAnAppealForTheCacOffice() throws Exception {
        long first = dispute();
        assertThat(waiting(campus.lead())).contains(one(FIRST)).doesNotContain(FURTHER);
        assertThat(waiting(cac)).doesNotContain("/notices/requests");

        notices.decide(campus.lead(), first, 1, new RequestDecision(false, "理由不充分", null, null));
        long appeal = dispute();

        assertThat(waiting(cac)).contains(one(FURTHER)).doesNotContain(FIRST);
        assertThat(waiting(campus.lead())).doesNotContain("/notices/requests");
        assertThat(people.page(mvc, cac, FURTHER.replace("&amp;", "&")))
                .contains("data-row=\"" + appeal + "\"")
                .doesNotContain("data-row=\"" + first + "\"");
        assertThat(people.page(mvc, cac, FIRST.replace("&amp;", "&"))).doesNotContain("data-row=");
    }

    private long dispute() {
        var item = campus.notice(notice).items().getFirst();
        return notices.ask(
                campus.liaison(),
                item.id(),
                item.version(),
                new NewRequest(Kind.MISDIRECTED, "已移交", "", null, List.of()));
    }
}
