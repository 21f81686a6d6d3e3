package org.fengsui.server.duty.obligation.domain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Role;

/** Reads who is told, from the obligor upwards. */
final class LadderReader {

    private static final Map<String, Post> POSTS = byName(Post.values());
    private static final Map<String, Role> ROLES = byName(Role.values());

    private LadderReader() {}

    static List<Level> levels(YamlFields ladders, String name) {
        var levels = ladders.list(name).stream().map(LadderReader::level).toList();
        if (levels.isEmpty()) {
            throw ladders.refusal(name, "a ladder needs at least one level");
        }
        return levels;
    }

    private static Level level(YamlFields fields) {
        fields.only("key", "name", "posts", "roles");
        var posts = named(fields, "posts", "post", POSTS);
        var roles = named(fields, "roles", "role", ROLES);
        if (posts.isEmpty() == roles.isEmpty()) {
            throw fields.refusal("key", "a level names either posts or roles");
        }
        return new Level(fields.text("key"), fields.wording("name"), posts, roles);
    }

    private static <T> Set<T> named(
            YamlFields fields, String field, String what, Map<String, T> all) {
        return fields.sequence(field).stream()
                .map(item -> all.get(ProfileReader.known(fields, item, what, all.keySet())))
                .collect(Collectors.toSet());
    }

    private static <T extends Enum<T>> Map<String, T> byName(T[] constants) {
        return Arrays.stream(constants)
                .collect(
                        Collectors.toMap(
                                Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
