package org.fengsui.server.sensing.finding.absorb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyTextTest {

    private static final String[] PIECES = {
        "a",
        "z0~",
        "\\",
        "\t",
        "\n",
        "\r",
        "\0",
        "\"",
        "\u0001",
        "é",
        "ß",
        "漏洞",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "{",
        "}",
        ",",
        "'",
        "\u007f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\uffff",
        " "
    };

    @Test
    void textIsWrittenAsTheLibraryEncodesIt() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            var text = text(random);
            var bytes = new ByteArrayOutputStream();
            new CopyText(bytes).text("x").text(text).text(null).texts(List.of(text, "y")).end();
            assertThat(bytes.toString(UTF_8))
                    .isEqualTo(
                            "x\t"
                                    + encoded(escaped(text))
                                    + "\t\\N\t{\""
                                    + encoded(escaped(marked(text)))
                                    + "\",\"y\"}\n");
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int k = random.nextInt(9); k > 0; k--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String marked(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String escaped(String text) {
        return text.replace("\0", "")
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String encoded(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
