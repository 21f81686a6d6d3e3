package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.junit.jupiter.api.Test;

class AdvisoriesTest {

    private static final String CNVD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <vulnerabilitys>
            <vulnerability>
            <number>CNVD-2026-00001</number>
            <cves><cve><cveNumber>CVE-2026-0001</cveNumber></cve></cves>
            <title>某服务器存在远程执行漏洞</title>
            <serverity>高</serverity>
            <products><product>nginx nginx &gt;=1.0，&lt;1.25.3</product><product>别的产品 见公告</product></products>
            <isEvent>通用软硬件漏洞</isEvent>
            <openTime>2026-03-02</openTime>
            <formalWay>升级到 1.25.3。</formalWay>
            <description>攻击者可以远程执行代码。</description>
            </vulnerability>
            <vulnerability><number>CNVD-2026-00002</number><title>另一个</title><serverity>低</serverity></vulnerability>
            </vulnerabilitys>
            """;

    private static final String KEV =
            """
            {"title": "Catalog", "catalogVersion": "2026.03.05", "count": 1, "vulnerabilities": [
              {"cveID": "CVE-2026-0002", "vendorProject": "Example", "product": "Example Server",
               "vulnerabilityName": "Example Server Flaw", "dateAdded": "2026-03-04",
               "shortDescription": "Remote code.", "requiredAction": "Apply updates.",
               "dueDate": "2026-03-25", "notes": ""}
            ]}
            """;

    private static final String CSAF =
            """
            {"document": {"category": "csaf_security_advisory", "csaf_version": "2.0",
              "title": "Example Advisory", "tracking": {"id": "EX-2026-01", "revision_history": [{"number": "1"}]}},
             "product_tree": {"branches": [{"category": "vendor", "name": "Example", "branches": [
               {"category": "product_name", "name": "Example DB", "branches": [
                 {"category": "product_version_range", "name": "vers:generic/>=4.0|<4.2",
                  "product": {"product_id": "P1", "name": "Example DB 4"}},
                 {"category": "product_version", "name": "4.2",
                  "product": {"product_id": "P2", "name": "Example DB 4.2"}}]}]}]},
             "vulnerabilities": [{"cve": "CVE-2026-0003", "title": "Overflow",
               "notes": [{"category": "description", "text": "An overflow."}],
               "product_status": {"known_affected": ["P1"], "fixed": ["P2"]},
               "remediations": [{"category": "vendor_fix", "details": "Update to 4.2."}],
               "scores": [{"products": ["P1"], "cvss_v3": {"baseScore": 9.8}}]}]}
            """;

    private static List<Advisory> read(String text, Charset charset) {
        var all = new ArrayList<Advisory>();
        Advisories.read(InputFile.of("advisories", text.getBytes(charset)), all::add);
        return all;
    }

    private static List<Advisory> read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private static BadInput refused(String text) {
        return assertThrows(BadInput.class, () -> read(text));
    }

    @Test
    void theWeeklyFileOfCnvdIsReadAndItsHighIsNeverCritical() {
        var all = read(CNVD);
        assertThat(all).hasSize(2);
        var first = all.getFirst();
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.refs()).containsExactly("CVE-2026-0001", "CNVD-2026-00001");
        assertThat(first.products())
                .extracting(AffectedProduct::name)
                .containsExactly("nginx nginx", "别的产品 见公告");
        assertThat(first.products().getFirst().range().contains("1.20.1")).isTrue();
        assertThat(first.solution()).isEqualTo("升级到 1.25.3。");
        assertThat(all.getLast().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void itIsReadInTheEncodingItDeclares() {
        var gb = CNVD.replace("UTF-8", "GB18030");
        assertThat(read(gb, Charset.forName("GB18030")).getFirst().title())
                .isEqualTo("某服务器存在远程执行漏洞");
    }

    @Test
    void whatCisaKnowsToBeExploitedIsRead() {
        assertThat(read(KEV))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isEqualTo("CVE-2026-0002");
                    assertThat(one.exploited()).isTrue();
                    assertThat(one.severity()).isNull();
                    assertThat(one.products().getFirst().name()).isEqualTo("Example Server");
                });
    }

    @Test
    void aVendorsAdvisoryNamesTheProductsKnownToBeAffected() {
        assertThat(read(CSAF))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.title()).isEqualTo("Overflow");
                    assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(one.products())
                            .singleElement()
                            .satisfies(product -> {
                                assertThat(product.name()).isEqualTo("Example DB");
                                assertThat(product.range().contains("4.1")).isTrue();
                                assertThat(product.range().contains("4.2")).isFalse();
                            });
                    assertThat(one.solution()).isEqualTo("Update to 4.2.");
                });
    }

    @Test
    void whatIsBrokenIsRefusedWithItsLine() {
        assertThat(refused(CNVD.substring(0, 400)).problem()).isEqualTo(InputProblem.TRUNCATED);
        var number = refused(CNVD.replace("CNVD-2026-00002", "nichts"));
        assertThat(number.problem()).isEqualTo(InputProblem.BAD_VALUE);
        assertThat(number.line()).isEqualTo(14);
        assertThat(refused(KEV.substring(0, 200)).problem()).isEqualTo(InputProblem.TRUNCATED);
        var cve = refused(KEV.replace("CVE-2026-0002", "x"));
        assertThat(cve.problem()).isEqualTo(InputProblem.BAD_VALUE);
        assertThat(cve.line()).isEqualTo(2);
        assertThat(refused(CSAF.replace("\"2.0\"", "\"1.0\"")).problem())
                .isEqualTo(InputProblem.NOT_THIS_FORMAT);
    }

    @Test
    void hostileXmlIsRefused() {
        var external = "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        var body = CNVD.substring(CNVD.indexOf('\n') + 1);
        assertThat(refused(external + body).problem()).isEqualTo(InputProblem.DTD_REFUSED);
        assertThat(refused("<v>" + "<a>".repeat(500)).problem()).isEqualTo(InputProblem.SYNTAX);
    }

    @Test
    void whatIsNoAdvisoryIsRefused() {
        assertThat(refused("").problem()).isEqualTo(InputProblem.EMPTY);
        assertThat(refused("hello").problem()).isEqualTo(InputProblem.UNRECOGNISED);
        assertThat(refused("{\"a\": 1}").problem()).isEqualTo(InputProblem.UNRECOGNISED);
        assertThat(refused("<html></html>").problem()).isEqualTo(InputProblem.NOT_THIS_FORMAT);
    }
}
