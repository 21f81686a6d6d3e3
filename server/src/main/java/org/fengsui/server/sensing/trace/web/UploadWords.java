package org.fengsui.server.sensing.trace.web;

import java.util.Arrays;
import java.util.Locale;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.trace.LookUpRecords.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a whole file of records was refused, in the reader’s language. */
@Component
class UploadWords {

    private final Texts texts;

    UploadWords(Texts texts) {
        this.texts = texts;
    }

    /** What happened, to what, what to do; null where rows are to blame, or nothing. */
    @Nullable String reason(Upload upload, Locale locale) {
        var reason = upload.reason();
        if (reason == null) {
            return null;
        }
        var words = reason.words().toArray(String[]::new);
        return Arrays.stream(InputProblem.values())
                .filter(problem -> problem.key().equals(reason.key()))
                .findFirst()
                .map(problem ->
                        new BadInput(problem, upload.name(), reason.line(), words).sentence(locale))
                .orElseGet(() ->
                        texts.say(locale, "trace.upload.reason." + reason.key(), (Object[]) words));
    }
}
