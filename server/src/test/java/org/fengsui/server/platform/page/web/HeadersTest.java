package org.fengsui.server.platform.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class HeadersTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Assets assets;

    HeadersTest(@LocalServerPort int port, Assets assets) {
        this.port = port;
        this.assets = assets;
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/testing/refused",
                "/testing/broken",
                "/api/testing/refused",
                "/api/nothing",
                "/nowhere",
                "/_static/fengsui.css",
                "/_static/none.css",
                "/actuator/health",
                "/actuator/env",
                "/%2e%2e/%00"
            })
    void everyResponseForbidsWhatIsNotOurs(String path) throws Exception {
        var headers = get(path, "Accept", "text/html").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .as(path)
                .hasValue(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data:; font-src 'self'; connect-src 'self'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    }

    @Test
    void everyRequestHasAName() throws Exception {
        assertThat(get("/_static/none.css").headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aFingerprintedFileIsKeptForEverAndAnotherIsAskedAgain() throws Exception {
        var kept = get(assets.href("fengsui.css"));
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000", "immutable");
        var asked = get("/_static/fengsui.css");
        assertThat(asked.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        var tag = asked.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/_static/fengsui.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void filesComeCompressedOnce() throws Exception {
        var packed = get("/_static/vendor/tabler.css", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(90_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_static/../application.yaml",
                "/_static/..%2f..%2fapplication.yaml",
                "/_static/vendor/other.js",
                "/_static/messages",
                "/_static/"
            })
    void onlyNamedFilesAreServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isBetween(400, 404);
    }
}
