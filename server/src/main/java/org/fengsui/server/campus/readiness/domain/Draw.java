package org.fengsui.server.campus.readiness.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** 随机抽取: the seed stands in the record, so that anybody can draw the same again. */
public final class Draw {

    private static final int WHOLE = 100;

    private Draw() {}

    /** So many of a hundred, at least one; the same seed draws the same. */
    public static List<Long> of(long seed, Collection<Long> ids, int percent) {
        var all = new ArrayList<>(ids);
        Collections.sort(all);
        Collections.shuffle(all, new Random(seed));
        int count = Math.ceilDiv(all.size() * percent, WHOLE);
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
