package org.fengsui.engine.apart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Texts as {@link SaidTexts} says them: one that came before is the same object again. */
final class HeardTexts {
    private final List<String> texts = new ArrayList<>();
    private long length;

    String read(FrameReader in) throws IOException {
        int number = in.number(texts.size());
        return number == 0 ? remembered(in.words()) : texts.get(number - 1);
    }

    private String remembered(String text) {
        length += text.length();
        if (length > SaidTexts.REMEMBERED) {
            texts.clear();
            length = text.length();
        }
        texts.add(text);
        return text;
    }
}
