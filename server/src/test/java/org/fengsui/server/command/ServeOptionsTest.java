package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeOptionsTest {

    private static final Path DATA = Path.of("/srv/fengsui");

    @Test
    void withoutOptionsItListensOnTheLoopbackAddress() throws RefusedArguments {
        assertThat(parse().settings())
                .containsExactly(
                        "--server.port=8080",
                        "--server.address=127.0.0.1",
                        "--fengsui.data=/srv/fengsui");
    }

    @Test
    void plainHttpDoesNotLeaveTheMachine() {
        assertThatThrownBy(() -> parse("--bind", "0.0.0.0"))
                .isInstanceOf(RefusedArguments.class)
                .hasMessageContaining("0.0.0.0");
        assertThatThrownBy(() -> parse("--bind", "192.0.2.7")).isInstanceOf(RefusedArguments.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "localhost"})
    void anyLoopbackAddressIsFine(String address) throws RefusedArguments {
        assertThat(parse("--bind", address).bind().isLoopbackAddress()).isTrue();
    }

    @Test
    void withCertificateAndKeyItServesHttpsEverywhere(@TempDir Path folder)
            throws RefusedArguments, IOException {
        var certificate = Files.createFile(folder.resolve("cert.pem"));
        var key = Files.createFile(folder.resolve("key.pem"));
        var options = parse("--bind", "0.0.0.0", "--tls", certificate.toString(), key.toString());
        assertThat(options.settings())
                .contains(
                        "--server.ssl.bundle=server",
                        "--spring.ssl.bundle.pem.server.keystore.certificate=" + certificate,
                        "--server.servlet.session.cookie.secure=true");
    }

    @Test
    void behindAProxyOnlyItsNetworkIsTrusted() throws RefusedArguments {
        assertThat(parse("--bind", "0.0.0.0", "--behind-proxy", "10.8.0.0/24").settings())
                .contains(
                        "--server.forward-headers-strategy=native",
                        "--server.tomcat.remoteip.internal-proxies=10.8.0.0/24");
    }

    @Test
    void anExternalDatabaseMayBeNamedTheWayItsOwnToolsDo() throws RefusedArguments {
        assertThat(parse("--database-url", "postgresql://db.example.edu.cn/fengsui").settings())
                .contains("--fengsui.record.url=jdbc:postgresql://db.example.edu.cn/fengsui");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--behind-proxy 10.8.0.0/33",
                "--behind-proxy proxy",
                "--tls /nowhere/cert.pem /nowhere/key.pem",
                "--database-url mysql://db",
                "--bind not.an.address.invalid.",
                "--verbose"
            })
    void whatMakesNoSenseIsRefused(String line) {
        assertThatThrownBy(() -> parse(line.split(" "))).isInstanceOf(RefusedArguments.class);
    }

    private static ServeOptions parse(String... arguments) throws RefusedArguments {
        return ServeOptions.parse(List.of(arguments), DATA);
    }
}
