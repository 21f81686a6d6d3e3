package org.fengsui.server.campus.registry;

import org.fengsui.server.platform.kernel.Signal;

/** What this room tells the ledger. */
public enum RegistrySignal implements Signal {
    /** A post of a 责任单位 fell empty or changed hands (第十三条). */
    POST_VACANT("registry.post-vacant"),
    /** The new holder was filed with the office. */
    POST_FILED("registry.post-filed"),
    /** The true day is known; the clock of the assumed one is over and another starts. */
    POST_REDATED("registry.post-redated"),
    /** There was no change after all, or the unit is no 责任单位 any more. */
    POST_DROPPED("registry.post-dropped");

    private final String key;

    RegistrySignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "post-vacancy";
    }
}
