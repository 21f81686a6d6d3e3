package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.campus.registry.domain.RegistrySync.Preview;
import org.fengsui.server.campus.registry.domain.RegistrySync.Waiting;
import org.fengsui.server.campus.registry.domain.RowChange;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RegistrySyncTest {

    private static final Scope SCHOOL = Scope.school();
    private static final Choice NOTHING = new Choice(Set.of(), Set.of(), Set.of(), Set.of(), false);
    private static final String PEOPLE =
            """
            类别,编码,名称,主管单位,岗位,电话
            人员,p1,林示例,cs,主要负责人,+86 27 5550 0101
            人员,p2,高示例,cs,工作专员;网络安全管理员,027-5550-0102
            人员,p3,何示例,lib,分管领导,
            """;

    private final Registry registry;
    private final RegistrySync sync;
    private final Vacancies vacancies;
    private final PostWatch watch;
    private final TestClock clock;
    private final People people;
    private final Turns turns;
    private final RecordProbe probe;
    private final TransactionTemplate transaction;
    private final TestCampus campus;
    private final Actor office = Actor.machine("test");

    RegistrySyncTest(
            Registry registry,
            RegistryImports imports,
            RegistrySync sync,
            Vacancies vacancies,
            PostWatch watch,
            TestClock clock,
            People people,
            Turns turns,
            RecordProbe probe,
            TransactionTemplate transaction) {
        this.registry = registry;
        this.sync = sync;
        this.vacancies = vacancies;
        this.watch = watch;
        this.clock = clock;
        this.people = people;
        this.turns = turns;
        this.probe = probe;
        this.transaction = transaction;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-10-12T09:00");
        campus.load();
    }

    @Test
    void whatTheSourceChangedIsTakenAndTheSameTableAgainChangesNothing() {
        assertThat(apply(prepare(PEOPLE), NOTHING)).isZero();
        var changed = PEOPLE.replace("027-5550-0102", "027-5550-0199") + "人员,p9,新示例,lib,,\n";
        var preview = show(prepare(changed));
        assertThat(preview.added()).isEqualTo(1);
        assertThat(preview.unchanged()).isEqualTo(2);
        assertThat(preview.changes().getFirst().cells())
                .containsExactly(
                        new RowChange.Cell(Column.PHONE, "027-5550-0102", "027-5550-0199"));
        assertThat(apply(preview.waiting().token(), NOTHING)).isEqualTo(2);
        var again = show(prepare(changed));
        assertThat(again.changes()).isEmpty();
        assertThat(again.conflicts()).isEmpty();
        assertThat(again.missing()).isEmpty();
        assertThat(apply(again.waiting().token(), NOTHING)).isZero();
    }

    @Test
    void whatWasChangedHereSinceIsDecidedByAPersonOnce() {
        apply(prepare(PEOPLE), NOTHING);
        campus.take("类别,编码,名称,主管单位,电话\n人员,p2,高示例,cs,027-5550-0777\n");
        var changed = PEOPLE.replace("027-5550-0102", "027-5550-0199");
        var preview = show(prepare(changed));
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.conflicts())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.cells())
                                .containsExactly(
                                        new RowChange.Cell(
                                                Column.PHONE, "027-5550-0777", "027-5550-0199")));
        var token = preview.waiting().token();
        refused(RegistryProblem.SYNC_UNDECIDED, () -> apply(token, NOTHING));
        var ours = new Choice(Set.of(), Set.of("PERSON:p2"), Set.of(), Set.of(), false);
        assertThat(apply(token, ours)).isZero();
        assertThat(phone("p2")).isEqualTo("027-5550-0777");
        assertThat(show(prepare(changed)).conflicts()).isEmpty();
        assertThat(show(prepare(changed)).changes()).isEmpty();
        campus.take("类别,编码,名称,主管单位,电话\n人员,p2,高示例,cs,027-5550-0778\n");
        var later = prepare(changed);
        var theirs = new Choice(Set.of("PERSON:p2"), Set.of(), Set.of(), Set.of(), false);
        assertThat(apply(later, theirs)).isEqualTo(1);
        assertThat(phone("p2")).isEqualTo("027-5550-0199");
    }

    @Test
    void whoIsMissingLeavesThePostVacantAndNothingIsDeleted() {
        apply(prepare(PEOPLE), NOTHING);
        clock.set("2026-12-01T09:00");
        long before = vacancies.count(SCHOOL);
        var without = PEOPLE.replace("人员,p2,高示例,cs,工作专员;网络安全管理员,027-5550-0102\n", "");
        var preview = show(prepare(without));
        assertThat(preview.missing())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("高示例");
                    assertThat(it.posts()).isTrue();
                });
        apply(
                preview.waiting().token(),
                new Choice(Set.of(), Set.of(), Set.of("PERSON:p2"), Set.of(), true));
        watch.runOnce();
        assertThat(registry.holders(SCHOOL, campus.id("cs"), List.of(Post.LIAISON))).isEmpty();
        assertThat(vacancies.count(SCHOOL)).isGreaterThan(before);
        assertThat(show(prepare(without)).missing()).isEmpty();
    }

    @Test
    void aTableThatLacksMuchIsConfirmedOnItsOwn() {
        apply(prepare(PEOPLE), NOTHING);
        var little = PEOPLE.lines().limit(2).reduce("", (one, two) -> one + two + "\n");
        var token = prepare(little);
        assertThat(show(token).tooMany()).isTrue();
        refused(RegistryProblem.SYNC_MANY_MISSING, () -> apply(token, NOTHING));
        apply(token, new Choice(Set.of(), Set.of(), Set.of(), Set.of(), true));
        assertThat(show(prepare(little)).missing()).as("asked again next time").hasSize(2);
    }

    @Test
    void anotherSourceDoesNotMissWhatItNeverHad() {
        apply(prepare(PEOPLE), NOTHING);
        var file =
                InputFile.of(
                        "cmdb.csv",
                        "类别,编码,名称,主管单位\n系统,oa,办公系统,it\n".getBytes(StandardCharsets.UTF_8));
        var preview = show(sync.prepare(office, "CMDB", file, Locale.CHINESE));
        assertThat(preview.missing()).isEmpty();
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.unchanged()).isEqualTo(1);
    }

    @Test
    void whatWasChangedAfterThePreviewWasShownRefusesIt() {
        var preview = show(prepare(PEOPLE));
        campus.take("类别,编码,名称,主管单位,电话\n人员,p2,高示例,cs,027-5550-0779\n");
        refused(
                RegistryProblem.PREVIEW_STALE,
                () -> sync.apply(office, preview.waiting().token(), preview.edition(), NOTHING));
        assertThat(phone("p2")).isEqualTo("027-5550-0779");
    }

    @Test
    void aSystemThatIsOffLineThereIsRetiredByAPersonOnProof() {
        apply(prepare("类别,编码,名称,主管单位,下线日期\n系统,oa,办公系统,it,\n"), NOTHING);
        var preview = show(prepare("类别,编码,名称,主管单位,下线日期\n系统,oa,办公系统,it,2026-10-01\n"));
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.missing())
                .singleElement()
                .satisfies(it -> assertThat(it.key()).isEqualTo("SYSTEM:oa"));
    }

    @Test
    void theEndsOfAPeriodAreDecidedTogether() {
        var table = "类别,编码,名称,主管单位,生效日期,失效日期\n系统,oa,办公系统,it,%s,%s\n";
        apply(prepare(table.formatted("2026-01-01", "2027-01-01")), NOTHING);
        campus.take(table.formatted("2026-01-01", "2026-12-01"));
        var preview = show(prepare(table.formatted("2027-02-01", "2028-01-01")));
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.conflicts())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.cells())
                                .extracting(RowChange.Cell::column)
                                .containsExactly(Column.VALID_FROM, Column.VALID_TO));
        var ours = new Choice(Set.of(), Set.of("SYSTEM:oa"), Set.of(), Set.of(), false);
        assertThat(apply(preview.waiting().token(), ours)).isZero();
    }

    @Test
    void ofTwoWhoConfirmItAtOnceTheFirstsChoiceIsWrittenAndTheOtherIsToldWho() throws Exception {
        var first = people.school("first", Role.OFFICE_OPERATOR);
        var second = people.school("second", Role.OFFICE_OPERATOR);
        apply(prepare(PEOPLE), NOTHING);
        campus.take("类别,编码,名称,主管单位,电话\n人员,p2,高示例,cs,027-5550-0777\n");
        var token = prepare(PEOPLE.replace("027-5550-0102", "027-5550-0199"));
        long seen = show(token).edition();
        var theirs = new Choice(Set.of("PERSON:p2"), Set.of(), Set.of(), Set.of(), false);
        var ours = new Choice(Set.of(), Set.of("PERSON:p2"), Set.of(), Set.of(), false);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> late =
                    transaction.execute(_ -> {
                        sync.confirm(first, token, seen, theirs);
                        var asked = threads.submit(() -> sync.confirm(second, token, seen, ours));
                        Eventually.holds(
                                "the second waits for the first",
                                Duration.ofSeconds(30),
                                this::waits);
                        return asked;
                    });
            assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            it -> {
                                assertThat(it.problem()).isEqualTo(RegistryProblem.SYNC_CONFIRMED);
                                assertThat(it.arguments()).contains("first");
                            });
        }
        refused(
                RegistryProblem.SYNC_CONFIRMED,
                () -> sync.confirm(second, token, show(token).edition(), ours));
        turns.now("registry-sync");
        assertThat(phone("p2")).isEqualTo("027-5550-0199");
    }

    @Test
    void whatSomebodyConfirmsIsNeitherReplacedNorGivenUpAndIsWritten() throws Exception {
        var first = people.school("first", Role.OFFICE_OPERATOR);
        var token = prepare(PEOPLE.replace("027-5550-0102", "027-5550-0199"));
        long seen = show(token).edition();
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> newer =
                    transaction.execute(_ -> {
                        sync.confirm(first, token, seen, NOTHING);
                        var asked = threads.submit(() -> prepare(PEOPLE));
                        Eventually.holds(
                                "the newer is kept", Duration.ofSeconds(30), asked::isDone);
                        return asked;
                    });
            newer.get();
        }
        prepare(PEOPLE);
        refused(RegistryProblem.SYNC_CONFIRMED, () -> sync.discard(office, token));
        turns.now("registry-sync");
        assertThat(phone("p2")).isEqualTo("027-5550-0199");
        refused(RegistryProblem.PREVIEW_GONE, () -> sync.discard(office, token));
    }

    @Test
    void aNewerTableReplacesOneThatNobodyConfirmed() {
        var earlier = prepare(PEOPLE);
        var newer = prepare(PEOPLE);
        assertThat(sync.waiting(SCHOOL)).extracting(Waiting::token).containsExactly(newer);
        refused(RegistryProblem.PREVIEW_GONE, () -> show(earlier));
        sync.discard(office, newer);
        assertThat(sync.waiting(SCHOOL)).isEmpty();
    }

    private boolean waits() {
        return probe.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private String prepare(String csv) {
        return sync.prepare(
                office,
                "人事系统",
                InputFile.of("people.csv", csv.getBytes(StandardCharsets.UTF_8)),
                Locale.CHINESE);
    }

    private Preview show(String token) {
        return sync.show(SCHOOL, token, false);
    }

    private String phone(String code) {
        return registry.holders(SCHOOL, campus.id("cs"), List.of(Post.LIAISON)).stream()
                .filter(it -> it.personCode().equals(code))
                .map(it -> String.valueOf(it.phone()))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    private int apply(String token, Choice choice) {
        long seen = show(token).edition();
        return sync.apply(office, token, seen, choice);
    }
}
