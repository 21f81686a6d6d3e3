package org.fengsui.engine.attribution;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A component a system is built with.
 *
 * @param name {@code nginx}, {@code Spring Boot}
 * @param version {@code 1.24.0}; empty where none is given
 */
public record StackPart(String name, String version) {

    private static final Pattern SEPARATORS = Pattern.compile("[;；,，、\\r\\n]+");
    private static final Pattern VERSIONED =
            Pattern.compile("(.*?\\S)(?:\\s*/\\s*|\\s+)[vV]?([0-9][0-9A-Za-z._+\\-]*)");

    /**
     * The components of a text as the table holds it: {@code nginx 1.24.0; MySQL 8.0.36、Vue}. A
     * version begins with a figure and stands behind a blank or a slash.
     *
     * @param text null gives none
     */
    public static List<StackPart> parse(@Nullable String text) {
        List<StackPart> parts = new ArrayList<>();
        if (text == null) {
            return parts;
        }
        for (String word : SEPARATORS.splitAsStream(text).toList()) {
            String part = word.strip();
            Matcher matcher = VERSIONED.matcher(part);
            if (matcher.matches()) {
                parts.add(new StackPart(matcher.group(1), matcher.group(2)));
            } else if (!part.isEmpty()) {
                parts.add(new StackPart(part, ""));
            }
        }
        return parts;
    }
}
