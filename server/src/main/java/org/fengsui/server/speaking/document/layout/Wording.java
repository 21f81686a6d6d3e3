package org.fengsui.server.speaking.document.layout;

import java.util.List;
import org.fengsui.server.speaking.document.Block;

/** The few fixed words of a document's layout, the same in both files. */
final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";

    private Wording() {}

    /** {@code 一、标题（高危）}. */
    static String itemHeading(int number, Block.Item item) {
        var level = item.level().isEmpty() ? "" : "（" + item.level() + "）";
        return numeral(number) + "、" + item.heading() + level;
    }

    /** {@code 标签：文字}. */
    static String line(Block.Line line) {
        return line.label() + "：" + line.text();
    }

    /** {@code 抄送：甲，乙。} */
    static String copies(List<String> copies) {
        return "抄送：" + String.join("，", copies) + "。";
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
