package org.fengsui.engine.report;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * A report read for a test.
 *
 * @param observations what the sink got
 * @param summary what the reader said
 */
record Reading(List<Observation> observations, ReportSummary summary) {
    static Reading of(ReportInput input, @Nullable ReportFormat forced) {
        List<Observation> observations = new ArrayList<>();
        ReportSummary summary = Reports.read(input, forced, observations::add);
        return new Reading(observations, summary);
    }

    static Reading of(byte[] bytes) {
        return of(ReportInput.of(InputFile.of("upload", bytes)), null);
    }

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading ofResource(String name) {
        return of(resource(name));
    }

    static BadInput refusal(byte[] bytes, @Nullable ReportFormat forced) {
        ReportInput input = ReportInput.of(InputFile.of("upload", bytes));
        return catchThrowableOfType(BadInput.class, () -> of(input, forced));
    }

    static BadInput refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8), null);
    }

    static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Reading.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    /** The only observation of a check. */
    Observation one(String check) {
        List<Observation> found =
                observations.stream().filter(o -> o.check().equals(check)).toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    check + " found " + found.size() + " times in " + observations);
        }
        return found.getFirst();
    }
}
