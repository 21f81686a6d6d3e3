package org.fengsui.server.platform.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A browser without a screen: keeps cookies, does not follow redirects, sends forms. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    Browser(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    String address(String path) {
        return origin + path;
    }

    HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html"));
    }

    /** Sends a form as it stands on a page, with that page's token. */
    HttpResponse<String> submit(String page, String action, String... fields) {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return post(action, withToken(token.group(1), fields));
    }

    /** Sends a form without a token. */
    HttpResponse<String> post(String action, String... fields) {
        var body =
                IntStream.range(0, fields.length / 2)
                        .mapToObj(at -> fields[2 * at] + "=" + encoded(fields[2 * at + 1]))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(origin + action))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in; the answer to the form. */
    HttpResponse<String> signIn(String username, String password) {
        return submit("/sign-in", "/sign-in", "username", username, "password", password);
    }

    /** The session's cookie as it was set last. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("fengsui-session"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    static String location(HttpResponse<?> response) {
        var location = response.headers().firstValue("Location").orElse("");
        return URI.create(location).getRawPath()
                + (URI.create(location).getRawQuery() == null
                        ? ""
                        : "?" + URI.create(location).getRawQuery());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] withToken(String token, String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = token;
        return all;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
