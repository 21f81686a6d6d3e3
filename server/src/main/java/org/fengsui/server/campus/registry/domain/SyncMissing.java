package org.fengsui.server.campus.registry.domain;

import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.SyncStore.RowKey;

/**
 * A row the source has no more.
 *
 * @param kind what it is
 * @param code its key
 * @param name its name here
 * @param id its identity here
 * @param posts whether it is a person who holds a post, which can be ended
 */
public record SyncMissing(RowKind kind, String code, String name, long id, boolean posts) {

    /** How a form calls it. */
    public String key() {
        return new RowKey(kind, code).written();
    }
}
