package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.MockMvc;

/** A unit's 待办 is the next step among all it has to do, not among its notices alone. */
@ServerTest
@Import(Campus.class)
class UnitTodoTest {

    private static final String FILING = "报备 物理学院 的网络安全管理员";

    private final Campus campus;
    private final Measures measures;
    private final People people;
    private final MockMvc mvc;

    UnitTodoTest(Campus campus, Measures measures, People people, MockMvc mvc) {
        this.campus = campus;
        this.measures = measures;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String page(String path) throws Exception {
        return people.page(mvc, campus.liaison(), path);
    }

    private static List<String> steps(String page) {
        return Pattern.compile("class=\"fs-say-big\">([^<]*)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static long counted(String page, String slot) {
        var found =
                Pattern.compile("<span>" + slot + "</span><span class=\"fs-count\">([0-9]+)<")
                        .matcher(page);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Test
    void aPostToBeFiledIsWorkAndIsCountedWhereItIsDone() throws Exception {
        assertThat(page("/unit")).contains("现在没有要办的事");
        campus.run("registry-posts");
        assertThat(page("/unit"))
                .contains(FILING, "第十三条", "btn btn-primary\" href=\"/unit/people\"")
                .doesNotContain("现在没有要办的事");
        assertThat(counted(page("/unit"), "待办")).isEqualTo(1);
        assertThat(counted(page("/unit"), "人员")).isEqualTo(1);
    }

    @Test
    void whatIsDueFirstIsTheNextStepWhateverItIs() throws Exception {
        campus.run("registry-posts");
        campus.acknowledged(Campus.SWEET32);
        var early = steps(page("/unit"));
        assertThat(early).hasSize(2);
        assertThat(early.getLast()).isEqualTo(FILING);
        assertThat(counted(page("/unit"), "待办")).isEqualTo(2);
    }

    @Test
    void aFilingThatIsDueBeforeANoticeStandsBeforeIt() throws Exception {
        campus.run("registry-posts");
        campus.passTo("2026-04-02T10:00");
        campus.acknowledged(Campus.SWEET32);
        assertThat(steps(page("/unit"))).hasSize(2).first().isEqualTo(FILING);
        assertThat(page("/unit").split("btn-primary", -1)).as("one next step").hasSize(2);
    }

    @Test
    void aMeasureThatMayBeLiftedIsWorkUntilTheUnitAppliesForIt() throws Exception {
        long measure = inForce(campus.acknowledged(Campus.SWEET32));
        assertThat(steps(page("/unit"))).hasSize(2).last().asString().contains("限校内访问", "申请恢复");
        assertThat(counted(page("/unit"), "待办")).isEqualTo(2);
        assertThat(counted(page("/unit"), "通知书")).isEqualTo(1);
        assertThat(page("/unit")).contains("href=\"/unit/measures/" + measure + "\"");

        move(campus.liaison(), measure, Move.ASK_RESTORATION);
        assertThat(steps(page("/unit"))).hasSize(1);
        assertThat(counted(page("/unit"), "通知书")).isZero();
    }

    private long inForce(long notice) {
        var kind =
                measures.kinds().stream()
                        .filter(each -> each.name().equals("限校内访问"))
                        .findFirst()
                        .orElseThrow();
        var place =
                new Measures.Place(
                        campus.unit("wlx"),
                        null,
                        notice,
                        campus.notice(notice).items().getFirst().episodeId(),
                        "物理学院网站");
        var cac = people.school("cac", Role.CAC_OFFICE);
        long id =
                measures.order(
                        cac,
                        new Measures.Order(
                                kind.id(), place, "逾期未整改", campus.operator().accountId()));
        move(campus.operator(), id, Move.CONFIRM);
        move(campus.lead(), id, Move.VERIFY);
        return id;
    }

    private void move(Actor by, long id, Move move) {
        var proof = "策略已下发".getBytes(StandardCharsets.UTF_8);
        int version = measures.find(Scope.school(), id).orElseThrow().version();
        var files = List.of(new Attachment("记录.txt", new ByteArrayResource(proof)));
        measures.move(by, id, version, move, "见附件", files);
    }
}
