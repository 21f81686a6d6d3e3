package org.fengsui.server.sensing.finding.absorb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.fengsui.server.platform.secret.Secrets.Seal;
import org.springframework.stereotype.Component;

/**
 * Seals what scanners saw, as far as it is about to be written, into the transaction's {@code
 * sealed} table: beside the wide rows of {@code item}, which are not written a second time.
 */
@Component
class EvidenceStore {

    private static final int BATCH = 1000;

    /** Of new findings; each row of {@code item} stands for one of them. */
    private static final String FRESH =
            """
            select i.no, w.finding_id, i.evidence
              from work w
              join item i on i.no = w.no
             where w.fate in ('OPEN', 'PAST') and i.evidence <> ''
            """;

    private static final String REWORDED =
            """
            select i.no, r.finding_id, i.evidence
              from reworded r
              join item i on i.no = r.no
             where i.evidence <> ''
            """;

    private final Database database;
    private final Secrets secrets;

    EvidenceStore(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void sealFresh(Scope scope) {
        seal(scope, FRESH);
    }

    void sealReworded(Scope scope) {
        seal(scope, REWORDED);
    }

    private void seal(Scope scope, String which) {
        var in = database.batchIn(scope);
        var seal = secrets.forThisTransaction(scope);
        in.execute((Connection connection) -> {
            try (var query = connection.prepareStatement(which);
                    var insert =
                            connection.prepareStatement(
                                    """
                                    insert into sealed
                                    select * from unnest(?::integer[], ?::text[])
                                    """)) {
                query.setFetchSize(BATCH);
                var numbers = new ArrayList<Integer>();
                var texts = new ArrayList<String>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getInt(1));
                        texts.add(sealed(seal, rows.getLong(2), rows.getString(3)));
                        if (numbers.size() == BATCH) {
                            write(connection, insert, numbers, texts);
                        }
                    }
                }
                write(connection, insert, numbers, texts);
                return true;
            }
        });
        in.execute("analyze sealed");
    }

    private static String sealed(Seal seal, long findingId, String evidence) {
        return seal.seal(new Place("finding.finding", "evidence", findingId), evidence);
    }

    private static void write(
            Connection connection,
            PreparedStatement insert,
            List<Integer> numbers,
            List<String> texts)
            throws SQLException {
        insert.setArray(1, connection.createArrayOf("integer", numbers.toArray()));
        insert.setArray(2, connection.createArrayOf("text", texts.toArray()));
        insert.executeUpdate();
        numbers.clear();
        texts.clear();
    }
}
