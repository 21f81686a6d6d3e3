package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryRulesTest {
    @Test
    void weakPasswordsAreTheirOwnClass() {
        assertThat(title("HTTP Brute Force Logins With Default Credentials Reporting"))
                .isEqualTo(Category.WEAK_PASSWORD);
        assertThat(title("Redis 弱口令")).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(of(Severity.HIGH, "x", "Default Unix Accounts", List.of(), List.of()))
                .isEqualTo(Category.WEAK_PASSWORD);
        assertThat(of(Severity.HIGH, "x", null, List.of(), List.of("CWE-1391")))
                .isEqualTo(Category.WEAK_PASSWORD);
        assertThat(of(Severity.INFO, "x", null, List.of("grafana", "Default-Login"), List.of()))
                .isEqualTo(Category.WEAK_PASSWORD);
    }

    @Test
    void malwareIsItsOwnClass() {
        assertThat(title("DoublePulsar backdoor detection")).isEqualTo(Category.MALWARE);
        assertThat(title("发现挖矿程序")).isEqualTo(Category.MALWARE);
        assertThat(of(Severity.CRITICAL, "x", "Backdoors", List.of(), List.of()))
                .isEqualTo(Category.MALWARE);
    }

    @Test
    void informationIsOtherUnlessItIsAnUnratedFlaw() {
        assertThat(of(Severity.INFO, "Weak password policy text", null, List.of(), List.of()))
                .isEqualTo(Category.OTHER);
        assertThat(
                        CategoryRules.standard()
                                .decide(
                                        Severity.INFO,
                                        false,
                                        "x",
                                        null,
                                        List.of(),
                                        List.of("CVE-2020-1234")))
                .isEqualTo(Category.VULNERABILITY);
    }

    @Test
    void everythingElseIsAVulnerability() {
        assertThat(title("SSL Certificate Cannot Be Trusted")).isEqualTo(Category.VULNERABILITY);
    }

    @Test
    void wordsOfACategoryColumnAreUnderstood() {
        assertThat(CategoryRules.ofWord("恶意IP")).isEqualTo(Category.MALICIOUS_IP);
        assertThat(CategoryRules.ofWord("钓鱼邮件")).isEqualTo(Category.MALICIOUS_MAIL);
        assertThat(CategoryRules.ofWord("weak password")).isEqualTo(Category.WEAK_PASSWORD);
        assertThat(CategoryRules.ofWord("whatever")).isNull();
    }

    private static Category title(String title) {
        return of(Severity.HIGH, title, null, List.of(), List.of());
    }

    private static Category of(
            Severity severity,
            String title,
            @org.jspecify.annotations.Nullable String family,
            List<String> tags,
            List<String> refs) {
        return CategoryRules.standard().decide(severity, true, title, family, tags, refs);
    }
}
