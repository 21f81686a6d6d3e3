package org.fengsui.server.isolation;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.account.demo.campus.DemoScanner;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Supervisions;
import org.fengsui.server.duty.notice.Supervisions.Demand;
import org.fengsui.server.duty.notice.service.BulkRuns;
import org.fengsui.server.duty.notice.store.BulkStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.store.DraftKeeper;
import org.fengsui.server.platform.page.store.SavedViews;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;

/** A school of two units that have one of everything each. */
@TestComponent
class School {

    private static final LocalDate LATER = LocalDate.of(2026, 4, 1);

    private final RegistryImports imports;
    private final Registry registry;
    private final Vacancies vacancies;
    private final Knowledge knowledge;
    private final Intake intake;
    private final Acceptances acceptances;
    private final Triage triage;
    private final NoticePolicies policies;
    private final Notices notices;
    private final Supervisions supervisions;
    private final Measures measures;
    private final Warned warned;
    private final Struck struck;
    private final Owned owned;
    private final BulkRuns runs;
    private final People people;
    private final RecordProbe probe;
    private final TestClock clock;
    private final List<Periodic> works;

    private final Map<Side, String> runOf = new HashMap<>();
    private final Map<Side, Actor> liaisons = new HashMap<>();
    private Actor operator = Actor.machine("before");
    private Actor lead = Actor.machine("before");

    School(
            RegistryImports imports,
            Registry registry,
            ProposalDesk proposals,
            Vacancies vacancies,
            Knowledge knowledge,
            Intake intake,
            Acceptances acceptances,
            Triage triage,
            NoticePolicies policies,
            Notices notices,
            Supervisions supervisions,
            Measures measures,
            Warnings warnings,
            Incidents incidents,
            Criticisms criticisms,
            BulkRuns runs,
            SavedViews views,
            DraftKeeper drafts,
            Tokens tokens,
            People people,
            RecordProbe probe,
            TestClock clock,
            List<Periodic> works) {
        this.imports = imports;
        this.registry = registry;
        this.vacancies = vacancies;
        this.knowledge = knowledge;
        this.intake = intake;
        this.acceptances = acceptances;
        this.triage = triage;
        this.policies = policies;
        this.notices = notices;
        this.supervisions = supervisions;
        this.measures = measures;
        this.warned = new Warned(warnings, probe, clock);
        this.struck = new Struck(incidents, criticisms, clock);
        this.owned = new Owned(views, drafts, tokens, proposals, probe);
        this.runs = runs;
        this.people = people;
        this.probe = probe;
        this.clock = clock;
        this.works = works;
    }

