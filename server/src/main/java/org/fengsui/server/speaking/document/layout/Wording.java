package org.fengsui.server.speaking.document.layout;

import java.util.List;
import org.fengsui.server.speaking.document.Block;

/** The few fixed words of a document's layout, the same in both files. */
final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";

    private Wording() {}

    /** What stands in the place of a draft's number. */
    static final String UNNUMBERED = "（草稿，未编号）";

    /** {@code 一、标题（高危）}. */
    static String itemHeading(String number, Block.Item item) {
        var level = item.level().isEmpty() ? "" : "（" + item.level() + "）";
        return number + "、" + item.heading() + level;
    }

    /** {@code 标签：文字}. */
    static String line(Block.Line line) {
        return line.label() + "：" + line.text();
    }

    /** {@code 抄送：甲，乙。} */
    static String copies(List<String> copies) {
        return "抄送：" + String.join("，", copies) + "。";
    }

    /** Without what no file may hold: control characters and halves of characters. */
    static String printable(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || c == '\r' ? ' ' : c)
                .filter(c ->
                        c >= 0x20
                                && (c < 0x7F || c > 0x9F)
                                && (c < 0xD800 || c > 0xDFFF)
                                && c != 0xFFFE
                                && c != 0xFFFF)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** A number in Chinese numerals up to 9999, as headings count. */
    static String numeral(int number) {
        if (number < 1 || number > 9999) {
            throw new IllegalArgumentException("headings count from 1 to 9999, not " + number);
        }
        var text = new StringBuilder();
        boolean gap = false;
        int[] weights = {1000, 100, 10, 1};
        String[] names = {"千", "百", "十", ""};
        int rest = number;
        for (int i = 0; i < weights.length; i++) {
            int digit = rest / weights[i];
            rest %= weights[i];
            if (digit == 0) {
                gap = !text.isEmpty();
            } else {
                if (gap) {
                    text.append('零');
                }
                text.append(DIGITS.charAt(digit)).append(names[i]);
                gap = false;
            }
        }
        return number >= 10 && number < 20 ? text.substring(1) : text.toString();
    }
}
