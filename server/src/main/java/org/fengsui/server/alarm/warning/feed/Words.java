package org.fengsui.server.alarm.warning.feed;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.Warning.Change;

/** A published warning in a few lines of Chinese, the language it is written in. */
final class Words {

    private Words() {}

    /** Number and title, and what became of it. */
    static String title(PublicWarning warning) {
        var exercise = warning.exercise() ? "【演练】" : "";
        var standing = warning.change() == Change.ISSUE ? "" : "（" + word(warning) + "）";
        return exercise + warning.called() + standing;
    }

    private static String word(PublicWarning warning) {
        return switch (warning.change()) {
            case ISSUE -> "发布";
            case ADJUST -> "调整";
            case LIFT -> "解除";
            case EXPIRE -> "到期";
        };
    }

    /** Colour and word: 红色. */
    static String level(PublicWarning warning) {
        return switch (warning.text().level()) {
            case BLUE -> "蓝色";
            case YELLOW -> "黄色";
            case ORANGE -> "橙色";
            case RED -> "红色";
        };
    }

    /** What may happen and to which products. */
    static String description(PublicWarning warning) {
        return lines(warning.reason(), warning.text().words(), warning.text().products());
    }

    /** All of it. */
    static String text(PublicWarning warning) {
        return lines(description(warning), warning.text().advice());
    }

    private static String lines(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
