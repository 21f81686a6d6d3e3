package org.fengsui.engine.attribution;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fengsui.engine.text.Texts;

/** A registry table is refused as a whole; names everything that is wrong with it. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    @SuppressWarnings("serial") // always List.copyOf, which is serializable
    private final List<RegistryProblem> problems;

    public RegistryException(String file, List<RegistryProblem> problems) {
        super(text(Locale.ENGLISH, file, problems));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    /** The same refusal with its problems told otherwise. */
    public RegistryException with(List<RegistryProblem> retold) {
        return new RegistryException(file, retold);
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** What is wrong, by line. */
    public List<RegistryProblem> problems() {
        return problems;
    }

    /** All problems in Chinese or English, a line for each. */
    public String message(Locale locale) {
        return text(locale, file, problems);
    }

    private static String text(Locale locale, String file, List<RegistryProblem> problems) {
        String head =
                new Texts(RegistryException.class)
                        .say(locale, "registry.refused", file, problems.size());
        return problems.stream()
                .map(problem -> problem.message(locale))
                .collect(Collectors.joining("\n", head + "\n", ""));
    }
}
