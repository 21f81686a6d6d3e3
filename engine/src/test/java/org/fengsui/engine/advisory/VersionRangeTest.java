package org.fengsui.engine.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fengsui.engine.advisory.AffectedProduct.Verdict;
import org.fengsui.engine.attribution.StackPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    @Test
    void versionsAreOrderedAsVendorsCountThem() {
        var order =
                List.of(
                        "0.9",
                        "1.0-alpha",
                        "1.0-beta2",
                        "1.0-rc1",
                        "1.0",
                        "1.0.1",
                        "1.0.2",
                        "1.0.2k",
                        "1.0.2.1",
                        "1.9",
                        "1.10",
                        "2.0.0-SNAPSHOT",
                        "2.0.0",
                        "10.0");
        var mixed = new ArrayList<>(order);
        Collections.shuffle(mixed, new Random(7));
        mixed.sort(VersionOrder.INSTANCE);
        assertThat(mixed).isEqualTo(order);
        assertThat(VersionOrder.INSTANCE.compare("1.0", "v1")).isZero();
        assertThat(VersionOrder.INSTANCE.compare("5.3.1.RELEASE", "5.3.1")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ">= 2.0, < 2.17.1 | 2.14.1 | true",
                ">= 2.0, < 2.17.1 | 2.17.1 | false",
                ">=2.0，<=2.14.1 | 2.14.1 | true",
                ">= 2.0 < 2.17.1 | 1.2.17 | false",
                "1.0 - 1.4 | 1.4 | true",
                "1.0 至 1.4 | 1.4.1 | false",
                "9.x; 10.0.1 | 9.4.2 | true",
                "9.x; 10.0.1 | 10.0.2 | false",
                "1.1, 1.2 | 1.2 | true",
                "<1.0;>=2.0,<2.3 | 2.2 | true",
                "<1.0;>=2.0,<2.3 | 1.5 | false",
                "\"\" | 7 | true"
            })
    void aRangeHoldsWhatItSays(String range, String version, boolean holds) {
        assertThat(VersionRange.parse(range).contains(version)).isEqualTo(holds);
    }

    @Test
    void whatIsNoVersionIsNamed() {
        assertThatThrownBy(() -> VersionRange.parse(">= 2.0, < alles"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("< alles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nginx >= 1.0, < 1.25.3 | nginx 1.20.1 | YES",
                "nginx >= 1.0, < 1.25.3 | nginx 1.25.3 | NO",
                "nginx >= 1.0, < 1.25.3 | nginx | UNKNOWN",
                "Apache Tomcat 9.0.1 | Tomcat 9.0.1 | YES",
                "Tomcat < 9 | Apache Tomcat 8.5.3 | YES",
                "VMware Spring Boot | spring boot 3.1.0 | YES",
                "Spring Boot | Boot Spring 3.1.0 | NO",
                "OpenSSL < 3 | nginx 1.0 | NO"
            })
    void aComponentIsTheProductByTheWordsOfItsName(String product, String part, Verdict verdict) {
        var parsed = StackPart.parse(part).getFirst();
        assertThat(AffectedProduct.parse(product).concerns(parsed)).isEqualTo(verdict);
    }

    @Test
    void aStrangersLineThatCannotBeReadMeansEveryVersion() {
        var product = AffectedProduct.lenient("某产品 < 见公告", "");
        assertThat(product.versions()).isEmpty();
        assertThat(AffectedProduct.lenient("nginx", "oldish").range()).isEqualTo(VersionRange.ALL);
    }
}
