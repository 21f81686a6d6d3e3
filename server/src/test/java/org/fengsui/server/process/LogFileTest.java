package org.fengsui.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server, because a machine has one log. */
class LogFileTest {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir private Path folder;

    @Test
    void eachLineIsAnObjectThatNamesItsRequest() throws Exception {
        var log = folder.resolve("fengsui.log");
        try (var server =
                KilledProcess.start(
                        folder.resolve("data"),
                        List.of(
                                "--logging.file.name=" + log,
                                "--logging.level.org.springframework.boot.tomcat=info",
                                "--logging.level.org.springframework.web.servlet=debug"))) {
            server.awaits("the server is up", line -> line.equals("UP"));
            ask(port(log), "first-request-1");
            ask(port(log), "second-request-2");
        }
        var requests =
                lines(log).stream()
                        .filter(line ->
                                line.path("log")
                                        .path("logger")
                                        .asString("")
                                        .endsWith("DispatcherServlet"))
                        .map(line -> line.path("http.request.id").asString(""))
                        .filter(id -> !id.isEmpty())
                        .distinct();
        assertThat(requests).containsExactly("first-request-1", "second-request-2");
    }

    private static void ask(String port, String name) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                            .header("X-Request-Id", name)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static String port(Path log) throws IOException {
        var found = PORT.matcher(Files.readString(log));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        var json = new JsonMapper();
        return Files.readAllLines(log).stream().map(json::readTree).toList();
    }
}
