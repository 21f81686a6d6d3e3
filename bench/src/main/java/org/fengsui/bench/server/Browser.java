package org.fengsui.bench.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a server's pages, and a program at its REST interface. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final String address;

    Browser(String address) {
        this.address = address;
    }

    /** Whether a page answers with 200; false while nobody listens. */
    boolean shows(String path) throws IOException {
        try {
            return send(HttpRequest.newBuilder(uri(path)).GET()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** Signs in; later requests belong to the session. */
    void signIn(String user, String password) throws IOException {
        HttpResponse<String> after =
                submit("/sign-in", "/sign-in", Map.of("username", user, "password", password));
        if (after.statusCode() >= 400 || after.uri().getPath().startsWith("/sign-in")) {
            throw new IOException("signing in as " + user + " was refused");
        }
    }

    /**
     * Fills the form of a page in and sends it.
     *
     * @param page where the form stands
     * @param action where it goes
     */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields)
            throws IOException {
        Matcher csrf = CSRF.matcher(send(HttpRequest.newBuilder(uri(page)).GET()).body());
        if (!csrf.find()) {
            throw new IOException("the page " + page + " has no form");
        }
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(
                                Collectors.joining(
                                        "&", "_csrf=" + encoded(csrf.group(1)) + "&", ""));
        return send(
                HttpRequest.newBuilder(uri(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Posts a file as the whole body, with a token. */
    HttpResponse<String> post(String path, Path file, String token) throws IOException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file)));
    }

    /** Reads a page; anything but 200 is a failure. */
    void read(String path) throws IOException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(uri(path)).GET());
        if (page.statusCode() != 200) {
            throw new IOException(path + " answered " + page.statusCode());
        }
    }

    /** Gets an answer of the REST interface, with a token. */
    HttpResponse<String> get(String path, String token) throws IOException {
        return send(
                HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(
                    request.timeout(PATIENCE).build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private URI uri(String path) {
        return URI.create(address).resolve(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
