package org.fengsui.server.platform.access.web;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.jspecify.annotations.Nullable;

/** Where a person starts, and where somebody may be sent after signing in. */
final class Homes {

    private Homes() {}

    /** The first page of a person. */
    static String of(Actor actor) {
        if (actor.may(Permission.DESK_VIEW)) {
            return "/";
        }
        if (actor.may(Permission.NOTICE_ANSWER)) {
            return "/unit";
        }
        if (actor.may(Permission.AUDIT_VIEW)) {
            return "/audit";
        }
        return actor.may(Permission.ACCOUNT_VIEW) ? "/admin/accounts" : "/account";
    }

    /** Whether an address leads to a page of this server and nowhere else. */
    static boolean isOurs(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().noneMatch(c -> c == '\\' || c < 0x20 || c == 0x7F);
    }
}
