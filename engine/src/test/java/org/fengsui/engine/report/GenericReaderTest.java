package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericReaderTest {
    private static final Reading READING = Reading.ofResource("generic.csv");

    @Test
    void chineseHeadersNeedNoMapping() {
        assertThat(READING.observations()).hasSize(3);
        Observation o = READING.one("CVE-2017-5638");
        assertThat(o.title()).isEqualTo("Struts2 远程命令执行");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(o.scannerSeverity()).isEqualTo("超危");
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.41"));
        assertThat(o.port()).isEqualTo(8080);
        assertThat(o.transport()).isEqualTo(Transport.TCP);
        assertThat(o.refs()).containsExactly("CVE-2017-5638", "CNVD-2017-02474");
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-11T16:00:00Z"));
        assertThat(o.solution()).isEqualTo("升级");
        assertThat(READING.one("学生系统弱口令").category()).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(READING.one("端口开放").category()).isEqualTo(Category.OTHER);
        assertThat(READING.summary().coverage().kind()).isEqualTo(Coverage.Kind.UNKNOWN);
    }

    @Test
    void theSameTableInGb18030AndAsWorkbookIsTheSame() {
        byte[] gb = Reading.text("generic.csv").getBytes(Charset.forName("GB18030"));
        assertThat(Reading.of(gb).observations()).isEqualTo(READING.observations());
        byte[] book =
                Workbooks.sheet(
                        "<row r='1'>"
                                + cell("A1", "漏洞名称")
                                + cell("B1", "风险等级")
                                + cell("C1", "主机")
                                + "</row><row r='2'>"
                                + cell("A2", "弱口令")
                                + cell("B2", "高")
                                + cell("C2", "lab.example.edu.cn")
                                + "</row>");
        Observation o = Reading.of(book).one("弱口令");
        assertThat(o.severity()).isEqualTo(Severity.HIGH);
        assertThat(o.hostOrigin()).isEqualTo(HostOrigin.SCAN_TARGET);
    }

    @Test
    void hostsComeAsUrlsNamesAddressesAndPaths() {
        Reading reading =
                Reading.of(
                        """
                        title,severity,url
                        a,Low,https://Portal.example.edu.cn/x?y=1
                        b,Low,www.example.edu.cn
                        c,Low,192.0.2.1:8080
                        d,Low,www.example.edu.cn/path
                        e,Low,[2001:db8::1]:443
                        f,Low,two hosts here
                        g,Low,ftp://www.example.edu.cn
                        """);
        assertThat(reading.one("a").host()).isEqualTo("portal.example.edu.cn");
        assertThat(reading.one("a").port()).isEqualTo(443);
        assertThat(reading.one("a").hostOrigin()).isEqualTo(HostOrigin.URL);
        assertThat(reading.one("b").url()).isNull();
        assertThat(reading.one("c").ip()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(reading.one("c").port()).isEqualTo(8080);
        assertThat(reading.one("d").url()).isEqualTo("www.example.edu.cn/path");
        assertThat(reading.one("d").host()).isEqualTo("www.example.edu.cn");
        assertThat(reading.one("e").ip()).isEqualTo(IpAddress.parse("2001:db8::1"));
        assertThat(reading.one("f").host()).isEqualTo("two hosts here");
        assertThat(reading.one("g").port()).isEqualTo(21);
        assertThat(reading.one("g").url()).isNull();
    }

    @Test
    void scoresDecideButAVectorOnlyExplains() {
        Reading reading =
                Reading.of(
                        """
                        title,severity,cvss,cvssv3
                        a,High,9.8,
                        b,Critical,,CVSS:3.1/AV:N/AC:L/PR:H/UI:R/S:C/C:L/I:L/A:N
                        c,,5.0,
                        d,,,
                        e,7.5,,
                        f,unknown,,
                        """);
        assertThat(reading.one("a").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(reading.one("b").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(reading.one("b").cvss()).isEqualTo(4.8);
        assertThat(reading.one("c").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(reading.one("d").severity()).isEqualTo(Severity.INFO);
        assertThat(reading.one("e").severity()).isEqualTo(Severity.HIGH);
        assertThat(reading.one("f").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aSeverityNobodyUnderstandsIsRefusedWithItsLine() {
        BadInput bad = Reading.refusal("title,severity,host\na,High,192.0.2.1\nb,高微,192.0.2.1\n");
        assertThat(bad.problem()).isEqualTo(InputProblem.BAD_VALUE);
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.parameters()).contains("高微");
    }

    @Test
    void theNumberOfWhoReportsItIsReadByHeaderOrByMapping() {
        String table =
                "漏洞名称,等级,主机,%s\nx,高,www.example.edu.cn, ES-2026-0001 \ny,高,www.example.edu.cn,\n";
        Reading known = Reading.of(table.formatted("来源编号"));
        assertThat(known.one("x").sourceNumber()).isEqualTo("ES-2026-0001");
        assertThat(known.one("y").sourceNumber()).isNull();
        assertThat(Reading.of(table.formatted("工单")).one("x").sourceNumber()).isNull();
        ColumnMapping mapping =
                ColumnMapping.parse(
                        InputFile.of("m", "source_number = 工单".getBytes(StandardCharsets.UTF_8)));
        byte[] other = table.formatted("工单").getBytes(StandardCharsets.UTF_8);
        assertThat(
                        Reading.of(
                                        new ReportInput(InputFile.of("t", other), mapping),
                                        ReportFormat.GENERIC)
                                .one("x")
                                .sourceNumber())
                .isEqualTo("ES-2026-0001");
        assertThat(known.one("x").fingerprint())
                .as("it is no part of what a hole is")
                .isEqualTo(Reading.of(table.formatted("工单")).one("x").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# our scanner\ntitle = Befund\nseverity = Stufe\nseverity.rot = CRITICAL\nip = Adresse | Rechner\ntime=Tag\nzone = UTC\ncategory = Art\ncategory.Kennwort = WEAK_PASSWORD\n",
                "{\"title\":\"Befund\",\"severity\":{\"column\":\"Stufe\",\"values\":{\"rot\":\"CRITICAL\"}},\"ip\":[\"Adresse\",\"Rechner\"],"
                        + "\"time\":\"Tag\",\"zone\":\"UTC\",\"category\":{\"column\":\"Art\",\"values\":{\"Kennwort\":\"WEAK_PASSWORD\"}}}"
            })
    void aMappingNamesColumnsAndWords(String mapping) {
        ColumnMapping parsed =
                ColumnMapping.parse(InputFile.of("m", mapping.getBytes(StandardCharsets.UTF_8)));
        byte[] table =
                "Befund;Stufe;Rechner;Tag;Art\nx;ROT;192.0.2.7;2026-02-12;kennwort\n"
                        .getBytes(StandardCharsets.UTF_8);
        Observation o =
                Reading.of(new ReportInput(InputFile.of("t", table), parsed), ReportFormat.GENERIC)
                        .one("x");
        assertThat(o.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(o.category()).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(o.ip()).isEqualTo(IpAddress.parse("192.0.2.7"));
        assertThat(o.time()).isEqualTo(Instant.parse("2026-02-12T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour = x",
                "title",
                "severity.x = PURPLE",
                "zone = Nowhere/There",
                "title.x = y"
            })
    void aMappingThatMakesNoSenseIsRefused(String mapping) {
        BadInput bad =
                catchThrowableOfType(
                        BadInput.class,
                        () ->
                                ColumnMapping.parse(
                                        InputFile.of(
                                                "m",
                                                ("# c\n" + mapping)
                                                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(bad.problem()).isEqualTo(InputProblem.BAD_MAPPING);
        assertThat(bad.line()).isEqualTo(2);
    }

    @Test
    void aMappedColumnThatIsMissingIsNamed() {
        ColumnMapping mapping =
                ColumnMapping.parse(
                        InputFile.of("m", "title = Befund".getBytes(StandardCharsets.UTF_8)));
        byte[] table = "title,severity\nx,High\n".getBytes(StandardCharsets.UTF_8);
        BadInput bad =
                catchThrowableOfType(
                        BadInput.class,
                        () ->
                                Reading.of(
                                        new ReportInput(InputFile.of("t", table), mapping),
                                        ReportFormat.GENERIC));
        assertThat(bad.problem()).isEqualTo(InputProblem.MISSING_COLUMN);
        assertThat(bad.parameters()).containsExactly("Befund");
    }

    @Test
    void jsonFindingsGiveOneObservationPerEndpoint() {
        Reading reading =
                Reading.of(
                        "{\"name\":\"pentest\",\"findings\":[{\"title\":\"x\",\"severity\":\"High\",\"cve\":\"CVE-2020-1234\","
                                + "\"cwe\":79,\"date\":\"2026-02-12\",\"endpoints\":[\"https://a.example.edu.cn:8443/p\",{\"host\":\"b.example.edu.cn\",\"port\":22}]},"
                                + "{\"title\":\"y\",\"severity\":\"Low\",\"description\":\"password: hunter2\"}]}");
        assertThat(reading.observations()).hasSize(3);
        Observation first = reading.observations().getFirst();
        assertThat(first.url()).isEqualTo("https://a.example.edu.cn:8443/p");
        assertThat(first.refs()).containsExactly("CVE-2020-1234", "CWE-79");
        assertThat(reading.observations().get(1).host()).isEqualTo("b.example.edu.cn");
        assertThat(reading.observations().get(1).port()).isEqualTo(22);
        assertThat(reading.one("y").description()).isEqualTo("password: ******");
    }

    @Test
    void jsonListsAndLinesAreReadToo() {
        String object = "{\"title\":\"x\",\"severity\":\"High\",\"ip\":\"192.0.2.1\"}";
        assertThat(Reading.of("[" + object + "," + object + "]").observations()).hasSize(2);
        assertThat(Reading.of(object + "\n" + object + "\n").observations()).hasSize(2);
        assertThat(Reading.of("{\"findings\":[]}").observations()).isEmpty();
    }

    @Test
    void jsonOfAnotherScannerIsNotTakenForAListOfItsOwn() {
        BadInput bad =
                Reading.refusal(
                        "{\"Vulnerabilities\":[{\"Name\":\"deployment\",\"Results\":[{\"Title\":\"x\",\"Severity\":\"HIGH\"}]}]}");
        assertThat(bad.problem()).isEqualTo(InputProblem.UNRECOGNISED);
    }

    @Test
    void rowsWithoutTitleAreCounted() {
        Reading reading = Reading.of("title,severity\n,High\nx,High\n");
        assertThat(reading.summary().skipped()).containsEntry(SkipReason.NO_CONTENT, 1L);
        assertThat(reading.summary().read()).isEqualTo(1);
    }

    private static String cell(String at, String text) {
        return "<c r='" + at + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
    }
}
