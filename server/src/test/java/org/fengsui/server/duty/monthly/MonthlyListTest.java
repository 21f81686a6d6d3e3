package org.fengsui.server.duty.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.YearMonth;
import java.util.List;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.duty.monthly.MonthlyLists.Item;
import org.fengsui.server.duty.monthly.MonthlyLists.MonthlyList;
import org.fengsui.server.duty.monthly.MonthlyLists.Standing;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 月度清单: what earns no notice reaches the unit once a month, frozen and without a clock. */
@ServerTest
@Import(Campus.class)
class MonthlyListTest {

    private static final Scope SCHOOL = Scope.school();

    /** The first five days of May are the holiday of that year. */
    private static final String MORNING = "2026-05-06T08:30";

    /** What the knowledge base says from the start. */
    private static final String NAME = "Telnet 服务以明文传输";

    private static final String REMEDY = "关闭 Telnet，改用 SSH 管理，并限制可登录的来源地址。";

    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final Campus campus;
    private final MonthlyLists lists;
    private final Knowledge knowledge;
    private final NoticePolicies policies;
    private final Notices notices;
    private final People people;
    private final RecordProbe probe;
    private final TestMail mail;
    private final TestClock clock;
    private final List<Periodic> works;
    private final MockMvc mvc;

    MonthlyListTest(
            Campus campus,
            MonthlyLists lists,
            Knowledge knowledge,
            NoticePolicies policies,
            Notices notices,
            People people,
            RecordProbe probe,
            TestMail mail,
            TestClock clock,
            List<Periodic> works,
            MockMvc mvc) {
        this.campus = campus;
        this.lists = lists;
        this.knowledge = knowledge;
        this.policies = policies;
        this.notices = notices;
        this.people = people;
        this.probe = probe;
        this.mail = mail;
        this.clock = clock;
        this.works = works;
        this.mvc = mvc;
    }

    /** At physics one finding that earns a notice at once, and one for the monthly list. */
    @BeforeEach
    void aScan() {
        campus.open();
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan(List.of(Campus.PHYSICS));
    }

    private void runAt(String moment) {
        clock.set(moment);
        works.stream()
                .filter(work -> work.name().equals("monthly-lists"))
                .forEach(Periodic::runOnce);
        campus.deliver();
    }

    private MonthlyList only() {
        assertThat(lists.of(SCHOOL)).hasSize(1);
        return lists.of(SCHOOL).getFirst();
    }

    private List<Item> items() {
        return lists.items(SCHOOL, only().id());
    }

    private long obligations() {
        return probe.sql("select count(*) from obligation.obligation").query(Long.class).single();
    }

