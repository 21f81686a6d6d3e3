package org.fengsui.server.duty.notice;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.account.demo.campus.DemoScanner;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** A small school for tests of notices: two units, a scanner, the office's people. */
@TestComponent
public class Campus {

    public static final String SWEET32 = "nessus:42873";
    public static final String TELNET = "nessus:42263";
    public static final String LIAISON_MAIL = "wlx2@example.edu.cn";
    public static final String DEPUTY_MAIL = "wlx1@example.edu.cn";
    static final String HEAD_MAIL = "wlx0@example.edu.cn";

    /** The system of the physics faculty, operated by itself. */
    public static final DemoSystem PHYSICS =
            new DemoSystem(
                    "wlx-www",
                    "物理学院网站",
                    "wlx",
                    "www.phy.example.edu.cn",
                    "10.10.1.10",
                    false,
                    true);

    /** The system of another faculty, which physics uses. */
    static final DemoSystem MATHS =
            new DemoSystem(
                    "sxx-www",
                    "数学学院网站",
                    "sxx",
                    "www.math.example.edu.cn",
                    "10.10.2.10",
                    false,
                    true);

    /** The site of the physicists goes over to the mathematicians. */
    static final String MOVED =
            """
            类别,编码,名称,主管单位,运维单位,使用单位,地址
            系统,wlx-www,物理学院网站,sxx,sxx,sxx,www.phy.example.edu.cn;10.10.1.10
            """;

    private static final String TABLE =
            """
            类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期
            单位,wlx,物理学院,是,,,,,,,,
            单位,sxx,数学学院,是,,,,,,,,
            人员,p-wlx-0,甲子,,wlx,,,,主要负责人,wlx0@example.edu.cn,000-5550-0000,2025-09-01
            人员,p-wlx-1,乙丑,,wlx,,,,分管领导,wlx1@example.edu.cn,000-5550-0001,2025-09-01
            人员,p-wlx-2,丙寅,,wlx,,,,工作专员,wlx2@example.edu.cn,000-5550-0002,2025-09-01
            人员,p-sxx-2,丁卯,,sxx,,,,工作专员,sxx2@example.edu.cn,000-5550-0003,2025-09-01
            系统,wlx-www,物理学院网站,,wlx,wlx,sxx,www.phy.example.edu.cn;10.10.1.10,,,,
            系统,sxx-www,数学学院网站,,sxx,sxx,sxx,www.math.example.edu.cn;10.10.2.10,,,,
            """;

    public final DemoScanner scanner = new DemoScanner(1);

    private final RegistryImport imports;
    private final Registry registry;
    private final Knowledge knowledge;
    private final Intake intake;
    private final Findings findings;
    private final Notices notices;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;
    private final List<Periodic> works;

    private Actor operator = Actor.machine("before");
    private Actor lead = Actor.machine("before");
    private Actor liaison = Actor.machine("before");

    Campus(
            RegistryImport imports,
            Registry registry,
            Knowledge knowledge,
            Intake intake,
            Findings findings,
            Notices notices,
            Ledger ledger,
            People people,
            TestClock clock,
            List<Periodic> works) {
        this.imports = imports;
        this.registry = registry;
        this.knowledge = knowledge;
        this.intake = intake;
        this.findings = findings;
        this.notices = notices;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
        this.works = works;
    }

    /** Registers the school and its people, with the Chinese texts of two checks. */
    public void open() {
        scanner.restore("");
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        lead = people.school("lead", Role.OFFICE_LEAD);
        people.school("duty", Role.DUTY_OFFICER);
        registers(TABLE);
        liaison = people.ofUnit(unit("wlx"), "wlx", Role.UNIT_LIAISON);
        knows(SWEET32, "中等强度加密套件");
        knows(TELNET, "明文远程登录");
    }

    /** Registers what a table of the registry's import says. */
    public void registers(String csv) {
        var table = csv.getBytes(StandardCharsets.UTF_8);
        imports.importTable(operator, "campus.csv", new ByteArrayInputStream(table));
    }

    private void knows(String check, String name) {
        if (!knowledge.of(List.of(check)).containsKey(check)) {
            knowledge.put(operator, new Knowledge.Entry(check, name, "可被窃听", "停用", "", 0));
        }
    }

    public Actor operator() {
        return operator;
    }

