package org.fengsui.server.campus.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.observation.Category;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.campus.registry.Attributor.Owner;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.UnitScope;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AttributorTest {

    private final Registry registry;
    private final UnitScope unitScope;
    private final TransactionTemplate transaction;
    private final TestCampus campus;
    private Instant at = TestClock.START;

    AttributorTest(
            Registry registry,
            RegistryImports imports,
            UnitScope unitScope,
            TransactionTemplate transaction) {
        this.registry = registry;
        this.unitScope = unitScope;
        this.transaction = transaction;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void theSmallSchool() {
        campus.load();
    }

    /** 谁主管谁负责，谁运维谁负责，谁使用谁负责 (第七条). */
    @ParameterizedTest
    @CsvSource({
        "https://oa.example.edu.cn/login, CONTENT, it",
        "https://oa.example.edu.cn/login, ACCOUNT, school",
        "judge.cs.example.edu.cn, PLATFORM, it",
        "judge.cs.example.edu.cn, CONTENT, cs",
        "judge.cs.example.edu.cn, ACCOUNT, cs",
        "10.1.0.40:22, PLATFORM, it",
        "opac.example.edu.cn, PLATFORM, lib",
        "opac.example.edu.cn, ACCOUNT, lib",
        "signup.example.com, PLATFORM, cs",
        "signup.example.com, ACCOUNT, lib",
        "10.1.200.9, PLATFORM, it",
        "10.2.0.9, CONTENT, cs"
    })
    void theConcernChoosesTheUnitAndItsAddresseeIsTaken(
            String target, Concern concern, String unit) {
        var owner = ask(target, concern);
        assertThat(owner.outcome()).isEqualTo(Outcome.ATTRIBUTED);
        assertThat(owner.unitId()).isEqualTo(campus.id(unit));
        assertThat(owner.supporting()).doesNotContain(owner.unitId());
        assertThat(owner.reason()).isNotBlank();
    }

    @Test
    void theOtherUnitsOfTheSystemSupport() {
        var owner = ask("judge.cs.example.edu.cn", Concern.PLATFORM);
        assertThat(owner.supporting()).containsExactly(campus.id("cs"));
        assertThat(owner.rule()).isEqualTo("judge.cs.example.edu.cn (system:judge)");
        assertThat(owner.reason()).contains("在线评测").contains("谁运维谁负责").contains("信息化办公室");
        var system =
                registry.system(Scope.school(), requireNonNull(owner.systemId())).orElseThrow();
        assertThat(system.code()).isEqualTo("judge");
    }

    @Test
    void categoriesAndWebChecksMapToConcerns() {
        assertThat(Concern.of(Category.VULNERABILITY, false)).isEqualTo(Concern.PLATFORM);
        assertThat(Concern.of(Category.VULNERABILITY, true)).isEqualTo(Concern.CONTENT);
        assertThat(Concern.of(Category.WEAK_PASSWORD, true)).isEqualTo(Concern.ACCOUNT);
        assertThat(Concern.of(Category.MALWARE, false)).isEqualTo(Concern.PLATFORM);
    }

    @Test
    void aPoolIsNobodysAndTheRestIsUnattributed() {
        assertThat(ask("10.9.3.4", Concern.PLATFORM).outcome()).isEqualTo(Outcome.POOL);
        assertThat(ask("10.9.3.4", Concern.PLATFORM).unitId()).isNull();
        assertThat(ask("198.51.100.7", Concern.PLATFORM).outcome()).isEqualTo(Outcome.UNATTRIBUTED);
        assertThat(ask("unknown.example.org", Concern.CONTENT).outcome())
                .isEqualTo(Outcome.UNATTRIBUTED);
    }

    @Test
    void aServerSharedByUnitsIsDecidedWhereTheConcernDecidesIt() {
        campus.take(
                """
                kind,code,name,unit,operator,addresses
                system,shared-a,共享甲,cs,it,10.1.0.99
                system,shared-b,共享乙,lib,it,10.1.0.99
                """);
        var platform = ask("10.1.0.99", Concern.PLATFORM);
        assertThat(platform.outcome()).isEqualTo(Outcome.ATTRIBUTED);
        assertThat(platform.unitId()).isEqualTo(campus.id("it"));
        assertThat(platform.systemId()).isNull();
        assertThat(platform.supporting())
                .containsExactlyInAnyOrder(campus.id("cs"), campus.id("lib"));
        var content = ask("10.1.0.99", Concern.CONTENT);
        assertThat(content.outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(content.unitId()).isNull();
        assertThat(content.supporting())
                .containsExactlyInAnyOrder(campus.id("cs"), campus.id("lib"));
        assertThat(content.reason()).contains("共享甲").contains("共享乙");
    }

    @Test
    void severalSystemsOfTheSameUnitsAreTheUnitsAndTheSystemIsOpen() {
        campus.take(
                """
                kind,code,name,unit,addresses
                system,twin-a,双子甲,lib,10.1.0.98
                system,twin-b,双子乙,lib,10.1.0.98
                """);
        var owner = ask("10.1.0.98", Concern.CONTENT);
        assertThat(owner.unitId()).isEqualTo(campus.id("lib"));
        assertThat(owner.systemId()).isNull();
        assertThat(owner.reason()).contains("双子甲").contains("双子乙");
    }

    @Test
    void aRetiredSystemsAddressIsFreeAfterItsLastDay() {
        assertThat(ask("10.1.0.60", Concern.CONTENT).unitId()).isEqualTo(campus.id("it"));
        at = Instant.parse("2026-02-28T15:59:59Z");
        assertThat(ask("10.1.0.60", Concern.CONTENT).unitId()).isEqualTo(campus.id("lib"));
    }

    @Test
    void aNameThatOnlyReverseDnsSaysDoesNotAttributeByItsDomain() {
        campus.take("kind,code,name,unit,addresses\nsystem,lab,实验站群,cs,*.lab.example.edu.cn\n");
        var name = HostName.parse("a.lab.example.edu.cn");
        var address = IpAddress.parse("10.1.0.77");
        var unasked = new Query(address, name, false, null, null, at);
        assertThat(registry.attributor().ownerOf(unasked, Concern.CONTENT).unitId())
                .isEqualTo(campus.id("it"));
        var asked = new Query(address, name, true, null, null, at);
        assertThat(registry.attributor().ownerOf(asked, Concern.CONTENT).unitId())
                .isEqualTo(campus.id("cs"));
    }

    @Test
    void whoHoldsAnEditionGoesOnWithItAndTheNextAskerGetsTheNewOne() {
        var before = registry.attributor();
        campus.take("kind,code,name,unit\nsystem,opac,馆藏检索,cs\n");
        var query = Query.of(Target.parse("opac.example.edu.cn"), at);
        assertThat(before.ownerOf(query, Concern.CONTENT).unitId()).isEqualTo(campus.id("lib"));
        assertThat(ask("opac.example.edu.cn", Concern.CONTENT).unitId()).isEqualTo(campus.id("cs"));
        assertThat(registry.attributor().version()).isEqualTo(before.version() + 1);
    }

    @Test
    void aChangeIsSeenAfterItsCommitOnly() {
        var inside = new AtomicReference<Owner>();
        transaction.executeWithoutResult(status -> {
            campus.take("kind,code,name,unit\nsystem,opac,馆藏检索,cs\n");
            inside.set(ask("opac.example.edu.cn", Concern.CONTENT));
            status.setRollbackOnly();
        });
        assertThat(requireNonNull(inside.get()).unitId()).isEqualTo(campus.id("lib"));
        assertThat(ask("opac.example.edu.cn", Concern.CONTENT).unitId())
                .isEqualTo(campus.id("lib"));
    }

    @Test
    void aUnitsScopeHoldsAllUnitsBelowIt() {
        assertThat(unitScope.withSubUnits(campus.id("cs")))
                .containsExactlyInAnyOrder(campus.id("cs"), campus.id("cs-lab"));
        assertThat(unitScope.withSubUnits(campus.id("school"))).hasSize(5);
        assertThat(unitScope.withSubUnits(999)).isEmpty();
        assertThat(unitScope.names().values()).startsWith("示例大学").contains("图书馆");
    }

    private Owner ask(String target, Concern concern) {
        return registry.attributor().ownerOf(Query.of(Target.parse(target), at), concern);
    }
}
