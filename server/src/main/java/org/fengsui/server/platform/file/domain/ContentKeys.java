package org.fengsui.server.platform.file.domain;

import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Secrets;
import org.springframework.stereotype.Component;

/** The contents' keys, each sealed in the record. */
@Component
class ContentKeys {

    private final ContentStore contents;
    private final Secrets secrets;
    private final DataFolder data;

    ContentKeys(ContentStore contents, Secrets secrets, DataFolder data) {
        this.contents = contents;
        this.secrets = secrets;
        this.data = data;
    }

    /** A new key for a content that has none yet; of the running transaction. */
    ContentKey give(Scope scope, long content) {
        var seal = secrets.forThisTransaction(scope);
        var key = ContentKey.random(seal.cipher());
        contents.key(
                scope, content, seal.seal(ContentKey.place(content), key.written()), seal.cipher());
        return key;
    }

    /**
     * The key a chunk stands under.
     *
     * @throws IllegalStateException if it does not open, or was never sealed: who can write to the
     *     record alone must not bring content of their own
     */
    ContentKey of(ContentStore.Chunk chunk) {
        return chunk.key().isEmpty()
                ? ContentKey.fromBefore(data)
                : ContentKey.of(chunk.content(), chunk.key(), secrets::open);
    }
}
