package org.fengsui.engine.table;

import java.util.List;
import java.util.Locale;
import org.fengsui.engine.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An input is refused as a whole. Carries a stable problem code with parameters, so that a server
 * can say it in its own words; {@link #getMessage()} is the English sentence, {@link
 * #sentence(Locale)} also the Chinese one.
 */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Texts TEXTS = new Texts(BadInput.class);
    private static final int PARAMETER_LIMIT = 300;

    private final InputProblem problem;
    private final String file;
    private final long line;

    @SuppressWarnings("serial") // always List.copyOf, which is serializable
    private final List<String> parameters;

    /**
     * Creates the refusal.
     *
     * @param file the name of the file as the sender knows it
     * @param line the line (for xlsx: row), counted from 1; 0 where it makes no sense
     * @param parameters in the order that {@link InputProblem} documents; long ones are cut
     */
    public BadInput(InputProblem problem, String file, long line, String... parameters) {
        this(null, problem, file, line, parameters);
    }

    private BadInput(
            @Nullable Throwable cause,
            InputProblem problem,
            String file,
            long line,
            String... parameters) {
        super(null, cause);
        this.problem = problem;
        this.file = file;
        this.line = line;
        this.parameters = List.of(parameters).stream().map(BadInput::printable).toList();
    }

    /** The same as the constructor, keeping what a parser threw for the log. */
    public static BadInput because(
            Throwable cause, InputProblem problem, String file, long line, String... parameters) {
        return new BadInput(cause, problem, file, line, parameters);
    }

    /** The stable code. */
    public InputProblem problem() {
        return problem;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The line from 1, or 0 where it makes no sense. */
    public long line() {
        return line;
    }

    /** The parameters of the sentence. */
    public List<String> parameters() {
        return parameters;
    }

    /** What happened, to what, what to do; Chinese for a Chinese locale, otherwise English. */
    public String sentence(Locale locale) {
        String reason = TEXTS.say(locale, problem.key(), parameters.toArray());
        return line > 0
                ? TEXTS.say(locale, "input.at-line", file, line, reason)
                : TEXTS.say(locale, "input.at-file", file, reason);
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }

    private static String printable(String parameter) {
        String cut =
                parameter.length() <= PARAMETER_LIMIT
                        ? parameter
                        : parameter.substring(0, PARAMETER_LIMIT) + "…";
        return cut.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
