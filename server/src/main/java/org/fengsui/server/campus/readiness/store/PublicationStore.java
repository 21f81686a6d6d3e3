package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.domain.Publication;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what units mean to publish. */
@Component
public class PublicationStore {

    private final Database database;

    PublicationStore(Database database) {
        this.database = database;
    }

    /** Writes what is submitted. */
    public long insert(Scope scope, Publication publication) {
        return database.in(scope)
                .sql(
                        """
                        insert into readiness.publication (unit_id, title, place, body, hash, state,
                            author_id, author, submitted_at)
                        values (:unit, :title, :place, :body, :hash, 'SUBMITTED', :account, :author,
                            :now)
                        returning id
                        """)
                .param("unit", publication.unitId())
                .param("title", publication.title())
                .param("place", publication.place())
                .param("body", publication.body())
                .param("hash", publication.hash())
                .param("account", publication.authorId())
                .param("author", publication.author())
                .param("now", Rows.at(publication.submittedAt()))
                .query(Long.class)
                .single();
    }

    /** Writes the other person’s word; false where somebody else was first. */
    public boolean reviewed(
            Scope scope,
            Actor by,
            Publication of,
            Publication.State after,
            String reason,
            Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.publication
                                set version = version + 1, state = :state, reviewer_id = :account,
                                    reviewer = :who, reviewed_at = :now, reason = :reason
                                where id = :id and version = :version and state = 'SUBMITTED'
                                """)
                        .param("state", after.name())
                        .param("account", by.accountId())
                        .param("who", by.name())
                        .param("now", Rows.at(now))
                        .param("reason", reason)
                        .param("id", of.id())
                        .param("version", of.version())
                        .update()
                == 1;
    }

    /** Writes that it is published; false where somebody else was first. */
    public boolean published(Scope scope, Publication of, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.publication
                                set version = version + 1, state = 'PUBLISHED', published_at = :now
                                where id = :id and version = :version and state = 'APPROVED'
                                """)
                        .param("now", Rows.at(now))
                        .param("id", of.id())
                        .param("version", of.version())
                        .update()
                == 1;
    }

    /** Those not published first, the newest first. */
    public List<Publication> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select * from readiness.publication
                        order by state in ('PUBLISHED', 'RETURNED'), id desc limit 200
                        """)
                .query(PublicationStore::publication)
                .list();
    }

    /** One, if the scope sees it. */
    public Optional<Publication> find(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from readiness.publication where id = :id")
                .param("id", id)
                .query(PublicationStore::publication)
                .optional();
    }

    private static Publication publication(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("unit_id"),
                row.getString("title"),
                row.getString("place"),
                row.getString("body"),
                row.getString("hash"),
                Publication.State.valueOf(row.getString("state")),
                row.getLong("author_id"),
                row.getString("author"),
                Rows.moment(row, "submitted_at"),
                row.getString("reviewer"),
                Rows.optional(row, "reviewed_at"),
                row.getString("reason"),
                Rows.optional(row, "published_at"));
    }
}
