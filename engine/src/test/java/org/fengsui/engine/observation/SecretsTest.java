package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login root password: hunter2 ok | login root password: ****** ok",
                "PASSWORD=hunter2&x=1 | PASSWORD=******&x=1",
                "\"pwd\":\"hunter2\",\"a\":1 | \"pwd\":******,\"a\":1",
                "口令：hunter2，请修改 | 口令：******，请修改",
                "ftp://anna:hunter2@192.0.2.1/x | ftp://anna:******@192.0.2.1/x",
                "https://192.0.2.1:9200/:admin:hunter2:HTTP/1.1 200 OK | https://192.0.2.1:9200/:admin:******:HTTP/1.1 200 OK",
                "  admin:hunter2 - Valid credentials | admin:****** - Valid credentials",
                "Authorization: Basic aHVudGVyMg== | Authorization: Basic ******",
                "api_key = hunter2 | api_key = ******"
            })
    void credentialsAsScannersPrintThemAreMasked(String text, String expected) {
        assertThat(Secrets.mask(text).strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password policy is not enforced.",
                "passwordParam=field",
                "https://portal.example.edu.cn/a?b=c",
                "Server: Apache/2.4.7",
                "Installed version : 1.0"
            })
    void ordinaryTextStays(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @Test
    void theCheapLookOverlooksNoShape() {
        String[] pieces = {
            "password",
            "PASSWD",
            "pwd",
            "Api_Key",
            "access-token",
            "口令",
            "密码",
            "secret",
            ":",
            "=",
            "：",
            " ",
            "\t",
            "\"",
            "'",
            "\n",
            "hunter2",
            "anna",
            "://",
            "ftp",
            "https://",
            "@",
            "/",
            ",",
            "192.0.2.1",
            ":HTTP/1.1 200 OK",
            " - ",
            "Valid credentials",
            "VALID CREDENTIALS",
            "-",
            "Authorization",
            "AUTHORIZATION",
            "Basic ",
            "bearer ",
            "？",
            "x"
        };
        Random random = new Random(7);
        int masked = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 2 + random.nextInt(9); k > 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String plainly = Secrets.maskPlainly(text.toString());
            assertThat(Secrets.mask(text.toString())).isEqualTo(plainly);
            masked += plainly.contentEquals(text) ? 0 : 1;
        }
        assertThat(masked).isGreaterThan(1_000);
    }

    @Test
    void evidenceAndUrlAreMaskedOnTheWayIn() {
        Observation observation =
                new ObservationBuilder("nmap", "x", 1)
                        .url("https://anna:hunter2@portal.example.edu.cn/?password=hunter2")
                        .evidence("x".repeat(40_000) + " password: hunter2")
                        .build();
        assertThat(observation.url()).doesNotContain("hunter2");
        assertThat(observation.evidence()).hasSizeLessThan(17_000);
    }
}
