package org.fengsui.server.duty.obligation.domain;

import java.util.Set;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Role;

/**
 * A rung of the ladder that messages climb: posts of the obliged unit, or roles of the school.
 *
 * @param key its name in the profile
 * @param name what it is called: 分管领导
 * @param posts posts of the unit; empty where roles are named
 * @param roles roles of the school; empty where posts are named
 */
public record Level(String key, Wording name, Set<Post> posts, Set<Role> roles) {

    /** Keeps its own copies. */
    public Level {
        posts = Set.copyOf(posts);
        roles = Set.copyOf(roles);
    }
}
