package org.fengsui.server.platform.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: values, what is wrong with them, and its draft. Fields are drawn by {@code
 * page/form :: text(form, name, label)} and its neighbours.
 *
 * @param key stable name of this form about this thing, {@code notice-answer:12}; its draft is kept
 *     under it
 * @param action address it is posted to
 * @param values by field; several for a field that takes several
 * @param errors finished texts by field; {@code ""} is the form as a whole
 * @param draftAt when the draft shown was kept, or null
 * @param present what others saved in the meantime, shown beside what was typed; empty where nobody
 *     did
 */
public record Form(
        String key,
        String action,
        Map<String, List<String>> values,
        Map<String, String> errors,
        @Nullable Instant draftAt,
        List<Fact> present) {

    /** A line of what is saved, as finished text. */
    public record Fact(String label, String text) {}

    /** Keeps its own copies. */
    public Form {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
        present = List.copyOf(present);
    }

    /** An empty form. */
    public static Form of(String key, String action) {
        return new Form(key, action, Map.of(), Map.of(), null, List.of());
    }

    /** The same with a value; null sets none. */
    public Form value(String field, @Nullable Object value) {
        return value == null ? this : values(field, List.of(String.valueOf(value)));
    }

    /** The same with several values of one field. */
    public Form values(String field, List<String> several) {
        var more = new LinkedHashMap<>(values);
        more.put(field, List.copyOf(several));
        return new Form(key, action, more, errors, draftAt, present);
    }

    /** The same with what was sent, after a refusal. */
    public Form sent(Map<String, List<String>> parameters) {
        var more = new LinkedHashMap<>(values);
        parameters.forEach((field, several) -> more.put(field, List.copyOf(several)));
        return new Form(key, action, more, errors, draftAt, present);
    }

    /** The same, saying what is wrong with a field; {@code ""} is the form as a whole. */
    public Form error(String field, String text) {
        var more = new LinkedHashMap<>(errors);
        more.put(field, text);
        return new Form(key, action, values, more, draftAt, present);
    }

    /**
     * The same after another’s change came between: what was typed stays, what is saved now stands
     * above it, and sending once more replaces it.
     *
     * @param key the form's name from now on; the former one unless it names the version
     * @param version of the thing as it is saved now
     * @param saved what is saved now
     */
    public Form conflict(String key, Object version, List<Fact> saved, Reader reader) {
        var stale = error("", reader.say("form.stale")).value("version", version);
        return new Form(key, action, stale.values(), stale.errors(), draftAt, saved);
    }

    /** The same with the person's draft laid over it, if there is one. */
    public Form over(@Nullable Draft draft) {
        if (draft == null) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.putAll(draft.values());
        return new Form(key, action, more, errors, draft.keptAt(), present);
    }

    /** The first value of a field, or nothing. */
    public String value(String field) {
        var several = values.get(field);
        return several == null || several.isEmpty() ? "" : several.getFirst();
    }

    /** All values of a field; empty where it has none. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** Whether a field has this value among its values. */
    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /**
     * The same, saying why all of it was refused.
     *
     * @throws Refusal the same, where sending the form once more cannot help
     */
    public Form refused(Refusal refusal, Reader reader) {
        if (refusal.problem().kind() != Problem.Kind.INVALID) {
            throw refusal;
        }
        return error("", reader.say(refusal));
    }

    /** Whether anything is wrong. */
    public boolean refused() {
        return !errors.isEmpty();
    }

    /** What a person typed and has not sent yet. */
    public record Draft(Map<String, List<String>> values, Instant keptAt) {
        /** Keeps its own copy. */
        public Draft {
            values = Map.copyOf(values);
        }
    }
}
