package org.fengsui.engine.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.CategoryRules;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TextDecoding;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a generic table mean what. Two forms, told apart by the first character:
 *
 * <pre>
 * # text: one setting per line; several columns separated by |
 * title = 漏洞名称
 * url = 地址 | 链接
 * severity.极高 = CRITICAL
 * category.口令问题 = WEAK_PASSWORD
 * zone = UTC
 * </pre>
 *
 * <pre>
 * {"title": "漏洞名称", "url": ["地址", "链接"], "severity": {"column": "级别", "values": {"极高": "CRITICAL"}}, "zone": "UTC"}
 * </pre>
 *
 * Fields that are not named keep their default headers.
 *
 * @param columns the headers per field, in order of preference
 * @param severities words of the severity column beyond those always understood, folded as headers
 *     are
 * @param categories words of the category column beyond those always understood, folded as headers
 *     are
 * @param zone of times without zone
 */
public record ColumnMapping(
        Map<Field, List<String>> columns,
        Map<String, Severity> severities,
        Map<String, Category> categories,
        ZoneId zone) {
    /** The headers that {@link Field} lists, times in Asia/Shanghai. */
    public static final ColumnMapping DEFAULT =
            new ColumnMapping(Map.of(), Map.of(), Map.of(), ScanTime.SCHOOL);

    /** Copies the maps. */
    public ColumnMapping {
        columns = Map.copyOf(columns);
        severities = Map.copyOf(severities);
        categories = Map.copyOf(categories);
    }

    /** Reads a mapping in either form; refuses unknown fields and values with their line. */
    public static ColumnMapping parse(InputFile file) {
        try (BufferedReader text = new BufferedReader(TextDecoding.of(file).reader(file))) {
            text.mark(1 << 16);
            int first = text.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = text.read();
            }
            if (first == '{') {
                return parseJson(file);
            }
            text.reset();
            Draft draft = new Draft(file);
            long line = 0;
            for (String read = text.readLine(); read != null; read = text.readLine()) {
                draft.line(read.strip(), ++line);
            }
            return draft.done();
        } catch (IOException e) {
            throw TextDecoding.refusal(file, e, 0);
        }
    }

    /** The headers of a field. */
    public List<String> names(Field field) {
        return columns.getOrDefault(field, field.names());
    }

    /** What a word of the severity column means; null for an unknown one. */
    @Nullable Severity severity(String word) {
        Severity mapped = severities.get(TableHeader.fold(word));
        return mapped == null ? Severity.ofWord(word) : mapped;
    }

    /** What a word of the category column means; null for an unknown one. */
    @Nullable Category category(String word) {
        Category mapped = categories.get(TableHeader.fold(word));
        return mapped == null ? CategoryRules.ofWord(word) : mapped;
    }

    private static ColumnMapping parseJson(InputFile file) {
        Draft draft = new Draft(file);
        new JsonElements(file, Set.of(), Set.of())
                .forEach(object ->
                        object.values()
                                .forEach((name, value) -> {
                                    if (value instanceof JsonObject detailed) {
                                        detailed.texts("column", "columns")
                                                .forEach(c -> draft.set(name, c, detailed.line()));
                                        detailed.object("values")
                                                .values()
                                                .forEach((word, meaning) ->
                                                        draft.set(
                                                                name + "." + word,
                                                                JsonObject.asText(meaning),
                                                                detailed.line()));
                                    } else {
                                        draft.set(
                                                name,
                                                String.join("|", object.texts(name)),
                                                object.line());
                                    }
                                }));
        return draft.done();
    }

    /** A mapping being read. */
    private static final class Draft {
        private final InputFile file;
        private final Map<Field, List<String>> columns = new EnumMap<>(Field.class);
        private final Map<String, Severity> severities = new HashMap<>();
        private final Map<String, Category> categories = new HashMap<>();
        private ZoneId zone = ScanTime.SCHOOL;

        Draft(InputFile file) {
            this.file = file;
        }

        void line(String text, long line) {
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw bad(line, "“name = column” was expected, not " + text);
            }
            set(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), line);
        }

        void set(String name, String value, long line) {
            int dot = name.indexOf('.');
            String field = dot < 0 ? name : name.substring(0, dot);
            String word = dot < 0 ? "" : TableHeader.fold(name.substring(dot + 1));
            try {
                if (field.equalsIgnoreCase("zone")) {
                    zone = ZoneId.of(value);
                } else if (word.isEmpty()) {
                    columns.put(field(field, line), List.of(value.split("\\s*\\|\\s*")));
                } else if (field(field, line) == Field.SEVERITY) {
                    severities.put(word, Severity.valueOf(value.toUpperCase(Locale.ROOT)));
                } else if (field(field, line) == Field.CATEGORY) {
                    categories.put(word, Category.valueOf(value.toUpperCase(Locale.ROOT)));
                } else {
                    throw bad(line, "only severity and category have values, not " + field);
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                throw bad(line, name + " = " + value);
            }
        }

        ColumnMapping done() {
            return new ColumnMapping(columns, severities, categories, zone);
        }

        private Field field(String name, long line) {
            String wanted = TableHeader.fold(name);
            for (Field field : Field.values()) {
                if (TableHeader.fold(field.name()).equals(wanted)) {
                    return field;
                }
            }
            throw bad(line, "unknown field " + name);
        }

        private BadInput bad(long line, String why) {
            return new BadInput(InputProblem.BAD_MAPPING, file.name(), line, why);
        }
    }
}
