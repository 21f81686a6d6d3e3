package org.fengsui.engine.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaidTextsTest {

    @Test
    void whatIsHeardIsWhatWasSaidAlsoAfterBothHaveBegunAnew() throws IOException {
        Random random = new Random(3);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int which = random.nextInt(1_200);
            said.add(("text " + which + " 漏洞 ").repeat(which));
        }
        assertThat(said.stream().distinct().mapToLong(String::length).sum())
                .isGreaterThan(SaidTexts.REMEMBERED);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SaidTexts mouth = new SaidTexts();
        FrameWriter out = new FrameWriter(bytes);
        out.kind('o');
        for (String text : said) {
            mouth.write(text, out);
        }
        FrameReader in = new FrameReader(new ByteArrayInputStream(bytes.toByteArray()));
        HeardTexts ear = new HeardTexts();
        in.kind(1L << 30);
        for (String text : said) {
            assertThat(ear.read(in)).isEqualTo(text);
        }
    }

    @Test
    void whatComesTwiceIsSaidOnce() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SaidTexts mouth = new SaidTexts();
        FrameWriter out = new FrameWriter(bytes);
        for (int i = 0; i < 1_000; i++) {
            mouth.write("The remote host is affected. ".repeat(40), out);
        }
        assertThat(bytes.size()).isLessThan(8_000);
    }

    @Test
    void aTextThatWasNeverSaidBreaksTheFrame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(bytes);
        out.kind('o');
        out.count(1);
        FrameReader in = new FrameReader(new ByteArrayInputStream(bytes.toByteArray()));
        in.kind(100);
        assertThatThrownBy(() -> new HeardTexts().read(in)).isInstanceOf(IOException.class);
    }
}
