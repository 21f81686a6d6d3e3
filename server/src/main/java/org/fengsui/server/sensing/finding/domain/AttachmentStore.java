package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Which files are attached to which episode. */
@Component
class AttachmentStore {

    private final Database database;

    AttachmentStore(Database database) {
        this.database = database;
    }

    /** A file of an episode. */
    record Attached(long episodeId, long fileId) {}

    void add(Scope scope, long episodeId, long fileId, String note, Actor by, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.attachment (
                            episode_id, file_id, note, added_by, added_name, added_at)
                        values (:episode, :file, :note, :by, :name, :at)
                        """)
                .param("episode", episodeId)
                .param("file", fileId)
                .param("note", note)
                .param("by", by.accountId())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Attached> of(Scope scope, Collection<Long> episodeIds) {
        return database.in(scope)
                .sql(
                        """
                        select episode_id, file_id
                          from finding.attachment
                         where episode_id = any (:ids)
                         order by id
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .query(Attached.class)
                .list();
    }
}
