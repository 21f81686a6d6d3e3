package org.fengsui.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TextDecoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The results of a JSON report one by one, whatever holds them: a list, one object, objects line
 * after line, or a list inside an object. Long texts are cut, members that no reader wants are
 * passed over without being kept.
 */
final class JsonElements {
    private static final int TEXT = 24_000;
    private static final int DEEPEST = 100;
    private static final int MEMBERS = 20_000;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(8 << 20)
                                    .maxNameLength(10_000)
                                    .build())
                    .build();

    private final InputFile file;
    private final Set<String> unwanted;
    private final Set<String> lists;
    private int members;

    /**
     * Creates the walk.
     *
     * @param unwanted names of members to pass over
     * @param lists names of members of a single root object whose list holds the results; empty if
     *     the object itself is the result
     */
    JsonElements(InputFile file, Set<String> unwanted, Set<String> lists) {
        this.file = file;
        this.unwanted = fold(unwanted);
        this.lists = fold(lists);
    }

    /**
     * The folded names of the members of the first result in a text that may be cut: of the first
     * object in a list at the root, of the first in one of the named lists of an object, or of the
     * object at the root.
     */
    static Set<String> namesOfFirst(String start, Set<String> lists) {
        Set<String> names = new HashSet<>();
        Set<String> wanted = fold(lists);
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), start)) {
            boolean inResult = json.nextToken() == JsonToken.START_ARRAY;
            if (inResult && json.nextToken() != JsonToken.START_OBJECT) {
                return names;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = TableHeader.fold(json.currentName());
                names.add(name);
                JsonToken value = json.nextToken();
                if (!inResult
                        && value == JsonToken.START_ARRAY
                        && wanted.contains(name)
                        && json.nextToken() == JsonToken.START_OBJECT) {
                    // Lists inside a result are its own, only those of the root hold results.
                    inResult = true;
                    names.clear();
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // The text is only the start of the file: what was seen so far counts.
            names.add("");
        }
        return names;
    }

    void forEach(Consumer<JsonObject> consumer) {
        TextDecoding decoding = TextDecoding.of(file);
        boolean bytes = decoding.charset().equals(StandardCharsets.UTF_8);
        try (InputStream in = file.open();
                JsonParser json =
                        bytes
                                ? FACTORY.createParser(ObjectReadContext.empty(), in)
                                : FACTORY.createParser(
                                        ObjectReadContext.empty(), decoding.reader(file))) {
            walk(json, consumer);
        } catch (UnexpectedEndOfInputException e) {
            throw refusal(e, InputProblem.TRUNCATED, "JSON");
        } catch (StreamConstraintsException e) {
            throw e.getOriginalMessage().contains("nesting")
                    ? refusal(e, InputProblem.SYNTAX, "nested deeper than " + DEEPEST)
                    : refusal(e, InputProblem.FIELD_TOO_LONG, "8 MiB");
        } catch (JacksonIOException e) {
            throw TextDecoding.refusal(
                    file, e.getCause() == null ? new IOException(e) : e.getCause(), 0);
        } catch (JacksonException e) {
            boolean cut = e.getOriginalMessage().contains("end-of-input");
            throw refusal(
                    e,
                    cut ? InputProblem.TRUNCATED : InputProblem.SYNTAX,
                    cut ? "JSON" : e.getOriginalMessage());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void walk(JsonParser json, Consumer<JsonObject> consumer) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case START_ARRAY -> list(json, consumer);
                case START_OBJECT -> root(json, consumer);
                default -> throw notAnObject(json);
            }
        }
    }

    private void list(JsonParser json, Consumer<JsonObject> consumer) {
        for (JsonToken token = json.nextToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw notAnObject(json);
            }
            members = 0;
            consumer.accept(object(json));
        }
    }

    /** An object at the root is a result, or holds them in a list. */
    private void root(JsonParser json, Consumer<JsonObject> consumer) {
        members = 0;
        JsonObject own = JsonObject.empty(line(json));
        boolean held = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && lists.contains(TableHeader.fold(name))) {
                held = true;
                list(json, consumer);
            } else {
                member(json, own, name);
            }
        }
        if (!held) {
            consumer.accept(own);
        }
    }

    private JsonObject object(JsonParser json) {
        JsonObject object = JsonObject.empty(line(json));
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(json, object, name);
        }
        return object;
    }

    private void member(JsonParser json, JsonObject object, String name) {
        if (unwanted.contains(TableHeader.fold(name))) {
            json.skipChildren();
            return;
        }
        Object value = value(json);
        if (value != null) {
            object.put(name, value);
        }
    }

    private @Nullable Object value(JsonParser json) {
        if (++members > MEMBERS) {
            throw new BadInput(
                    InputProblem.FIELD_TOO_LONG,
                    file.name(),
                    line(json),
                    MEMBERS + " members in one result");
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_NULL -> null;
            default -> cut(json.getString());
        };
    }

    private List<Object> array(JsonParser json) {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(json);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private BadInput notAnObject(JsonParser json) {
        return new BadInput(
                InputProblem.SYNTAX,
                file.name(),
                line(json),
                "an object was expected, not " + json.currentToken());
    }

    private BadInput refusal(JacksonException e, InputProblem problem, String parameter) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return BadInput.because(e, problem, file.name(), Math.max(line, 0), parameter);
    }

    private static long line(JsonParser json) {
        return Math.max(1, json.currentTokenLocation().getLineNr());
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT);
    }

    private static Set<String> fold(Set<String> names) {
        return names.stream()
                .map(TableHeader::fold)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
