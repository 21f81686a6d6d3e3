package org.fengsui.server.platform.file.domain;

import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
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

    private final Database database;

    ContentStore(Database database) {
        this.database = database;
    }

    /**
     * Announces content; waits while another transaction stores the same.
     *
     * @return whether its chunks must be written; false if it is there already
     */
    boolean announce(Scope scope, byte[] sha256, long size) {
        return database.in(scope).sql(INSERT).param("sha256", sha256).param("size", size).update()
                == 1;
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
