package org.fengsui.server.platform.page;

import java.util.Set;
import org.fengsui.server.platform.access.Permission;

/**
 * Something that can be done with many rows at once. Chosen rows are posted as {@code id} to the
 * preview's address, whose page says what will change and posts it on. Its label is the message
 * {@code <list>.bulk.<key>}.
 *
 * @param key name in message keys
 * @param href the preview's address
 * @param anyOf the permissions of which one is enough
 */
public record Bulk(String key, String href, Set<Permission> anyOf) {

    /** Keeps its own copy. */
    public Bulk {
        anyOf = Set.copyOf(anyOf);
    }

    /** One that needs any of these permissions. */
    public static Bulk of(String key, String href, Permission... anyOf) {
        return new Bulk(key, href, Set.of(anyOf));
    }
}
