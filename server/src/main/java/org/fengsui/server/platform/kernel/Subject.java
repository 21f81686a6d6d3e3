package org.fengsui.server.platform.kernel;

import java.util.regex.Pattern;

/**
 * What an audit entry, a signal, a file or an obligation is about.
 *
 * @param type kebab-case word of the owning room, such as {@code notice-item}
 * @param id the row's identity in that room
 */
public record Subject(String type, long id) {

    private static final Pattern TYPE = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** Refuses a type that is not a kebab-case word. */
    public Subject {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("subject type is not kebab-case: " + type);
        }
    }

    /** {@code type:id}, as written to the audit log. */
    @Override
    public String toString() {
        return type + ":" + id;
    }
}