    @Test
    void onTheFirstWorkingDayTheUnitsLiaisonIsToldWhatEarnsNoNoticeAndNoClockStarts() {
        long before = obligations();
        runAt("2026-05-05T10:00");
        runAt("2026-05-06T08:29");
        assertThat(lists.of(SCHOOL)).isEmpty();
        runAt(MORNING);

        var list = only();
        assertThat(list.month()).isEqualTo(MAY);
        assertThat(list.unit()).isEqualTo("物理学院");
        assertThat(list.told()).isEqualTo("丙寅");
        assertThat(list.deliveredAt()).isNotNull();
        assertThat(list.openedAt()).isNull();
        assertThat(items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.check()).isEqualTo(Campus.TELNET);
                    assertThat(item.name()).isEqualTo(NAME);
                    assertThat(item.remedy()).isEqualTo(REMEDY);
                    assertThat(item.place()).contains("10.10.1.10");
                    assertThat(item.standing()).isEqualTo(Standing.THERE);
                });
        assertThat(mail.to(Campus.LIAISON_MAIL))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.subject()).contains("2026年5月", "1 项");
                    assertThat(one.text())
                            .contains("/unit/monthly/" + list.id(), "不产生反馈时限")
                            .doesNotContain("10.10.1.10", NAME);
                });
        assertThat(obligations()).isEqualTo(before);
    }

    @Test
    void itIsMadeOnceAndWhatIsLearntLaterDoesNotChangeIt() {
        runAt(MORNING);
        campus.scanner.open(Campus.PHYSICS.ip(), "nessus:34324");
        campus.scan(List.of(Campus.PHYSICS));
        var entry = knowledge.of(List.of(Campus.TELNET)).get(Campus.TELNET);
        assertThat(entry).isNotNull();
        knowledge.put(
                campus.operator(),
                new Entry(Campus.TELNET, "别的名称", "别的", "别的建议", "", entry.version()));
        runAt("2026-05-07T08:30");

        assertThat(items()).singleElement().extracting(Item::remedy).isEqualTo(REMEDY);
        assertThat(items()).singleElement().extracting(Item::name).isEqualTo(NAME);
        runAt("2026-06-01T08:30");
        assertThat(lists.of(SCHOOL))
                .extracting(MonthlyList::month)
                .containsExactly(MAY.plusMonths(1), MAY);
        assertThat(lists.items(SCHOOL, lists.of(SCHOOL).getFirst().id())).hasSize(2);
    }

    @Test
    void whatWasFixedOrNoticedSinceStandsBesideIt() {
        campus.scanner.open(Campus.PHYSICS.ip(), "nessus:34324");
        campus.scan(List.of(Campus.PHYSICS));
        runAt(MORNING);
        clock.set("2026-05-08T10:00");
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan(List.of(Campus.PHYSICS));
        var ftp =
                items().stream()
                        .filter(item -> item.check().equals("nessus:34324"))
                        .findFirst()
                        .orElseThrow()
                        .episodeId();
        policies.raise(campus.operator(), List.of(ftp), "考试周");
        long draft = notices.draft(campus.operator(), Notices.Draft.of(List.of(ftp)));
        notices.propose(campus.operator(), draft, campus.notice(draft).version());
        notices.issue(campus.lead(), draft, campus.notice(draft).version());

        assertThat(items())
                .extracting(Item::check, Item::standing)
                .containsExactlyInAnyOrder(
                        tuple(Campus.TELNET, Standing.FIXED),
                        tuple("nessus:34324", Standing.NOTICED));
    }

    @Test
    void aMonthWhoseDayWentByIsMadeWhenTheServerRunsAgainAndAUnitWithoutItemsHasNone() {
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        clock.set("2026-05-04T10:00");
        campus.scan(List.of(Campus.PHYSICS));
        runAt("2026-05-20T22:00");
        assertThat(lists.of(SCHOOL)).isEmpty();
        clock.set("2026-05-30T10:00");
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan(List.of(Campus.PHYSICS));
        runAt("2026-06-20T10:00");
        assertThat(only().month()).isEqualTo(MAY.plusMonths(1));
    }

    @Test
    void whereNobodyIsLiaisonTheDeputyIsTold() {
        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,地址,岗位,邮箱,电话,生效日期
                单位,hxx,化学学院,是,,,,,,,
                人员,p-hxx-1,庚午,,hxx,,,分管领导,hxx1@example.edu.cn,000-5550-0009,2025-09-01
                系统,hxx-www,化学学院网站,,hxx,hxx,www.chem.example.edu.cn;10.10.3.10,,,,
                """);
        var chemistry =
                new DemoSystem(
                        "hxx-www",
                        "化学学院网站",
                        "hxx",
                        "www.chem.example.edu.cn",
                        "10.10.3.10",
                        false,
                        true);
        campus.scanner.open(chemistry.ip(), Campus.TELNET);
        campus.scan(List.of(chemistry));
        runAt(MORNING);

        assertThat(lists.of(SCHOOL))
                .filteredOn(list -> list.unit().equals("化学学院"))
                .singleElement()
                .extracting(MonthlyList::told)
                .isEqualTo("庚午");
        assertThat(mail.to("hxx1@example.edu.cn")).hasSize(1);
    }

    @Test
    void aUnitAboveReadsTheListAndTheUnitHasNotOpenedIt() throws Exception {
        campus.registers(
                """
                类别,编码,名称,上级,责任单位
                单位,lxb,理学部,,否
                单位,wlx,物理学院,lxb,是
                """);
        runAt(MORNING);
        var above = people.ofUnit(campus.unit("lxb"), "lxb", Role.UNIT_HEAD);
        var path = "/unit/monthly/" + only().id();
        assertThat(people.page(mvc, above, path)).contains(NAME);
        assertThat(only().openedAt()).isNull();

        people.page(mvc, campus.liaison(), path);
        assertThat(only().opener()).isEqualTo(campus.liaison().name());
    }

    @Test
    void theUnitReadsItsMonthsAndTheOfficeSeesWhoOpenedThemAndWhen() throws Exception {
        runAt(MORNING);
        var path = "/unit/monthly/" + only().id();
        var sent = "/monthly-lists/" + only().id();
        assertThat(people.page(mvc, campus.lead(), "/monthly-lists?opened=no"))
                .contains("物理学院", "2026年5月", "丙寅", "未打开", sent);
        assertThat(people.page(mvc, campus.lead(), sent)).contains("10.10.1.10", "未打开");
        assertThat(people.page(mvc, campus.liaison(), "/unit/monthly"))
                .contains("2026年5月清单", "未打开", "不产生反馈时限", path);
        assertThat(only().openedAt()).as("the office’s reading opens nothing").isNull();
        clock.set("2026-05-06T09:10");
        assertThat(people.page(mvc, campus.liaison(), path))
                .contains(NAME, REMEDY, "10.10.1.10", "仍存在", "不产生反馈时限")
                .doesNotContain("中等强度加密套件（SWEET32）");
        clock.set("2026-05-06T09:20");
        people.page(mvc, campus.liaison(), path);

        assertThat(people.page(mvc, campus.lead(), "/monthly-lists?opened=yes"))
                .contains(campus.liaison().name(), "2026-05-06 09:10");
        assertThat(people.page(mvc, campus.lead(), "/monthly-lists?opened=no&month=2026-05"))
                .doesNotContain(sent);
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        mvc.perform(get(path).with(people.as(other))).andExpect(status().isNotFound());
        assertThat(people.page(mvc, other, "/unit/monthly")).doesNotContain("2026年5月");
        assertThat(
                        probe.sql("select count(*) from audit.entry where action = 'monthly.read'")
                                .query(Long.class)
                                .single())
                .isEqualTo(3);
    }
}
