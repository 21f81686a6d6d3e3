package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What pages show beside a request: several dues, and what the registry still says. */
@ServerTest
@Import(Campus.class)
record RequestPagesTest(
        Campus campus, Notices notices, People people, RecordProbe probe, MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private Notice.Item item(long notice) {
        return campus.notice(notice).items().getFirst();
    }

    private long ask(long notice, Kind kind, @Nullable LocalDate until) {
        var item = item(notice);
        return notices.ask(
                campus.liaison(),
                item.id(),
                item.version(),
                new NewRequest(kind, "已移交或待货", "限校内访问", until, List.of()));
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    /**
     * A superior's own deadline for the same item, as a profile of the school's own may have it.
     */
    private void alsoOwedUntil(long item, String due) {
        probe.sql(
                        """
                        insert into obligation.obligation overriding system value
                        select (jsonb_populate_record(o, jsonb_build_object(
                                'id', 900001,
                                'duty', 'file-post-change', 'due_at', :due, 'original_due_at', :due))).*
                        from obligation.obligation o
                        where subject_type = 'notice-item' and subject_id = :item
                            and duty = 'fix-vulnerability'
                        """)
                .param("due", at(due).toString())
                .param("item", item)
                .update();
        probe.sql(
                        """
                        insert into obligation.steps (obligation_id, unit_id, obligor, done)
                        select id, unit_id, obligor, 0 from obligation.obligation where id = 900001
                        """)
                .update();
    }

    @Test
    void ofSeveralDuesTheEarlierGovernsAndBothAreShown() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        alsoOwedUntil(item(id).id(), "2026-03-11T00:00");

        for (var page :
                List.of(
                        page(campus.liaison(), "/unit/notices/" + id),
                        page(campus.operator(), "/notices/" + id))) {
            assertThat(page).contains("2026-03-10 24:00", "2026-03-12 24:00").doesNotContain("??");
        }
        assertThatThrownBy(() -> ask(id, Kind.EXTENSION, LocalDate.parse("2026-03-10")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(NoticeProblem.DUE_NOT_LATER));
        long asked = ask(id, Kind.EXTENSION, LocalDate.parse("2026-03-11"));
        assertThat(page(campus.operator(), "/notices/requests/" + asked))
                .contains("2026-03-10 24:00", "2026-03-12 24:00");
        notices.decide(campus.lead(), asked, 1, new RequestDecision(true, "", null, null));
        assertThat(campus.duties(id))
                .extracting(Ledger.Obligation::due)
                .containsExactlyInAnyOrder(at("2026-03-12T00:00"), at("2026-03-13T00:00"));
    }

    @Test
    void aGrantedDisputeTeachesTheRegistryAndIsListedUntilItKnows() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        long asked = ask(id, Kind.MISDIRECTED, null);
        var list = "/notices/requests?registry=untaught";
        var row = "data-row=\"" + asked + "\"";
        assertThat(page(campus.operator(), list)).doesNotContain(row);
        notices.decide(
                campus.lead(),
                asked,
                1,
                new RequestDecision(true, "经查属实", null, campus.unit("sxx")));

        assertThat(page(campus.operator(), list)).contains(row);
        var place = "/registry/place?address=www.phy.example.edu.cn&unit=" + campus.unit("sxx");
        assertThat(page(campus.operator(), "/notices/requests/" + asked))
                .contains(place.replace("&", "&amp;"), "更正备案")
                .doesNotContain("??");
        assertThat(page(campus.operator(), place))
                .contains("应归属", "数学学院")
                .contains("/registry/system/new?addresses=www.phy.example.edu.cn&amp;unit=sxx")
                .doesNotContain("??");

        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期
                系统,wlx-www,物理学院网站,,sxx,sxx,sxx,www.phy.example.edu.cn;10.10.1.10,,,,
                """);
        assertThat(page(campus.operator(), list)).doesNotContain(row);
        assertThat(page(campus.operator(), "/notices/requests/" + asked)).doesNotContain("更正备案");
    }
}
