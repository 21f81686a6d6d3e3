package org.fengsui.engine.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.engine.calendar.Due;
import org.fengsui.engine.calendar.DueException;
import org.fengsui.engine.calendar.DueExplanation;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.engine.text.Texts;

/**
 * The verb {@code due}: when a period ends, and why, by the bundled calendar. Prints the due
 * instant and the same as people read it, then, where it is provisional, that; then the
 * explanation.
 */
public final class DueCommand {
    private static final Set<String> OPTIONS = Set.of("--expr", "--from", "--roll", "--lang");

    /** The verb by the bundled calendar. */
    public DueCommand() {}

    /**
     * Runs the verb.
     *
     * @param words what follows the verb: {@code --expr E --from T [--roll R] [--lang en|zh]}
     * @param out where the answer goes
     * @param err where a refusal goes
     * @return 0, or 2 when the words cannot be taken
     */
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Locale locale = Options.languageOf(words);
        try {
            Options options = Options.of(words, OPTIONS);
            locale = options.language();
            if (!options.operands().isEmpty()) {
                throw new UsageException("operand", options.operands().getFirst());
            }
            Due due = due(options);
            print(due, new DueExplanation(locale), out);
            return 0;
        } catch (UsageException e) {
            err.println(e.message(locale));
        } catch (DueException e) {
            err.println(e.message(locale));
        }
        err.println(new Texts(DueCommand.class).say(locale, "due.usage"));
        return 2;
    }

    private static Due due(Options options) {
        DueExpression expression = DueExpression.parse(options.needed("--expr"));
        Instant start = instant(options.needed("--from"));
        String roll = options.value("--roll");
        return WorkCalendar.bundled()
                .due(expression, start, roll == null ? Roll.NONE : Roll.parse(roll));
    }

    private static void print(Due due, DueExplanation explanation, PrintStream out) {
        out.println(due.offsetDateTime() + " = " + due.print());
        if (due.provisional()) {
            out.println(explanation.provisional(due));
        }
        explanation.lines(due).forEach(out::println);
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            UsageException refused = new UsageException("instant", text);
            refused.initCause(e);
            throw refused;
        }
    }
}
