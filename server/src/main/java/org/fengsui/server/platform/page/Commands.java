package org.fengsui.server.platform.page;

import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;

/**
 * What a room lets a person begin from anywhere, as a bean: the search over everything finds it by
 * its name.
 *
 * @param all in their order
 */
public record Commands(List<Command> all) {

    /**
     * One of them.
     *
     * @param key message key of its name, a verb first: 新增系统
     * @param href the page where it is done
     * @param needs the permission
     */
    public record Command(String key, String href, Permission needs) {

        /** Whether this person may do it. */
        boolean offeredTo(Actor actor) {
            return actor.may(needs);
        }
    }

    /** Keeps its own copy. */
    public Commands {
        all = List.copyOf(all);
    }

    /** These, in their order. */
    public static Commands of(Command... all) {
        return new Commands(List.of(all));
    }

    /** Those this person may do. */
    public List<Command> offeredTo(Actor actor) {
        return all.stream().filter(command -> command.offeredTo(actor)).toList();
    }
}
