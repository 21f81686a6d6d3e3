package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.engine.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    @Test
    void theLengthOfALongFieldEntersWithAllItsBytes() {
        String path = "/" + "p".repeat(600);
        Observation o =
                new ObservationBuilder("zap", "1", 1)
                        .url("http://a.example.edu.cn" + path)
                        .method("GET")
                        .build();
        assertThat(o.fingerprint())
                .hasToString(
                        sha256(
                                "zap",
                                "1",
                                "host",
                                "a.example.edu.cn",
                                "tcp",
                                "80",
                                "GET",
                                path,
                                ""));
    }

    private static String sha256(String... fields) {
        try {
            java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                byte[] bytes = field.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                digest.update(java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return java.util.HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Path DOCUMENT = Path.of("..", "docs", "fingerprint.md");

    static Stream<List<String>> goldenVectors() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line ->
                        Arrays.stream(line.substring(2, line.length() - 2).split(" \\| ", -1))
                                .map(cell -> cell.strip().replace("`", ""))
                                .map(cell -> cell.equals("–") ? "" : cell)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("goldenVectors")
    void theDocumentsGoldenVectorsHold(List<String> vector) {
        Observation observation = observation(vector);
        assertThat(observation.fingerprint().hex())
                .as("vector %s", vector.getFirst())
                .isEqualTo(vector.getLast());
    }

    @Test
    void theDocumentHasAtLeastTwelveVectorsAllDifferent() throws IOException {
        List<String> hashes = goldenVectors().map(List::getLast).toList();
        assertThat(hashes).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    }

    @Test
    void theBytesAreLengthAndTextOfEachField() throws Exception {
        Observation observation =
                new ObservationBuilder("nessus", "51192", 1)
                        .ip(IpAddress.parse("192.0.2.9"))
                        .port(443)
                        .transport(Transport.TCP)
                        .build();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String field : List.of("nessus", "51192", "ip", "192.0.2.9", "tcp", "443")) {
            digest.update(new byte[] {0, 0, 0, (byte) field.length()});
            digest.update(field.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(observation.fingerprint().hex())
                .isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void wordsAndSeveritiesDoNotIdentify() {
        ObservationBuilder one =
                base().title("Old title").scannerSeverity("High", Severity.HIGH).description("a");
        ObservationBuilder two =
                base().title("New title").scannerSeverity("Low", Severity.LOW).description("b");
        assertThat(one.build().fingerprint()).isEqualTo(two.build().fingerprint());
    }

    @Test
    void aDiscoveredNameDoesNotIdentifyButAnAskedOneDoes() {
        Fingerprint address = base().build().fingerprint();
        assertThat(base().host("x.example.edu.cn", HostOrigin.DISCOVERED).build().fingerprint())
                .isEqualTo(address);
        assertThat(base().host("x.example.edu.cn", HostOrigin.SCAN_TARGET).build().fingerprint())
                .isNotEqualTo(address);
    }

    @Test
    void spellingsOfTheSameUrlAreOne() {
        Fingerprint first = web("https://PORTAL.example.edu.cn:443/a/./b/../%7euser?x=1");
        assertThat(web("https://portal.example.edu.cn/a/~user#top")).isEqualTo(first);
        assertThat(web("https://portal.example.edu.cn/a/~other")).isNotEqualTo(first);
    }

    private static Fingerprint web(String url) {
        return new ObservationBuilder("zap", "40012", 1)
                .host("portal.example.edu.cn", HostOrigin.URL)
                .port(443)
                .url(url)
                .method("GET")
                .build()
                .fingerprint();
    }

    private static ObservationBuilder base() {
        return new ObservationBuilder("nessus", "51192", 1)
                .ip(IpAddress.parse("192.0.2.9"))
                .port(443);
    }

    private static Observation observation(List<String> v) {
        ObservationBuilder builder = new ObservationBuilder(v.get(1), v.get(2), 1);
        if (!v.get(3).isEmpty()) {
            builder.host(v.get(3), HostOrigin.valueOf(v.get(4)));
        }
        return builder.ip(v.get(5).isEmpty() ? null : IpAddress.parse(v.get(5)))
                .transport(Transport.of(v.get(6)))
                .port(v.get(7).isEmpty() ? null : Integer.valueOf(v.get(7)))
                .method(v.get(8))
                .url(v.get(9))
                .parameter(v.get(10))
                .build();
    }
}
