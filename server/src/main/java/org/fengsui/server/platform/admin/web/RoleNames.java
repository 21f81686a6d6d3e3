package org.fengsui.server.platform.admin.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Reader;

/** The names of roles in the reader's language. */
final class RoleNames {

    private RoleNames() {}

    /** In the order of the roles; empty for none. */
    static String of(Collection<Role> roles, Reader reader) {
        return roles.stream()
                .sorted()
                .map(role -> reader.say("role", role))
                .collect(Collectors.joining(reader.chinese() ? "、" : ", "));
    }
}
