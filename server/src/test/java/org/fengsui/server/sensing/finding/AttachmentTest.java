package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.FakeFiles;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.Attachments;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence that people attach to findings. */
@SensingTest
class AttachmentTest {

    private static final String HOST = "192.0.2.10";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final FindingFixture campus;
    private final Findings findings;
    private final Attachments attachments;
    private final FakeFiles files;
    private final FakeRegistry registry;

    AttachmentTest(
            Sightings sightings,
            Findings findings,
            Attachments attachments,
            FakeFiles files,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.attachments = attachments;
        this.files = files;
        this.registry = registry;
    }

    @BeforeEach
    void aFinding() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        campus.absorb(Scan.at(SCANNED).sees(HOST, 443, "1001"));
    }

    private void attach(long id) {
        attachments.attach(
                FindingFixture.OPERATOR,
                id,
                "登录页",
                "login.txt",
                new ByteArrayInputStream("admin page".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theUnitThatAnswersForItSeesWhatIsAttachedAndNoOtherDoes() {
        long id = campus.episode(HOST).id();
        attach(id);
        assertThat(findings.attachments(new Scope.Units(Set.of(1L)), List.of(id)).get(id))
                .extracting(StoredFile::name)
                .containsExactly("login.txt");
        assertThat(findings.attachments(new Scope.Units(Set.of(2L)), List.of(id))).isEmpty();
    }

    @Test
    void whatIsAttachedGoesWithTheFindingToAnotherUnit() {
        long id = campus.episode(HOST).id();
        attach(id);

        findings.assign(FindingFixture.OPERATOR, id, 2L, "实际由图书馆使用");

        assertThat(files.givenTo(new Subject("episode", id))).contains(2L);
    }

    @Test
    void whatIsOverTakesNoAttachment() {
        long id = campus.episode(HOST).id();
        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).looksAt(HOST, Set.of(443), Set.of("1001")));
        assertThatThrownBy(() -> attach(id))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FindingProblem.ILLEGAL_MOVE));
    }
}
