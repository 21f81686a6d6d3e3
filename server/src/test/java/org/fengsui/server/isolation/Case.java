package org.fengsui.server.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * How an endpoint is called: a line of {@code endpoints.txt}.
 *
 * @param method HTTP's
 * @param pattern as at the controller, variables without their regular expressions
 * @param reach whom it lets in
 * @param values of variables and parameters; {@code @notice} stands for the identity of a {@link
 *     Thing}
 */
record Case(String method, String pattern, Reach reach, Map<String, String> values) {

    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All of them, those of the server's filters too. */
    static List<Case> all() {
        try {
            return new ClassPathResource("endpoints.txt", Case.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Case::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(String line) {
        var parts = GAP.split(line);
        var values = new LinkedHashMap<String, String>();
        Arrays.stream(parts)
                .skip(3)
                .map(value -> value.split("=", 2))
                .forEach(pair -> values.put(pair[0], pair[1]));
        return new Case(
                parts[0], parts[1], Reach.valueOf(parts[2].toUpperCase(Locale.ROOT)), values);
    }

    /** What the table knows it by. */
    String endpoint() {
        return method + " " + pattern;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether it is called with the identity of a thing. */
    boolean takesThings() {
        return values.values().stream().anyMatch(value -> value.startsWith("@"));
    }

    /** Of the values that were filled in, those that are a thing's. */
    Map<String, String> things(Map<String, String> filled) {
        var things = new LinkedHashMap<>(filled);
        things.keySet().removeIf(name -> !values.getOrDefault(name, "").startsWith("@"));
        return things;
    }

    /** The thing that a value stands for. */
    static Thing thing(String value) {
        return Thing.valueOf(value.substring(1).toUpperCase(Locale.ROOT));
    }

    /** The address with its variables filled in. */
    String path(Map<String, String> filled) {
        return VARIABLE.matcher(pattern)
                .replaceAll(found -> String.valueOf(filled.get(found.group(1))))
                .replace("**", filled.getOrDefault("**", ""));
    }

    /** What is not in the address. */
    Map<String, String> parameters(Map<String, String> filled) {
        var rest = new LinkedHashMap<>(filled);
        VARIABLE.matcher(pattern).results().forEach(found -> rest.remove(found.group(1)));
        rest.remove("**");
        return rest;
    }
}
