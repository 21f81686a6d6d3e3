package org.fengsui.server.platform.file;

import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;

/**
 * Who may take out the files about some types of subject, as a bean of the room that keeps them; to
 * whose they may, says the scope. What no room declares nobody takes out.
 *
 * @param subjectTypes as in {@link Subject#type()}
 * @param anyOf the permissions of which one is enough: those of the pages that show the files
 */
public record Readership(Set<String> subjectTypes, Set<Permission> anyOf) {

    /** Keeps its own copies. */
    public Readership {
        subjectTypes = Set.copyOf(subjectTypes);
        anyOf = Set.copyOf(anyOf);
    }

    /** Whether this person may take out files about the subject. */
    public boolean allows(Actor reader, Subject subject) {
        return subjectTypes.contains(subject.type()) && anyOf.stream().anyMatch(reader::may);
    }
}
