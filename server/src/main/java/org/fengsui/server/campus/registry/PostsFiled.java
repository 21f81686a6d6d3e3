package org.fengsui.server.campus.registry;

import java.util.List;

/**
 * Who holds posts of 责任单位 now was confirmed, and stands on file with 网信办 from now on (第十三条).
 * Published inside the transaction that confirms; all that one table brings is one event.
 *
 * @param posts at least one
 */
public record PostsFiled(List<Filed> posts) {

    /** Keeps its own copy. */
    public PostsFiled {
        posts = List.copyOf(posts);
    }

    /**
     * One post.
     *
     * @param vacancyId the change; its subject type is {@code post-vacancy}
     * @param words unit, post, holder and first day, in Chinese as messages have it
     */
    public record Filed(long vacancyId, String words) {}
}
