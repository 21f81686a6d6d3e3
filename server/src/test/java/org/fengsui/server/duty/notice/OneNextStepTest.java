package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** A detail page has one primary act for its reader, or says who can act. */
@ServerTest
@Import(Campus.class)
class OneNextStepTest {

    private static final Pattern DIALOG = Pattern.compile("<dialog.*?</dialog>", Pattern.DOTALL);
    private static final Pattern PRIMARY = Pattern.compile("class=\"[^\"]*btn-primary");
    private static final Pattern WHO = Pattern.compile("class=\"fs-whocan\"");
    private static final DemoSystem NOBODYS =
            new DemoSystem("x", "x", "x", "x.example.edu.cn", "10.10.9.9", false, true);

    private final Campus campus;
    private final Notices notices;
    private final Findings findings;
    private final Measures measures;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private List<Actor> readers = List.of();

    OneNextStepTest(
            Campus campus,
            Notices notices,
            Findings findings,
            Measures measures,
            People people,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.findings = findings;
        this.measures = measures;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void theOfficesPeople() {
        campus.open();
        readers =
                List.of(
                        campus.operator(),
                        campus.lead(),
                        people.school("cac", Role.CAC_OFFICE),
                        people.school("auditor", Role.AUDITOR));
    }

    private String head(Actor reader, String path) throws Exception {
        var page = people.page(mvc, reader, path);
        return DIALOG.matcher(page.substring(page.indexOf("<main"))).replaceAll("");
    }

    private void oneStep(String path) throws Exception {
        for (var reader : readers) {
            oneStep(reader, path);
        }
    }

    private void oneStep(Actor reader, String path) throws Exception {
        var head = head(reader, path);
        long primary = PRIMARY.matcher(head).results().count();
        var of = path + " of " + reader.roles();
        assertThat(primary).as("primary acts on " + of).isLessThanOrEqualTo(1);
        assertThat(primary == 1 || WHO.matcher(head).find())
                .as("an act, or who can act, on " + of)
                .isTrue();
    }

    @Test
    void aFindingInEachState() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        long finding = Objects.requireNonNull(campus.notice(id).items().getFirst().findingId());
        var path = "/findings/" + finding;
        oneStep(path);
        notices.issue(campus.lead(), id, campus.notice(id).version());
        campus.deliver();
        oneStep(path);
        assertThat(head(campus.operator(), path)).contains("由 物理学院 按通知书整改并反馈");
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        campus.answerFixed(id);
        oneStep(path);
        assertThat(head(campus.operator(), path)).contains("btn-primary");
    }

    @Test
    void aConfirmedFindingOfNobodyLeadsToItsAttribution() throws Exception {
        campus.scanner.open(NOBODYS.ip(), Campus.TELNET);
        campus.scan(List.of(NOBODYS));
        long episode =
                probe.sql(
                                """
                                select id from finding.episode
                                where unit_id is null and state = 'NEW' order by id limit 1
                                """)
                        .query(Long.class)
                        .single();
        var found = findings.episodes(Scope.school(), List.of(episode)).getFirst();
        var path = "/findings/" + found.findingId();
        oneStep(path);
        findings.confirm(campus.operator(), List.of(episode));
        oneStep(path);
        assertThat(head(campus.operator(), path))
                .contains("btn btn-primary\" href=\"/registry/place?address=");
    }

    @Test
    void aNoticeInEachState() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        var path = "/notices/" + id;
        oneStep(path);
        notices.issue(campus.lead(), id, campus.notice(id).version());
        oneStep(path);
        campus.deliver();
        oneStep(path);
        oneStep(campus.liaison(), "/unit" + path);
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        oneStep(path);
        oneStep(campus.liaison(), "/unit" + path);
        campus.answerFixed(id);
        oneStep(path);
    }

    @Test
    void anImportInEachState() throws Exception {
        campus.scan();
        long id = probe.sql("select min(id) from intake.import").query(Long.class).single();
        for (var state : List.of("DONE", "RECEIVED", "REFUSED", "HELD")) {
            probe.sql(
                            """
                            update intake.import set state = :state, finished_at =
                                case when :finished then received_at end
                            where id = :id
                            """)
                    .param("state", state)
                    .param("finished", List.of("DONE", "REFUSED").contains(state))
                    .param("id", id)
                    .update();
            oneStep(campus.operator(), "/imports/" + id);
            oneStep(campus.lead(), "/imports/" + id);
        }
    }

    @Test
    void aRequestAndAMeasure() throws Exception {
        long notice = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(notice).items().getFirst();
        long request =
                notices.ask(
                        campus.liaison(),
                        item.id(),
                        item.version(),
                        new NewRequest(Kind.MISDIRECTED, "已移交", "", null, List.of()));
        oneStep("/notices/requests/" + request);
        oneStep("/notices/" + notice);
        long measure =
                measures.propose(
                        campus.operator(),
                        new Measures.Place(
                                campus.unit("wlx"), null, notice, item.episodeId(), "物理学院网站"),
                        "逾期三天");
        oneStep("/measures/" + measure);
    }

    @Test
    void aUnitAndASystem() throws Exception {
        long system =
                probe.sql("select id from registry.system where code = 'wlx-www'")
                        .query(Long.class)
                        .single();
        for (var path :
                List.of("/registry/units/" + campus.unit("wlx"), "/registry/systems/" + system)) {
            oneStep(path);
            oneStep(campus.liaison(), path);
        }
    }
}
