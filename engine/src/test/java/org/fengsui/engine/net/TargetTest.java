package org.fengsui.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, ",
        "10.0.0.1:443, 10.0.0.1, 443",
        "2001:DB8::1, 2001:db8::1, ",
        "[2001:db8::1]:443, 2001:db8::1, 443",
        "[2001:db8::1], 2001:db8::1, ",
        "WWW.Example.EDU.cn., www.example.edu.cn, ",
        "www.example.edu.cn:8080, www.example.edu.cn, 8080",
        "https://www.example.edu.cn/a, www.example.edu.cn, 443",
        "http://[2001:db8::1]:8080/a, 2001:db8::1, 8080",
        "gopher://old.example.edu.cn/, old.example.edu.cn, ",
    })
    void readsHostAndPort(String text, String host, @Nullable Integer port) {
        Target target = Target.parse(text);
        assertThat(target.host()).hasToString(host);
        assertThat(target.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":443",
                "10.0.0.1:",
                "10.0.0.1:0",
                "10.0.0.1:65536",
                "10.0.0.256",
                "host:port",
                "a..b",
                "-a.example",
                "a b",
                "2001:db8::1:99999",
                "[::1",
                "::1]:443",
                "[::1]443",
                "https://",
                "https:///x",
                "http://a:b:c/",
                "1http://a/",
                "www.example.edu.cn/path",
                "[10.0.0.1.2]:80",
                "example.0x7f"
            })
    void refusesWhatIsNoTarget(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(AddressFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Www.Example.EDU.cn:443, https://www.example.edu.cn/",
        "http://h.example:80/a/./b/../c/, http://h.example/a/c/",
        "http://h.example:8080/../../x, http://h.example:8080/x",
        "http://h.example/a/b/.., http://h.example/a/",
        "http://h.example/%7euser/%e4%b8%ad%2f, http://h.example/~user/%E4%B8%AD%2F",
        "http://h.example/中 文, http://h.example/%E4%B8%AD%20%E6%96%87",
        "http://h.example/%2e%2E/x, http://h.example/x",
        "http://h.example/100%, http://h.example/100%25",
        "http://h.example//a//b, http://h.example//a//b",
        "http://user:pw@h.example/x#frag, http://h.example/x",
        "http://h.example?b=2&a=1#x?y, http://h.example/?b=2&a=1",
        "http://h.example/?, http://h.example/?",
        "http://h.example:/x, http://h.example/x",
        "http://中国.example/, http://xn--fiqs8s.example/",
        "http://[2001:DB8:0::1]:80/, http://[2001:db8::1]/",
        "http://10.0.0.1/a<b>\"c, http://10.0.0.1/a%3Cb%3E%22c",
    })
    void urlsComeInOneSpelling(String text, String normal) {
        WebUrl url = WebUrl.parse(text);
        assertThat(url).hasToString(normal);
        assertThat(WebUrl.parse(normal)).isEqualTo(url);
    }

    @Test
    void theQueryIsKeptApart() {
        WebUrl url = WebUrl.parse("https://h.example/list?id=%31&q=a%2fb");
        assertThat(url.path()).isEqualTo("/list");
        assertThat(url.query()).isEqualTo("id=1&q=a%2Fb");
        assertThat(url.withoutQuery()).hasToString("https://h.example/list");
    }

    @Test
    void chineseNamesBecomePunycodeAndBack() {
        HostName name = HostName.parse("图书馆。示例.EDU.cn");
        assertThat(name.ascii())
                .isEqualTo(name.ascii().toLowerCase(java.util.Locale.ROOT))
                .startsWith("xn--");
        assertThat(name.toUnicode()).isEqualTo("图书馆.示例.edu.cn");
        assertThat(HostName.parse(name.ascii())).isEqualTo(name);
    }

    @Test
    void underscoresAreTolerated() {
        assertThat(HostName.parse("_dmarc.my_host.example.edu.cn").ascii())
                .isEqualTo("_dmarc.my_host.example.edu.cn");
    }

    @Test
    void aDomainHoldsItselfAndWhatLiesBelow() {
        HostName domain = HostName.parse("cs.example.edu.cn");
        assertThat(HostName.parse("cs.example.edu.cn").isWithin(domain)).isTrue();
        assertThat(HostName.parse("lab.cs.example.edu.cn").isWithin(domain)).isTrue();
        assertThat(HostName.parse("physics.example.edu.cn").isWithin(domain)).isFalse();
        assertThat(HostName.parse("xcs.example.edu.cn").isWithin(domain)).isFalse();
        assertThat(HostName.parse("example.edu.cn").isWithin(domain)).isFalse();
    }

    @Test
    void labelsAndNamesHaveALongestLength() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(HostName.parse(longest).ascii()).hasSize(253);
        assertThatThrownBy(() -> HostName.parse(longest + "a"))
                .isInstanceOf(AddressFormatException.class);
        assertThatThrownBy(() -> HostName.parse("a" + label + ".cn"))
                .isInstanceOf(AddressFormatException.class);
    }

    @Test
    void longTextIsCutInTheMessage() {
        assertThatThrownBy(() -> Target.parse("x".repeat(5000)))
                .isInstanceOf(AddressFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }
}
