package org.fengsui.server.sensing.intake.domain;

import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.intake.ImportView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Locale;

/** Why an import was refused or held, in the reader's language: file, line, reason, what to do. */
@Component
public class Reasons {

    private final Texts texts;

    Reasons(Texts texts) {
        this.texts = texts;
    }

    /** Why it was refused or held, in that language; null where there is nothing to say. */
    public @Nullable String say(ImportView view, Locale locale) {
        var reason = view.reason();
        if (reason == null) {
            return null;
        }
        return Arrays.stream(InputProblem.values())
                .filter(problem -> problem.key().equals(reason.key()))
                .findFirst()
                .map(problem ->
                        new BadInput(
                                        problem,
                                        view.fileName(),
                                        reason.line(),
                                        reason.words().toArray(String[]::new))
                                .sentence(locale))
                .orElseGet(() ->
                        texts.say(
                                locale, "import.reason." + reason.key(), reason.words().toArray()));
    }
}
