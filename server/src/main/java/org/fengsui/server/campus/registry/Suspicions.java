package org.fengsui.server.campus.registry;

import java.time.LocalDate;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Actor;

/** 疑似变更: signs that whoever holds a post has left it (第十三条). */
public interface Suspicions {

    /**
     * Opens a suspected change of who holds a post, with an assumed day and a running clock.
     * Nothing happens where the post is in doubt or empty already, nobody holds it, or the unit is
     * no 责任单位.
     *
     * @param since the first day without the holder, as assumed; not before he began
     * @param note what the sign is; not blank
     * @return whether one was opened
     */
    boolean suspect(Actor by, long unitId, Post post, LocalDate since, String note);
}
