package org.fengsui.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fengsui.server.FengsuiServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

class AuditTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new Audit(Map.of())
                .run(
                        List.of(arguments),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void theChainIsVerifiedWhileTheServerRunsAndWhenItDoesNot() {
        var data = folder.resolve("data").toString();
        var server =
                new SpringApplication(FengsuiServer.class)
                        .run("--server.port=0", "--fengsui.data=" + data);
        try {
            assertThat(run("verify", "--data", data)).as("beside the server").isZero();
        } finally {
            server.close();
        }
        assertThat(run("verify", "--data", data)).as("without it").isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0:").isNotBlank();
        assertThat(run("verify", "--data", data, "--head", "nonsense")).isEqualTo(Verb.REFUSED);
    }

    @Test
    void whatIsNoServersFolderIsSaid() {
        assertThat(run("verify", "--data", folder.toString())).isEqualTo(Verb.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(folder.toString(), "--data");
        assertThat(run("tell")).isEqualTo(Verb.REFUSED);
        assertThat(run()).isEqualTo(Verb.REFUSED);
    }
}
