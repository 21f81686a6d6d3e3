package org.fengsui.server.platform.file.domain;

import java.util.Collection;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.SealCipher;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Content in the record, once per SHA-256. Who may read it is decided by the files that use it. */
@Component
class ContentStore {

    private static final String INSERT =
            """
            insert into file.content (sha256, size, key) values (:sha256, :size, '')
            on conflict (sha256) do nothing returning id
            """;

    private static final String INSERT_CHUNK =
            """
            insert into file.chunk (sha256, number, bytes) values (:sha256, :number, :bytes)
            """;

    private static final String READ_CHUNK =
            """
            select k.id, k.key, c.bytes
            from file.chunk c join file.content k using (sha256)
            where c.sha256 = :sha256 and c.number = :number
            """;

    private static final String HOLD =
            """
            select size from file.content where sha256 = :sha256 for key share
            """;

    private static final String DELETE_CHUNKS =
            """
            delete from file.chunk c
             where c.sha256 in (select decode(h, 'hex') from unnest(:held) held (h))
               and not exists (select from file.file f where f.sha256 = c.sha256)
            """;

    private static final String DELETE =
            """
            delete from file.content c
             where c.sha256 in (select decode(h, 'hex') from unnest(:held) held (h))
               and not exists (select from file.file f where f.sha256 = c.sha256)
            """;

    private final Database database;

    /**
     * A piece of content.
     *
     * @param content the content's id
     * @param key the content's, sealed; empty where it stands under {@code keys/file}
     * @param bytes nonce and sealed bytes, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Chunk(long content, String key, byte[] bytes) {}

    ContentStore(Database database) {
        this.database = database;
    }

    /**
     * Announces content; waits while another transaction stores or forgets the same, and holds what
     * is there so that nobody forgets it before its file stands.
     *
     * @return its id if its key and chunks must be written; empty if it is there already
     */
    Optional<Long> announce(Scope scope, byte[] sha256, long size) {
        while (true) {
            var announced =
                    database.in(scope)
                            .sql(INSERT)
                            .param("sha256", sha256)
                            .param("size", size)
                            .query(Long.class)
                            .optional();
            if (announced.isPresent()) {
                return announced;
            }
            if (database.in(scope)
                    .sql(HOLD)
                    .param("sha256", sha256)
                    .query(Long.class)
                    .optional()
                    .isPresent()) {
                return Optional.empty();
            }
        }
    }

    /**
     * Gives content its key.
     *
     * @param sealed the key
     * @param cipher what the content is sealed with under it
     */
    void key(Scope scope, long id, String sealed, SealCipher cipher) {
        database.in(scope)
                .sql(
                        """
                        update file.content set key = :sealed, cipher = :cipher where id = :id
                        """)
                .param("sealed", sealed)
                .param("cipher", cipher.word())
                .param("id", id)
                .update();
    }

    /** Deletes content that no file has any more, of those held by the caller. */
    void deleteUnused(Scope scope, Collection<String> held) {
        var hashes = new SqlArrayValue("text", held.toArray());
        database.in(scope).sql(DELETE_CHUNKS).param("held", hashes).update();
        database.in(scope).sql(DELETE).param("held", hashes).update();
    }

    void writeChunk(Scope scope, byte[] sha256, int number, byte[] bytes) {
        database.in(scope)
                .sql(INSERT_CHUNK)
                .param("sha256", sha256)
                .param("number", number)
                .param("bytes", bytes)
                .update();
    }

    /** One statement: content may be written anew between one chunk and the next. */
    Optional<Chunk> chunk(Scope scope, byte[] sha256, int number) {
        return database.in(scope)
                .sql(READ_CHUNK)
                .param("sha256", sha256)
                .param("number", number)
                .query((row, at) ->
                        new Chunk(row.getLong("id"), row.getString("key"), row.getBytes("bytes")))
                .optional();
    }

    /** Waits for whoever is about to use the same content. */
    void lock(Scope scope, byte[] sha256) {
        database.in(scope)
                .sql("select size from file.content where sha256 = :sha256 for update")
                .param("sha256", sha256)
                .query(Long.class)
                .optional();
    }

    /** Deletes content that no file has. */
    void deleteUnused(Scope scope, byte[] sha256) {
        database.in(scope)
                .sql(
                        """
                        delete from file.chunk
                         where sha256 = :sha256
                           and not exists (select from file.file f where f.sha256 = :sha256)
                        """)
                .param("sha256", sha256)
                .update();
        database.in(scope)
                .sql(
                        """
                        delete from file.content
                         where sha256 = :sha256
                           and not exists (select from file.file f where f.sha256 = :sha256)
                        """)
                .param("sha256", sha256)
                .update();
    }
}
