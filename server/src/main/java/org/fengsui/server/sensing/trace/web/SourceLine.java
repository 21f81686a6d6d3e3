package org.fengsui.server.sensing.trace.web;

import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.LookUpRecords.Fault;
import org.fengsui.server.sensing.trace.LookUpRecords.Source;
import org.jspecify.annotations.Nullable;

/**
 * A table of another database as it is shown.
 *
 * @param name what the settings call it
 * @param table its name there
 * @param records how many were taken in
 * @param until up to where it was read
 * @param problem why the last reading broke off, and what to do; null where it did not
 * @param left which rows were left out; null where none were
 */
record SourceLine(
        String name,
        String table,
        String records,
        String until,
        @Nullable String problem,
        @Nullable String left) {

    static SourceLine of(Source source, Reader reader) {
        var times = reader.times();
        return new SourceLine(
                source.name(),
                source.table(),
                times.number(source.records()),
                source.lastAt() == null
                        ? reader.say("trace.source.never")
                        : times.moment(source.lastAt()),
                problem(source, reader),
                left(source, reader));
    }

    private static @Nullable String problem(Source source, Reader reader) {
        var problem = source.problem();
        if (problem == null) {
            return null;
        }
        var words = problem.words();
        if (problem.key().equals("mapping")) {
            return reader.say(
                    "trace.source.problem.mapping",
                    reader.say("trace.field." + words.get(0)),
                    reader.say("trace.fault", Fault.valueOf(words.get(1))),
                    words.get(2));
        }
        return reader.say("trace.source.problem." + problem.key(), words.toArray());
    }

    private static @Nullable String left(Source source, Reader reader) {
        var bad = source.bad();
        return bad == null
                ? null
                : reader.say(
                        "trace.source.left",
                        reader.times().number(source.badRows()),
                        reader.say("trace.field." + bad.field()),
                        reader.say("trace.fault", bad.fault()),
                        bad.value());
    }
}
