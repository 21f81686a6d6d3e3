package org.fengsui.server.alarm.warning.service;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningProblem;
import org.fengsui.server.platform.kernel.Refusal;

/** What a text has to say before anybody is bound by it. */
final class WarningChecks {

    private static final int HIGHEST_PORT = 65_535;

    private WarningChecks() {}

    /**
     * @throws Refusal if something is missing, over already, or the level is not the school’s to
     *     give
     */
    static void complete(Text text, Instant now) {
        for (var said : List.of(text.title(), text.audience(), text.words(), text.advice())) {
            if (said.isBlank()) {
                throw new Refusal(WarningProblem.TEXT_MISSING);
            }
        }
        if (!text.level().own() && (text.superior().isBlank() || text.superiorNumber().isBlank())) {
            throw new Refusal(WarningProblem.NOT_OURS_TO_GIVE);
        }
        if (!text.validUntil().isAfter(now)) {
            throw new Refusal(WarningProblem.OVER_ALREADY);
        }
        products(text);
    }

    /** The same without blanks around, its title and names on one line each. */
    static Text clean(Text text) {
        return new Text(
                text.level(),
                line(text.superior()),
                line(text.superiorNumber()),
                line(text.title()),
                line(text.audience()),
                text.words().strip(),
                text.products().strip(),
                text.refs().stream().map(WarningChecks::line).distinct().toList(),
                text.advice().strip(),
                text.validUntil());
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /**
     * What the text says is affected.
     *
     * @throws Refusal naming the line that cannot be read
     */
    static List<AffectedProduct> products(Text text) {
        return text.products()
                .lines()
                .filter(line -> !line.isBlank())
                .map(WarningChecks::product)
                .toList();
    }

    private static AffectedProduct product(String line) {
        try {
            return AffectedProduct.parse(line);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    e, WarningProblem.PRODUCT, line.strip(), String.valueOf(e.getMessage()));
        }
    }

    static void complete(Internal internal) {
        for (int port : internal.ports()) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new Refusal(WarningProblem.PORT, String.valueOf(port));
            }
        }
    }
}
