package org.fengsui.server.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.store.DraftKeeper;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every kind of data says how long it stays; administrators change it within limits. */
@ServerTest
record RetentionTest(
        Retention retention,
        List<Periodic> works,
        DraftKeeper drafts,
        Tokens tokens,
        AuditTrail trail,
        Texts texts,
        People people,
        RecordProbe probe,
        TestClock clock) {

    private static final String SHORT = "it has a short life of its own";
    private static final String SERVER = "the server's own";

    /** Tables whose kind is not that of their schema, or that belong to none and say why. */
    private static final Map<String, String> BY_TABLE =
            Map.ofEntries(
                    Map.entry("access.attempt", SHORT),
                    Map.entry("access.known_browser", SHORT),
                    Map.entry("access.session", SHORT),
                    Map.entry("access.session_attributes", SHORT),
                    Map.entry("access.setup_link", SHORT),
                    Map.entry("access.token", "ended-tokens"),
                    Map.entry("file.chunk", "of whatever the file is about"),
                    Map.entry("file.content", "of whatever the file is about"),
                    Map.entry("file.file", "of whatever the file is about"),
                    Map.entry("notice.takeover_preview", "ledger-sheets"),
                    Map.entry("page.draft", "drafts"),
                    Map.entry("registry.preview", "registry-tables"),
                    Map.entry("registry.sync_run", "registry-tables"),
                    Map.entry("trace.hit", "traced-accounts"),
                    Map.entry("trace.step", "findings"),
                    Map.entry("trace.task", "traced-accounts"));

    private static final Map<String, String> BY_SCHEMA =
            Map.ofEntries(
                    Map.entry("access", "accounts"),
                    Map.entry("assessment", "assessments"),
                    Map.entry("accountability", "scores"),
                    Map.entry("audit", "audit"),
                    Map.entry("calendar", "obligations"),
                    Map.entry("delivery", "messages"),
                    Map.entry("content", "content"),
                    Map.entry("desk", "screens"),
                    Map.entry("document", "notices"),
                    Map.entry("finding", "findings"),
                    Map.entry("incident", "incidents"),
                    Map.entry("intake", "findings"),
                    Map.entry("kernel", SERVER),
                    Map.entry("knowledge", "knowledge"),
                    Map.entry("circular", "circulars"),
                    Map.entry("mailbox", "mails"),
                    Map.entry("measure", "measures"),
                    Map.entry("monthly", "monthly-lists"),
                    Map.entry("notice", "notices"),
                    Map.entry("obligation", "obligations"),
                    Map.entry("page", "accounts"),
                    Map.entry("readiness", "readiness"),
                    Map.entry("registry", "registry"),
                    Map.entry("trace", "look-up-records"),
                    Map.entry("upkeep", SERVER),
                    Map.entry("warning", "warnings"));

    private void forgetWhatIsDue() {
        works.stream().filter(it -> it.name().equals("retention")).forEach(Periodic::runOnce);
    }

    private Retention.Line line(String kind) {
        return retention.forATime().stream()
                .filter(it -> it.kept().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<Kept> all() {
        var all = new ArrayList<Kept>(retention.forEver());
        retention.forATime().forEach(it -> all.add(it.kept()));
        return all;
    }

    private Actor administrator() {
        return people.school("security", Role.SECURITY_ADMIN);
    }

    private void refused(Problem problem, Actor by, String kind, @Nullable Integer days) {
        assertThatThrownBy(() -> retention.keep(by, kind, days, "为了省盘"))
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void everyTableSaysHowLongItsRowsStay() {
        var kinds = new TreeSet<String>();
        all().forEach(it -> kinds.add(it.kind()));
        assertThat(kinds).as("no kind is declared twice").hasSameSizeAs(all());
        var tables =
                probe.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join testing.tables t on t.target = c.oid
                                """)
                        .query(String.class)
                        .list();
        assertThat(tables)
                .allSatisfy(table -> {
                    var schema = table.substring(0, table.indexOf('.'));
                    var kind = BY_TABLE.getOrDefault(table, BY_SCHEMA.getOrDefault(schema, ""));
                    assertThat(kinds.contains(kind) || kind.contains(" "))
                            .as("%s belongs to a kind of data, or says here why not", table)
                            .isTrue();
                });
    }

    @Test
    void everyKindIsExplainedInBothLanguagesAndStandsInTheDocument() throws IOException {
        var document = Files.readString(Path.of("../docs/deployment.md"));
        var english = new ArrayList<String>();
        for (var kept : all()) {
            var text = "kept." + kept.kind();
            for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                for (var part : List.of(".name", ".what", ".basis")) {
                    assertThat(texts.say(locale, text + part)).isNotEqualTo(text + part);
                }
            }
            english.add(
                    "| %s | %s | %s |"
                            .formatted(
                                    texts.say(Locale.ENGLISH, text + ".name"),
                                    days(kept),
                                    texts.say(Locale.ENGLISH, text + ".what")));
        }
        assertThat(document).contains(english);
    }

    private static String days(Kept kept) {
        if (!(kept instanceof Kept.ForATime limited)) {
            return "for ever";
        }
        var term = limited.term();
        if (term.setting() != null) {
            return term.days() + ", by `" + term.setting() + "`";
        }
        return term.days()
                + (term.most() == null
                        ? ", at least " + term.least()
                        : ", " + term.least() + " to " + term.most());
    }

    @Test
    void neverBelowTheMinimumNorBeyondWhatMayBeKept() {
        var by = administrator();
        refused(UpkeepProblem.KEPT_TOO_SHORT, by, "reports", 364);
        refused(UpkeepProblem.KEPT_OUT_OF_RANGE, by, "drafts", 6);
        refused(UpkeepProblem.KEPT_OUT_OF_RANGE, by, "drafts", null);
        refused(CommonProblem.NOT_FOUND, by, "audit", 3650);
        refused(CommonProblem.NOT_FOUND, by, "notices", 3650);
        refused(CommonProblem.NOT_FOUND, by, "look-up-records", 200);
        refused(CommonProblem.NOT_FOUND, by, "nonsense", 200);
        refused(CommonProblem.FORBIDDEN, people.school("system", Role.SYSTEM_ADMIN), "drafts", 20);
        assertThatThrownBy(() -> retention.keep(by, "drafts", 20, " "))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it ->
                                assertThat(it.problem())
                                        .isEqualTo(UpkeepProblem.KEPT_WITHOUT_REASON));
        assertThat(retention.forATime()).allSatisfy(it -> assertThat(it.change()).isNull());
    }

    @Test
    void whoeverSetsTheDaysStandsInTheAuditLogAndHasADayToTakeThemBack() {
        var by = administrator();
        var author = people.school("author", Role.OFFICE_OPERATOR);
        drafts.keep(author, "old", Map.of());
        clock.advance(Duration.ofDays(20));
        retention.keep(by, "drafts", 10, " 少留草稿 ");
        assertThat(line("drafts").days()).isEqualTo(10);
        assertThat(line("drafts").due()).isEqualTo(1);
        assertThat(line("drafts").change())
                .isEqualTo(new Retention.Change(by.name(), clock.now(), "少留草稿"));
        var entry = trail.newest(of("retention.set"), 1).getFirst();
        assertThat(entry.actorName()).isEqualTo(by.name());
        assertThat(entry.details())
                .containsEntry("kind", "drafts")
                .containsEntry("before", "30")
                .containsEntry("days", "10")
                .containsEntry("reason", "少留草稿");

        clock.advance(Duration.ofHours(23));
        forgetWhatIsDue();
        assertThat(drafts.find(author, "old")).as("a day has not passed").isPresent();
        retention.keep(by, "drafts", 30, "改回");
        clock.advance(Duration.ofHours(25));
        forgetWhatIsDue();
        assertThat(drafts.find(author, "old")).as("it was taken back").isPresent();

        retention.keep(by, "drafts", 10, "少留草稿");
        clock.advance(Duration.ofHours(25));
        forgetWhatIsDue();
        assertThat(drafts.find(author, "old")).isEmpty();
        assertThat(line("drafts").due()).isZero();
        assertThat(line("drafts").run()).isEqualTo(new Retention.Run(clock.now(), 1, 1));
        assertThat(trail.newest(of("retention.forgotten"), 2))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.details())
                                .containsEntry("kind", "drafts")
                                .containsEntry("count", "1"));
    }

    private static AuditFilter of(String action) {
        return new AuditFilter(null, null, null, action, null, null);
    }

    @Test
    void whatIsKeptForEverByAnAdministratorIsNeverDue() {
        retention.keep(administrator(), "closed-evidence", null, "审计要求");
        assertThat(line("closed-evidence").days()).isNull();
        clock.advance(Duration.ofDays(9000));
        forgetWhatIsDue();
        assertThat(line("closed-evidence").run()).isNull();
    }

    @Test
    void aTokenGoesAYearAfterItEnded() {
        var owner = people.school("owner", Role.OFFICE_OPERATOR);
        for (var name : List.of("ran out", "revoked", "runs")) {
            tokens.create(owner, name, Duration.ofDays(300));
        }
        // Tokens end by the machine's clock.
        probe.sql(
                        """
                        update access.token set
                            expires_at = cast(:at as timestamptz) + case name when 'ran out' then interval '10 days'
                                                         else interval '300 days' end,
                            revoked_at = case name when 'revoked' then cast(:at as timestamptz) + interval '9 days' end
                        """)
                .param("at", java.sql.Timestamp.from(clock.now()))
                .update();
        clock.advance(Duration.ofDays(374).plusHours(1));
        assertThat(line("ended-tokens").due()).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        forgetWhatIsDue();
        assertThat(tokens.of(owner)).extracting(Tokens.Token::name).containsExactly("runs");
    }

    @Test
    void aTableThatNobodyAppliedGoes() {
        var by = people.school("office", Role.CAC_OFFICE);
        probe.sql(
                        """
                        insert into registry.preview (token, edition, file_name, account_id,
                            made_at, rows_to_write, unchanged)
                        values ('a', 1, '人员.csv', :by, :at, '张三', 0);
                        insert into registry.sync_run (token, source, file_name, rows, columns,
                            account_id, account_name, made_at)
                        values ('b', '人事', '人员.csv', '张三', '{}', :by, '李四', :at);
                        insert into notice.takeover_preview (token, account_id, file_name, sheet,
                            made_at)
                        values ('c', :by, '台账.csv', '', :at);
                        """)
                .param("by", by.accountId())
                .param("at", java.sql.Timestamp.from(clock.now()))
                .update();
        clock.advance(Duration.ofDays(6));
        forgetWhatIsDue();
        assertThat(line("ledger-sheets").run()).isEqualTo(new Retention.Run(clock.now(), 0, 0));
        clock.advance(Duration.ofDays(2));
        forgetWhatIsDue();
        assertThat(line("ledger-sheets").run()).isEqualTo(new Retention.Run(clock.now(), 1, 1));
        clock.advance(Duration.ofDays(23));
        assertThat(line("registry-tables").due()).isEqualTo(2);
        forgetWhatIsDue();
        assertThat(line("registry-tables").run()).isEqualTo(new Retention.Run(clock.now(), 2, 2));
    }
}
