package org.fengsui.engine.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.table.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTableTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String CAMPUS =
            """
            kind,code,name,parent,responsible,unit,operator,user,addresses,network_kind,posts,email,phone,off_campus,important,grade,filing_number,url_icp,stack,online_from,online_to,valid_from,valid_to
            unit,school,Example University,,no,,,,,,,,,,,,,,,,,,
            unit,it,IT Office,school,yes,,,,,,,,,,,,,,,,,,
            unit,cs,School of Computing,school,yes,,,,,,,,,,,,,,,,,,
            unit,cs-lab,Systems Laboratory,cs,no,,,,,,,,,,,,,,,,,,
            person,p1,Zhang San,,,cs,,,,,HEAD;工作专员,san@example.edu.cn,+86 27 5550 0100,,,,,,,,,2025-09-01,
            system,oa,Office system,,,it,it,school,https://oa.example.edu.cn/ 10.1.0.5:8443；10.1.0.6,,,,,no,yes,三级,F-1,ICP-1,java,2020-01-01,,,
            system,old,Old site,,,cs-lab,,,old.example.edu.cn;10.1.0.7,,,,,,,,,,,,2026-02-28,,
            network,dc,Data centre,,,it,,,10.1.0.0/16 10.2.0.0-10.2.0.99,server,,,,,,,,,,,,,
            network,dorm,Dormitories,,,,,,10.9.0.0/16,宿舍,,,,,,,,,,,,,
            """;

    @Test
    void anExportsArmourAgainstFormulasIsNoPartOfTheValue() {
        String armoured = CAMPUS.replace(",+86", ",'+86").replace(",java,", ",'=java(),");
        RegistryTable table = read(armoured);
        assertThat(table.rows().get(4))
                .isInstanceOfSatisfying(
                        RegistryRow.Person.class,
                        person -> assertThat(person.phone()).isEqualTo("+86 27 5550 0100"));
        assertThat(table.rows().get(5))
                .isInstanceOfSatisfying(
                        RegistryRow.InformationSystem.class,
                        system -> assertThat(system.stack()).isEqualTo("=java()"));
    }

    @Test
    void readsAllKindsOfRows() {
        RegistryTable table = read(CAMPUS);
        assertThat(table.rows()).hasSize(9);
        assertThat(table.units().find("cs-lab").orElseThrow().parent()).isEqualTo("cs");
        assertThat(table.rows().get(4))
                .isInstanceOfSatisfying(
                        RegistryRow.Person.class,
                        person -> {
                            assertThat(person.posts())
                                    .containsExactlyInAnyOrder(Post.HEAD, Post.LIAISON);
                            assertThat(person.valid().from()).isEqualTo(LocalDate.of(2025, 9, 1));
                            assertThat(person.line()).isEqualTo(6);
                        });
        assertThat(table.rows().get(5))
                .isInstanceOfSatisfying(
                        RegistryRow.InformationSystem.class,
                        system -> {
                            assertThat(system.grade()).isEqualTo(3);
                            assertThat(system.important()).isTrue();
                            assertThat(system.operator()).isEqualTo("it");
                            assertThat(system.addresses())
                                    .extracting(Match::toString)
                                    .containsExactly(
                                            "https://oa.example.edu.cn/",
                                            "10.1.0.5:8443",
                                            "10.1.0.6");
                        });
    }

    @Test
    void chineseHeadersInAnyOrderAndGb18030AreUnderstood() {
        String text =
                """
                名称,编码,类别,责任单位,网络类型,地址,主管单位,ICP备案号,备案号
                信息化办公室,it,单位,是,,,,,
                机房,dc,网络,,服务器,10.1.0.0/16,it,,
                办公系统,oa,系统,,,oa.example.edu.cn,it,示例备1号,备2
                """;
        RegistryTable table =
                RegistryTable.read(
                        InputFile.of("台账.csv", text.getBytes(Charset.forName("GB18030"))));
        assertThat(table.units().addressee("it").orElseThrow().name()).isEqualTo("信息化办公室");
        assertThat(table.rules()).hasSize(2);
        assertThat(((RegistryRow.InformationSystem) table.rows().get(2)).filingNumber())
                .isEqualTo("备2");
    }

    @Test
    void aNoticeGoesToTheNearestResponsibleUnitAbove() {
        Units units = read(CAMPUS).units();
        assertThat(units.addressee("cs-lab").map(RegistryRow.Unit::code)).contains("cs");
        assertThat(units.addressee("it").map(RegistryRow.Unit::code)).contains("it");
        assertThat(units.addressee("school")).isEmpty();
        assertThat(units.addressee("nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://oa.example.edu.cn/list, 2026-03-01T00:00:00Z, it oa",
        "10.1.0.5:8443, 2026-03-01T00:00:00Z, it oa",
        "10.1.0.5:22, 2026-03-01T00:00:00Z, it null",
        "10.2.0.99, 2026-03-01T00:00:00Z, it null",
        "10.1.0.7, 2026-02-28T15:59:59Z, cs-lab old",
        "10.1.0.7, 2026-02-28T16:00:00Z, it null",
        "10.9.3.4, 2026-03-01T00:00:00Z, pool DORMITORY",
        "192.0.2.1, 2026-03-01T00:00:00Z, nobody",
    })
    void theRulesAttribute(String target, Instant at, String expected) {
        AttributionSnapshot snapshot = AttributionSnapshot.of(read(CAMPUS).rules(), 1);
        Attribution found = snapshot.attribute(Query.of(Target.parse(target), at));
        String answer =
                switch (found) {
                    case Attribution.Attributed a -> a.unit() + " " + a.system();
                    case Attribution.Pooled p -> "pool " + p.kind();
                    case Attribution.Ambiguous a -> "ambiguous " + a.candidates().size();
                    case Attribution.Unattributed _ -> "nobody";
                };
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void theSameAddressUnderTwoUnitsIsAmbiguousNotRefused() {
        RegistryTable table =
                read(
                        """
                        kind,code,name,unit,addresses
                        unit,a,A,,
                        unit,b,B,,
                        system,x,X,a,10.0.0.1
                        system,y,Y,b,10.0.0.1
                        """);
        assertThat(
                        AttributionSnapshot.of(table.rules(), 1)
                                .attribute(Query.of(Target.parse("10.0.0.1"), AT)))
                .isInstanceOf(Attribution.Ambiguous.class);
    }

    @Test
    void aTreeDeeperThanAnySchoolIsRefusedWithoutWalkingAllOfIt() {
        var text = new StringBuilder("kind,code,name,parent\nunit,u0,U,\n");
        for (int unit = 1; unit < 20_000; unit++) {
            text.append("unit,u%d,U,u%d%n".formatted(unit, unit - 1));
        }
        assertThat(codes(text.toString())).containsOnly(RegistryProblem.Code.TOO_DEEP);
    }

    @Test
    void everyBadRowIsNamedAndNothingIsTaken() {
        String text =
                """
                kind,code,name,parent,responsible,unit,addresses,network_kind,posts,email,online_from,valid_from,valid_to,grade
                unit,a,A,b,perhaps,,,,,,,,,
                unit,b,B,a,,,,,,,,,,
                unit,c,C,nowhere,,,,,,,,,,
                unit,c,C again,,,,,,,,,,,
                system,s,S,,,zz,10.0.0.1/8 host..x,,,,2026-02-30,,,六级
                network,n,N,,,,https://a.example/,server,,,,,,
                person,p,P,,,a,,,BOSS,no mail,,2026-02-01,2026-01-01,
                thing,t,T,,,,,,,,,,,
                person,q,,,,a,10.0.0.1,,,,,,,
                """;
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                problem -> problem.line() + " " + problem.code())
                                        .containsExactlyInAnyOrder(
                                                "2 NOT_ALLOWED",
                                                "2 CYCLE",
                                                "3 CYCLE",
                                                "4 UNKNOWN_UNIT",
                                                "5 CODE_TWICE",
                                                "6 UNKNOWN_UNIT",
                                                "6 ADDRESS",
                                                "6 ADDRESS",
                                                "6 DATE",
                                                "6 NOT_ALLOWED",
                                                "7 NETWORK_ADDRESS",
                                                "7 UNIT_NEEDED",
                                                "8 NOT_ALLOWED",
                                                "8 NOT_ALLOWED",
                                                "8 DAYS_REVERSED",
                                                "9 NOT_ALLOWED",
                                                "10 EMPTY",
                                                "10 NOT_FOR_KIND"))
                .hasMessageContaining("the network is 10.0.0.0/8")
                .hasMessageContaining(
                        "line 2, column parent 上级: the units above lead back: a → b → a");
    }

    @Test
    void anUnknownColumnIsRefusedNamingTheNearest() {
        assertThatThrownBy(() -> read("kind,code,name,adresses\nunit,a,A,\n"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("\"adresses\" is no column")
                .hasMessageContaining("addresses 地址");
        assertThatThrownBy(() -> read("类别,编码,名称,主管部门\n单位,a,A,\n"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e ->
                                assertThat(e.message(Locale.CHINA))
                                        .contains("“主管部门”不是登记表的列；最接近的是 unit 主管单位"));
    }

    @Test
    void missingAndDoubledColumnsAreRefused() {
        assertThatThrownBy(() -> read("kind,code,类别\nunit,a,\n"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(RegistryProblem::code)
                                        .containsExactlyInAnyOrder(
                                                RegistryProblem.Code.COLUMN_TWICE,
                                                RegistryProblem.Code.MISSING_COLUMN));
    }

    @Test
    void unitsKnownBeforeMayBeReferredTo() {
        RegistryRow.Unit known =
                new RegistryRow.Unit(0, "it", "IT Office", null, true, List.of(), null);
        String text = "kind,code,name,unit,addresses\nsystem,s,S,it,10.0.0.1\n";
        RegistryTable table =
                RegistryTable.read(
                        InputFile.of("more.csv", text.getBytes(StandardCharsets.UTF_8)),
                        List.of(known));
        assertThat(table.rules()).hasSize(1);
        assertThat(table.units().addressee("it")).contains(known);
    }

    @Test
    void everyUnitThatARowNamesMustExist() {
        String text =
                """
                kind,code,name,unit,operator,user,addresses,network_kind,posts
                unit,a,A,,,,,,
                person,p,P,nowhere,,,,,HEAD
                system,s,S,no-owner,no-operator,no-user,192.0.2.1,,
                network,n,N,no-network,,,192.0.2.0/24,server,
                """;
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> {
                            assertThat(e.file()).isEqualTo("registry.csv");
                            assertThat(e.problems())
                                    .extracting(RegistryProblem::code)
                                    .containsOnly(RegistryProblem.Code.UNKNOWN_UNIT);
                            assertThat(e.problems())
                                    .extracting(RegistryProblem::line)
                                    .containsExactly(3L, 4L, 4L, 4L, 5L);
                            assertThat(e.message(Locale.ENGLISH))
                                    .contains("nowhere", "no-owner", "no-operator", "no-user");
                        });
    }

    @Test
    void addressesOfASystemEndWithWhateverEndsFirst() {
        RegistryTable table =
                read(
                        """
                        kind,code,name,unit,addresses,online_from,online_to,valid_from,valid_to
                        unit,a,A,,,,,,
                        system,s,S,a,192.0.2.1,2026-01-01,2026-06-30,2026-02-01,2026-12-31
                        system,t,T,a,192.0.2.2,2026-03-01,2026-12-31,2026-02-01,2026-06-30
                        system,u,U,a,192.0.2.3,,2026-06-30,,
                        system,v,V,a,192.0.2.4,,,,2026-06-30
                        """);
        assertThat(table.rules())
                .extracting(Rule::validTo)
                .containsOnly(java.time.Instant.parse("2026-06-30T16:00:00Z"));
        assertThat(table.rules().get(0)).hasToString("192.0.2.1 (system:s)");
        assertThat(table.rules()).allMatch(Rule::isLimited);
    }

    @Test
    void whatIsMissingOrWrittenWronglyIsNamed() {
        String head =
                "kind,code,name,unit,addresses,network_kind,valid_from,email\nunit,a,A,,,,,\n";
        assertThat(codes(head + "network,n,N,a,,server,,\n"))
                .containsExactly(RegistryProblem.Code.EMPTY);
        assertThat(codes(head + "network,n,N,a,192.0.2.1,,,\n"))
                .containsExactly(RegistryProblem.Code.EMPTY);
        assertThat(codes(head + "network,n,N,a,192.0.2.1,server,2026-13-01,\n"))
                .containsExactly(RegistryProblem.Code.DATE);
        assertThat(codes(head + ",n,N,,,,,\n")).containsExactly(RegistryProblem.Code.EMPTY);
    }

    private static List<RegistryProblem.Code> codes(String text) {
        try {
            read(text);
            return List.of();
        } catch (RegistryException e) {
            return e.problems().stream().map(RegistryProblem::code).toList();
        }
    }

    @Test
    void instantsBeyondTheReachOfMillisecondsCountAsItsEnds() {
        java.time.Instant far = java.time.Instant.MAX;
        assertThat(Rule.milli(far)).isPositive().isEqualTo(-Rule.milli(java.time.Instant.MIN));
        assertThat(Rule.milli(java.time.Instant.ofEpochMilli(5))).isEqualTo(5);
        Match any = Match.parse("192.0.2.1");
        assertThat(new Rule(any, "a", null, null, null, null, "o").isLimited()).isFalse();
        assertThat(new Rule(any, "a", null, null, far, null, "o").isLimited()).isTrue();
        assertThat(new Rule(any, "a", null, null, null, far, "o").isLimited()).isTrue();
    }

    @Test
    void addressesArePrintedAsTheyAreRegistered() {
        for (String text :
                new String[] {
                    "www.example.edu.cn",
                    "*.example.edu.cn",
                    "192.0.2.0/24",
                    "192.0.2.1-192.0.2.9",
                    "192.0.2.1:80",
                    "192.0.2.1"
                }) {
            assertThat(Match.parse(text)).hasToString(text);
        }
    }

    @Test
    void textsThatAreTooLongOrNoTextAreRefused() {
        String text = "kind,code,name,email\nunit,%s,%s,\n";
        assertThat(read(text.formatted("c".repeat(64), "n".repeat(200))).rows()).hasSize(1);
        for (String wrong :
                new String[] {
                    text.formatted("c".repeat(65), "n"),
                    text.formatted("c", "n".repeat(201)),
                    text.formatted("c", "n\u0007")
                }) {
            assertThatThrownBy(() -> read(wrong))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e ->
                                    assertThat(e.problems())
                                            .extracting(RegistryProblem::code)
                                            .containsExactly(RegistryProblem.Code.TEXT));
        }
    }

    @Test
    void excelDatesWithSlashesAndChineseDatesAreRead() {
        RegistryTable table =
                read(
                        """
                        kind,code,name,unit,online_from,online_to
                        unit,a,A,,,
                        system,s,S,a,2020/1/5,2026年12月31日
                        """);
        assertThat(((RegistryRow.InformationSystem) table.rows().get(1)).online())
                .isEqualTo(
                        new RegistryRow.Days(LocalDate.of(2020, 1, 5), LocalDate.of(2026, 12, 31)));
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("zh").stringPropertyNames()).isEqualTo(keys("en").stringPropertyNames());
        for (RegistryProblem.Code code : RegistryProblem.Code.values()) {
            assertThat(
                            code == RegistryProblem.Code.ADDRESS
                                    || keys("en").containsKey("problem." + code))
                    .as(code.name())
                    .isTrue();
        }
    }

    private static Properties keys(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                RegistryTable.class.getResourceAsStream("messages_" + language + ".properties")) {
            assertThat(in).isNotNull();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static RegistryTable read(String text) {
        return RegistryTable.read(
                InputFile.of("registry.csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}
