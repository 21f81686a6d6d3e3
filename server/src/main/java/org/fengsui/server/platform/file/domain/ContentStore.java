package org.fengsui.server.platform.file.domain;

import java.util.Collection;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Content in the record, once per SHA-256. Who may read it is decided by the files that use it. */
@Component
class ContentStore {

    private static final String INSERT =
            """
            insert into file.content (sha256, size) values (:sha256, :size)
            on conflict (sha256) do nothing
            """;

    private static final String INSERT_CHUNK =
            """
            insert into file.chunk (sha256, number, bytes) values (:sha256, :number, :bytes)
            """;

    private static final String READ_CHUNK =
            """
            select bytes from file.chunk where sha256 = :sha256 and number = :number
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

    ContentStore(Database database) {
        this.database = database;
    }

    /**
     * Announces content; waits while another transaction stores or forgets the same, and holds what
     * is there so that nobody forgets it before its file stands.
     *
     * @return whether its chunks must be written; false if it is there already
     */
    boolean announce(Scope scope, byte[] sha256, long size) {
        while (true) {
            if (database.in(scope).sql(INSERT).param("sha256", sha256).param("size", size).update()
                    == 1) {
                return true;
            }
            if (database.in(scope)
                    .sql(HOLD)
                    .param("sha256", sha256)
                    .query(Long.class)
                    .optional()
                    .isPresent()) {
                return false;
            }
        }
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

    Optional<byte[]> chunk(Scope scope, byte[] sha256, int number) {
        return database.in(scope)
                .sql(READ_CHUNK)
                .param("sha256", sha256)
                .param("number", number)
                .query((row, at) -> row.getBytes("bytes"))
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