    /** The offices' people and the two units, which have nothing yet. */
    void open() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        lead = people.school("lead", Role.OFFICE_LEAD);
        warned.publish(operator, lead);
        register(Side.B);
        continueAt("registry.unit%");
        register(Side.A);
    }

    private void register(Side side) {
        var row = "类别,编码,名称,责任单位\n单位,%s,%s,是\n".formatted(side.code(), side.unit());
        table("unit", row);
    }

    /** Lets the identities of the tables go on where no other thing has one. */
    private void continueAt(String sequences) {
        probe.sql(
                        """
                        select setval(sequence, :first) from testing.sequences
                        where sequence::text like :sequences and sequence::text not like 'audit.%'
                        """)
                .param("first", Side.FIRST_IDENTITY)
                .param("sequences", sequences)
                .query()
                .listOfRows();
    }

    /** Gives the unit that looks everything. */
    void furnishB() {
        furnish(Side.B);
    }

    /** Gives the other unit the same, under identities that no other thing has. */
    void furnishA() {
        continueAt("%");
        furnish(Side.A);
    }

    Actor liaison(Side side) {
        return requireNonNull(liaisons.get(side));
    }

    /** Another person of a unit. */
    Actor head(Side side) {
        return people.ofUnit(unit(side), side.word() + "-other", Role.UNIT_HEAD);
    }

    long unit(Side side) {
        return registry.unitByCode(Scope.school(), side.code()).orElseThrow().id();
    }

    /** The identities of a unit's things of a kind. */
    List<String> identities(Side side, Thing thing) {
        if (thing == Thing.RUN) {
            return List.of(requireNonNull(runOf.get(side)));
        }
        return probe.sql("select * from (" + thing.sql() + ") as found(it) order by it")
                .param("unit", unit(side))
                .param("code", side.code())
                .param("word", side.word())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void beLateWithOne(Side side) {
        probe.sql(
                        """
                        update obligation.obligation
                        set started_at = started_at - interval '40 days',
                            due_at = due_at - interval '40 days',
                            original_due_at = original_due_at - interval '40 days'
                        where id = (select min(id) from obligation.obligation
                            where unit_id = :unit and state = 'OPEN')
                        """)
                .param("unit", unit(side))
                .update();
    }

    private void furnish(Side side) {
        table("people", side.registered());
        side.checks().forEach(check -> knows(side, check));
        var liaison = people.ofUnit(unit(side), side.word() + "-liaison", Role.UNIT_LIAISON);
        liaisons.put(side, liaison);
        probe.sql("update access.account set person_code = :code where id = :id")
                .param("code", side.word() + "-p2")
                .param("id", liaison.accountId())
                .update();
        own(side, liaison);
        scan(side);
        notices(side, liaison);
        var none = List.of(episode(side, 4));
        triage.request(operator, Ruling.FALSE_POSITIVE, none, side.says("误报"));
        var wish = new Wish(side.says("无法修复"), side.says("限校内访问"), LATER);
        acceptances.request(operator, List.of(episode(side, 5)), wish);
        var held = Long.parseLong(identities(side, Thing.APPOINTMENT).getFirst());
        vacancies.doubt(operator, held, clock.today(), side.says("电话停机"));
        probe.sql("update monthly.run set month = date '2000-01-01'").update();
        run("monthly-lists");
        deliver();
    }

    private void table(String name, String rows) {
        imports.apply(
                operator,
                imports.prepare(
                        operator,
                        InputFile.of(name + ".csv", rows.getBytes(StandardCharsets.UTF_8)),
                        Locale.CHINESE));
    }

    private void knows(Side side, String check) {
        var old = knowledge.of(List.of(check)).get(check);
        knowledge.put(
                operator,
                new Knowledge.Entry(
                        check,
                        side.says(check),
                        side.says("可被窃听"),
                        side.says("停用"),
                        "",
                        old == null ? 0 : old.version()));
    }

    private void own(Side side, Actor liaison) {
        owned.keep(side, liaison);
        var rows = side.registered().replace("办公网", "办公网二");
        imports.prepare(
                operator,
                InputFile.of(side.word() + ".csv", rows.getBytes(StandardCharsets.UTF_8)),
                Locale.CHINESE);
    }

    private void scan(Side side) {
        var scanner = new DemoScanner(1);
        side.checks().forEach(check -> scanner.open(side.ip(), check));
        var system =
                new DemoSystem(
                        side.word() + "-www",
                        side.says("网站"),
                        side.code(),
                        side.host(),
                        side.ip(),
                        false,
                        true);
        var report = scanner.report("campus", List.of(system), clock.now());
        intake.receive(
                operator,
                new Intake.Upload(side.word() + ".nessus", null, null, null),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        run("imports");
    }

    private void run(String work) {
        works.stream().filter(each -> each.name().equals(work)).findFirst().orElseThrow().runOnce();
    }

    /** Hands over everything, so that nothing of one unit waits for the other's turn. */
    private void deliver() {
        Eventually.holds(
                "every message is in its inbox",
                Duration.ofSeconds(20),
                () -> {
                    run("delivery-relay");
                    return probe.sql(
                                    """
                                    select not exists (select from delivery.message
                                        where state in ('WAITING', 'SENDING') and attempts = 0)
                                    """)
                            .query(Boolean.class)
                            .single();
                });
    }

    /** A draft, one that is issued, and one that is answered. */
    private void notices(Side side, Actor liaison) {
        long draft = draft(side, episode(side, 0));
        long answered = issued(side, episode(side, 2), episode(side, 3));
        deliver();
        notices.acknowledge(liaison, answered, side.says("丙寅"), side.phone() + "-0002");
        var items = notice(answered).items();
        var fixed = items.getFirst();
        notices.answer(
                liaison,
                fixed.id(),
                fixed.version(),
                new NewAnswer(Notice.AnswerKind.FIXED, side.says("已停用"), clock.now(), proof(side)));
        var late = items.getLast();
        notices.ask(
                liaison,
                late.id(),
                late.version(),
                new NewRequest(
                        ItemRequest.Kind.EXTENSION,
                        side.says("设备待货"),
                        side.says("已限校内访问"),
                        LATER,
                        proof(side)));
        var cac = people.school(side.word() + "-cac", Role.CAC_OFFICE);
        supervisions.place(
                cac,
                Map.of(answered, notice(answered).version()),
                new Demand(side.says("三日内整改"), LATER));
        long again = issued(side, episode(side, 1));
        measures.order(
                cac,
                new Measures.Order(
                        measures.kinds().getFirst().id(),
                        new Measures.Place(unit(side), null, again, null, side.says("网站")),
                        side.says("逾期"),
                        operator.accountId()));
        warned.told(side, unit(side));
        struck.at(side, operator, liaison, cac, proof(side));
        owned.daily(side, unit(side));
        deliver();
        beLateWithOne(side);
        var targets =
                List.of(
                        new BulkStore.Target(
                                side.says("草稿"), draft, notice(draft).version(), List.of()));
        var run = runs.start(lead, BulkStore.Act.ISSUE, targets);
        Eventually.holds(
                "the run is over",
                Duration.ofSeconds(10),
                () -> {
                    run("notice-bulk");
                    return runs.find(lead, run).orElseThrow().finished();
                });
        runOf.put(side, run);
    }

    private long draft(Side side, Long... episodes) {
        policies.raise(operator, List.of(episodes), side.says("考试周"));
        return notices.draft(
                operator,
                new Draft(
                        side.says("专项"),
                        side.says("请尽快"),
                        List.of(episodes),
                        null,
                        Style.LETTER,
                        Map.of()));
    }

    private long issued(Side side, Long... episodes) {
        long id = draft(side, episodes);
        notices.propose(operator, id, notice(id).version());
        notices.issue(lead, id, notice(id).version());
        return id;
    }

    private Notice notice(long id) {
        return notices.find(Scope.school(), id).orElseThrow();
    }

    private static List<Attachment> proof(Side side) {
        var content = side.says("记录").getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment(side.word() + ".txt", new ByteArrayResource(content)));
    }

    private long episode(Side side, int check) {
        return probe.sql(
                        """
                        select e.id from finding.episode e
                        join finding.finding f on f.id = e.finding_id
                        where f.check_key = :check and e.unit_id = :unit
                        """)
                .param("check", side.checks().get(check))
                .param("unit", unit(side))
                .query(Long.class)
                .single();
    }
}
