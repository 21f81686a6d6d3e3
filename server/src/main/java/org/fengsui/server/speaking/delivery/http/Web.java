package org.fengsui.server.speaking.delivery.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Purpose;
import org.fengsui.server.speaking.delivery.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the address of a channel, which stands in the settings. Follows no redirect, reads no more
 * than an answer needs, and says of a failure the host only: the rest of an address may be a
 * secret.
 */
@Component
public class Web {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 65_536;

    private final OutboundPolicy outbound;
    private final Duration patience;
    private @Nullable HttpClient client;

    /** Waits ten seconds for an answer. */
    @Autowired
    public Web(OutboundPolicy outbound) {
        this(outbound, Duration.ofSeconds(10));
    }

    /**
     * With a patience of its own.
     *
     * @param patience for a whole answer
     */
    public Web(OutboundPolicy outbound, Duration patience) {
        this.outbound = outbound;
        this.patience = patience;
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     * @param body as text
     * @param retryAfter what it asks to wait; null where it does not say
     */
    public record Answer(int status, String body, @Nullable Duration retryAfter) {

        /** Whether it is a success of HTTP. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** What a status that is no success means where the channel says nothing more. */
        public Reply refusal() {
            var line = "HTTP " + status;
            return switch (status) {
                case 408, 425, 429 -> new Reply.Later(line, retryAfter);
                case 401, 403, 404 -> new Reply.Away(line);
                default -> status / 100 == 4 ? new Reply.Refused(line) : new Reply.Away(line);
            };
        }
    }

    /** No answer came. */
    public static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Gets. */
    public Answer get(URI address) throws NoAnswer {
        return ask(HttpRequest.newBuilder(address).GET().build());
    }

    /** Posts a text. */
    public Answer post(URI address, String type, String body, Map<String, String> headers)
            throws NoAnswer {
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return ask(request.build());
    }

    private Answer ask(HttpRequest request) throws NoAnswer {
        var host = request.uri().getHost();
        try {
            outbound.check(host, named(request.uri()).port(), Purpose.HTTP);
        } catch (Refusal e) {
            throw new NoAnswer(host + ": " + e.problem().slug(), e);
        }
        var answer =
                client().sendAsync(
                                request,
                                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return read(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswer(host + ": no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new NoAnswer(host + ": " + cause.getClass().getSimpleName(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(host + ": interrupted", e);
        }
    }

    private static Answer read(HttpResponse<byte[]> response) {
        var after =
                response.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("[0-9]{1,5}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                        .orElse(null);
        var text = new String(response.body(), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), text, after);
    }

    private synchronized HttpClient client() {
        var open = client;
        if (open == null) {
            open =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .build();
            client = open;
        }
        return open;
    }

    /**
     * An address of the settings, as the outbound policy knows it.
     *
     * @throws IllegalArgumentException if it is none of the web
     */
    public static NamedAddress named(URI address) {
        var scheme = address.getScheme();
        var host = address.getHost();
        if (host == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException("a channel's url is no web address");
        }
        int usual = "https".equals(scheme) ? 443 : 80;
        return new NamedAddress(host, address.getPort() < 0 ? usual : address.getPort());
    }
}
