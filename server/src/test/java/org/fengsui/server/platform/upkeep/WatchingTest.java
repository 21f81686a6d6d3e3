package org.fengsui.server.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestDisk;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class WatchingTest {

    private static final String METRICS = "/actuator/prometheus";
    private static final String HEALTH = "/actuator/health";

    private final TestDisk disk;
    private final People people;
    private final Tokens tokens;
    private final int port;

    WatchingTest(TestDisk disk, People people, Tokens tokens, @LocalServerPort int port) {
        this.disk = disk;
        this.people = people;
        this.tokens = tokens;
        this.port = port;
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String token(Role role) {
        return "Bearer "
                + tokens.create(people.school("watcher", role), "metrics", Duration.ofDays(1));
    }

    @Test
    void aProgramOnTheMachineReadsTheMetrics() throws Exception {
        var answer = get(METRICS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "fengsui_outbox_waiting 0.0",
                        "fengsui_imports_waiting 0.0",
                        "fengsui_obligations_late 0.0",
                        "fengsui_audit_waiting",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections",
                        "disk_free_bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"})
    void whoeverComesThroughAProxyNeedsAToken(String mark) throws Exception {
        assertThat(get(METRICS, mark, "10.1.2.3").statusCode()).isEqualTo(401);
        var health = get(HEALTH, mark, "10.1.2.3");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("components");
    }

    @Test
    void aTokenOpensThemByItsPermissionOnly() throws Exception {
        var proxied = new String[] {"Via", "proxy", "Authorization", token(Role.SYSTEM_ADMIN)};
        assertThat(get(METRICS, proxied).statusCode()).isEqualTo(200);
        assertThat(get(HEALTH, proxied).body()).contains("\"disk\"");
    }

    @Test
    void aTokenWithoutThePermissionOpensNothingEvenOnTheMachine() throws Exception {
        var operator = token(Role.OFFICE_OPERATOR);
        assertThat(get(METRICS, "Authorization", operator).statusCode()).isEqualTo(403);
        assertThat(get(HEALTH, "Authorization", operator).body()).doesNotContain("components");
        assertThat(get(METRICS, "Authorization", "Bearer guessed").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers"})
    void everythingElseIsShut(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(403);
        assertThat(get(path, "Via", "proxy").statusCode()).isEqualTo(403);
    }

    @Test
    void theHealthTellsItsKeepersOfTheDisk() throws Exception {
        disk.leave(2L << 30);
        var health = get(HEALTH);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"disk\"", "\"LOW\"", "\"freeBytes\":" + (2L << 30))
                .startsWith("{\"")
                .contains("\"status\":\"UP\"");
    }
}
