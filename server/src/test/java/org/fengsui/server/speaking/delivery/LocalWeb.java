package org.fengsui.server.speaking.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.fengsui.server.speaking.delivery.http.Web;
import org.fengsui.server.speaking.delivery.http.Web.Answer;
import org.jspecify.annotations.Nullable;

/** A web server on the loopback address that a test plays a channel with. */
public final class LocalWeb implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Site site = _ -> answer(404, "");

    /** What is asked of it. */
    public record Asked(URI uri, Map<String, String> headers, String body) {

        /** A header; empty where it is not given. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** A parameter of the address; empty where it is not given. */
        public String parameter(String name) {
            var query = uri.getQuery() == null ? "" : uri.getQuery();
            return Arrays.stream(query.split("&"))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> pair.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What answers. */
    @FunctionalInterface
    public interface Site {
        /** Null never answers. */
        @Nullable Answer answer(Asked asked);
    }

    /** Opens it on a free port. */
    public LocalWeb() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    /** From now on this answers. */
    public void plays(Site other) {
        site = other;
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A client that may come here and waits no longer than a second. */
    public static Web client() {
        return new Web((host, port, _) -> new InetSocketAddress(host, port), Duration.ofSeconds(1));
    }

    /** An answer. */
    public static Answer answer(int status, String body) {
        return new Answer(status, body, null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = site.answer(new Asked(exchange.getRequestURI(), headers, body));
            if (answer == null) {
                closed.await();
                return;
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