    public Actor lead() {
        return lead;
    }

    public Actor liaison() {
        return liaison;
    }

    public long unit(String code) {
        return registry.unitByCode(Scope.school(), code).orElseThrow().id();
    }

    /** Scans both systems now. */
    void scan() {
        scan(List.of(PHYSICS, MATHS));
    }

    /** Scans the systems named now. */
    public void scan(List<DemoSystem> systems) {
        receives("campus.nessus", scanner.report("campus", systems, clock.now()));
    }

    /** Takes a report in. */
    void receives(String file, String report) {
        intake.receive(
                operator,
                new Intake.Upload(file, null, null, null),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        run("imports");
    }

    void run(String work) {
        works.stream().filter(each -> each.name().equals(work)).findFirst().orElseThrow().runOnce();
    }

    /** Hands over the mail that waits. */
    public void deliver() {
        run("delivery-relay");
    }

    /** The open episodes of a unit that no notice holds, those worth one. */
    List<Long> unnoticed(String code) {
        return findings.unnoticed(Scope.school(), unit(code), 50).stream()
                .filter(episode -> List.of(SWEET32, TELNET).contains(episode.check()))
                .map(Findings.Episode::id)
                .toList();
    }

    /** The same of one check. */
    List<Long> unnoticedOf(String code, String check) {
        return findings.unnoticed(Scope.school(), unit(code), 50).stream()
                .filter(episode -> episode.check().equals(check))
                .map(Findings.Episode::id)
                .toList();
    }

    /** Holes opened at physics, scanned, drafted and proposed. */
    public long proposed(String... checks) {
        Arrays.stream(checks).forEach(check -> scanner.open(PHYSICS.ip(), check));
        scan();
        var ids = unnoticed("wlx");
        findings.confirm(operator, ids);
        long id = notices.draft(operator, Notices.Draft.of(ids));
        notices.propose(operator, id, notice(id).version());
        return id;
    }

    /** The same, issued by the lead. */
    public long issued(String... checks) {
        long id = proposed(checks);
        notices.issue(lead, id, notice(id).version());
        return id;
    }

    /** The episode an item is about; a test that asks has put one there. */
    public static long episode(Notice.Item item) {
        return Objects.requireNonNull(item.episodeId());
    }

    /** The same, served by the relay and acknowledged by the liaison. */
    public long acknowledged(String... checks) {
        long id = issued(checks);
        deliver();
        notices.acknowledge(liaison, id, "丙寅", "000-5550-0002");
        return id;
    }

    public Notice notice(long id) {
        return notices.find(Scope.school(), id).orElseThrow();
    }

    /** The liaison answers all open items as fixed, with a file. */
    void answerFixed(long noticeId) {
        for (var item : notice(noticeId).items()) {
            if (item.state() == ItemState.OPEN) {
                notices.answer(liaison, item.id(), item.version(), fixed());
            }
        }
    }

    public NewAnswer fixed() {
        var proof = "已停用\n".getBytes(StandardCharsets.UTF_8);
        return new NewAnswer(
                AnswerKind.FIXED,
                "已停用并重启",
                clock.now().minus(Duration.ofMinutes(5)),
                List.of(new Attachment("记录.txt", new ByteArrayResource(proof))));
    }

    /** The unit's duty for each item of a notice. */
    public List<Obligation> duties(long noticeId) {
        var subjects = new ArrayList<Subject>();
        notice(noticeId)
                .items()
                .forEach(item -> subjects.add(new Subject("notice-item", item.id())));
        return ledger.of(Scope.school(), subjects).stream()
                .filter(duty -> duty.obligor() instanceof Obligor.Unit)
                .toList();
    }

    /** Lets time pass to a moment; reminders and escalations go out when they are due. */
    public void passTo(String schoolTime) {
        clock.set(schoolTime);
        run("obligation-sweep");
        deliver();
    }

    Instant now() {
        return clock.now();
    }

    /** A question to the list of notices that leaves nothing out. */
    static ListRequest anything() {
        return ListSpec.<Long>of(
                        "any",
                        "/any",
                        "id",
                        "n.id",
                        String::valueOf,
                        List.of(Column.<Long>of("id", (id, _) -> Cell.figure(id)).sortedBy("n.id")))
                .read(new LinkedMultiValueMap<>());
    }
}
