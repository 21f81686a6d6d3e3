package org.fengsui.server.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands reports to a running server by its REST interface, and says what became of them. */
final class Import implements Verb {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final Map<String, String> environment;
    private final JsonMapper json = new JsonMapper();

    Import(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        ImportOptions options;
        try {
            options = ImportOptions.parse(arguments, environment);
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        int worst = DONE;
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            for (var file : options.files()) {
                worst = Math.max(worst, send(client, options, file, out, err));
            }
        } catch (IOException e) {
            err.println(Texts.of("import.no-answer", options.server(), String.valueOf(e)));
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
        return worst;
    }

    private int send(
            HttpClient client, ImportOptions options, Path file, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            err.println(Texts.of("import.file-unreadable", file));
            return REFUSED;
        }
        HttpResponse<String> answer;
        try {
            answer =
                    client.send(
                            request(options, options.address(file))
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (FileNotFoundException e) {
            err.println(Texts.of("import.file-unreadable", file));
            return REFUSED;
        }
        if (answer.statusCode() != ACCEPTED) {
            err.println(Texts.of("import.refused", file, said(answer)));
            return REFUSED;
        }
        var location = answer.headers().firstValue("Location").orElse("");
        out.println(Texts.of("import.received", file, options.server() + location));
        return options.await() ? await(client, options, file, location, out, err) : DONE;
    }

    private int await(
            HttpClient client,
            ImportOptions options,
            Path file,
            String location,
            PrintStream out,
            PrintStream err)
            throws IOException, InterruptedException {
        var address = URI.create(options.server()).resolve(location);
        while (true) {
            var answer =
                    client.send(
                            request(options, address).GET().build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                err.println(Texts.of("import.refused", file, said(answer)));
                return REFUSED;
            }
            var view = read(answer.body());
            switch (view.path("state").asString("")) {
                case "DONE" -> {
                    out.println(done(file, view));
                    return DONE;
                }
                case "REFUSED", "HELD" -> {
                    err.println(Texts.of("import.refused", file, view.path("reason").asString("")));
                    return REFUSED;
                }
                default -> pause();
            }
        }
    }

    private static String done(Path file, JsonNode view) {
        if (view.hasNonNull("sameAs")) {
            return Texts.of("import.same", file);
        }
        var counts = view.path("counts");
        return Texts.of(
                "import.done",
                file,
                counts.path("items").asLong(0),
                counts.path("opened").asLong(0),
                counts.path("seenAgain").asLong(0),
                counts.path("closed").asLong(0),
                counts.path("unattributed").asLong(0));
    }

    private static HttpRequest.Builder request(ImportOptions options, URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + options.token())
                .header("Accept", "application/json")
                .header("Accept-Language", Texts.locale().getLanguage());
    }

    /** The sentence of a problem, or the status where there is none. */
    private String said(HttpResponse<String> answer) {
        var problem = read(answer.body());
        var detail = problem.path("detail").asString("");
        return detail.isBlank() ? "HTTP " + answer.statusCode() : detail;
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static void pause() throws InterruptedException {
        var _ = new CountDownLatch(1).await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
}
