package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.duty.notice.service.BulkRuns;
import org.fengsui.server.duty.notice.service.BulkRuns.Run;
import org.fengsui.server.duty.notice.store.BulkStore.Act;
import org.fengsui.server.duty.notice.store.BulkStore.Refused;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What happens elsewhere between two acts on a notice. */
@ServerTest
@Import(Campus.class)
record NoticeMeanwhileTest(
        Campus campus,
        Notices notices,
        RegistryImport imports,
        Knowledge knowledge,
        BulkRuns runs) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    @Test
    void mailThatIsTakenAfterTheWithdrawalServesNothing() {
        long id = campus.issued(Campus.SWEET32);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址有误");
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(campus.notice(id).served()).isNull();
        assertThat(campus.duties(id)).isEmpty();
    }

    @Test
    void aFindingThatChangedHandsIsNotIssuedToItsFormerUnitAndNoNumberIsUsed() {
        long id = campus.proposed(Campus.SWEET32);
        imports.importTable(
                campus.operator(),
                "moved.csv",
                new ByteArrayInputStream(Campus.MOVED.getBytes(StandardCharsets.UTF_8)));
        campus.run("reattribution");
        assertThatThrownBy(() -> notices.issue(campus.lead(), id, campus.notice(id).version()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(FindingProblem.NOT_OF_UNIT));
        assertThat(campus.notice(id).number()).isNull();
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "系统已移交");
        long next = notices.draft(campus.operator(), Notices.Draft.of(campus.unnoticed("sxx")));
        notices.issue(campus.lead(), next, campus.notice(next).version());
        assertThat(campus.notice(next).number()).isEqualTo("信办整〔2026〕1号");
    }

    @Test
    void whatWasIssuedKeepsItsWordsWhenTheKnowledgeChanges() {
        long id = campus.issued(Campus.SWEET32);
        var entry =
                Objects.requireNonNull(knowledge.of(List.of(Campus.SWEET32)).get(Campus.SWEET32));
        knowledge.put(
                campus.operator(),
                new Knowledge.Entry(entry.check(), "另一个名称", "另一种危害", "另一种改法", "", entry.version()));
        var text = campus.notice(id).items().getFirst().text();
        assertThat(text.name()).isEqualTo(entry.name());
        assertThat(text.harm()).isEqualTo(entry.harm());
        assertThat(text.remedy()).isEqualTo(entry.remedy());
    }

    @Test
    void ofManyTheOneThatChangedAfterThePreviewIsRefusedAndTheOthersAreIssued() {
        long changed = campus.proposed(Campus.SWEET32);
        campus.scanner.open(Campus.MATHS.ip(), Campus.SWEET32);
        campus.scan();
        long same = notices.draft(campus.operator(), Notices.Draft.of(campus.unnoticed("sxx")));
        var targets = List.of(target(changed), target(same));
        notices.giveBack(campus.lead(), changed, campus.notice(changed).version(), "事由写错了");
        var name = runs.start(campus.lead(), Act.ISSUE, targets);
        Eventually.holds(
                "all were tried",
                Duration.ofSeconds(20),
                () -> runs.find(campus.lead(), name).orElseThrow().finished());
        var run = runs.find(campus.lead(), name).orElseThrow();
        assertThat(run.refused())
                .extracting(Refused::called)
                .containsExactly("第 " + changed + " 份");
        assertThat(run).extracting(Run::done, Run::total).containsExactly(2, 2);
        assertThat(campus.notice(changed).state()).isEqualTo(NoticeState.DRAFT);
        assertThat(campus.notice(same).number()).isEqualTo("信办整〔2026〕1号");
        assertThat(runs.find(campus.operator(), name)).isEmpty();
    }

    private Target target(long id) {
        return new Target("第 " + id + " 份", id, campus.notice(id).version(), List.of());
    }
}
