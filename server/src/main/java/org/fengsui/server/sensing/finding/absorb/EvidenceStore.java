package org.fengsui.server.sensing.finding.absorb;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Packed;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.fengsui.server.platform.secret.Secrets.Seal;
import org.springframework.stereotype.Component;

/**
 * What scanners saw, packed in {@code item}: joined where results are folded, and sealed as far as
 * it is about to be written, into the transaction's {@code sealed} table, beside the wide rows of
 * {@code item}, which are not written a second time.
 */
@Component
class EvidenceStore {

    private static final int BATCH = 1000;

    /** Characters of the evidence of folded results together. */
    private static final int LONGEST = 16_000;

    /** Rows at a time, because each brings so many parts. */
    private static final int FOLDED_BATCH = 20;

    private static final String FOLDED =
            """
            select s.no, (array_agg(distinct i.evidence))[1:50] as parts
              from seen s
              join item i on i.print = s.print and i.evidence <> ''
             where s.results > 1
             group by s.no
            having count(distinct i.evidence) > 1
                or max(i.evidence) <> (select evidence from item where no = s.no)
            """;

    /** What was folded is told apart by what it was folded from. */
    private static final String FOLDED_DIGEST =
            """
            update item
               set evidence_digest = together.digest
              from (select s.no, sha256(string_agg(distinct i.evidence_digest, ''::bytea
                                     order by i.evidence_digest)) as digest
                      from seen s
                      join item i on i.print = s.print and i.evidence <> ''
                     where s.results > 1
                     group by s.no) together
             where item.no = together.no
            """;

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

    /** Whoever speaks for folded results has the evidence of each. */
    void fold(Scope scope) {
        database.batchIn(scope)
                .execute((Connection connection) -> {
                    try (var query = connection.prepareStatement(FOLDED);
                            var join =
                                    connection.prepareStatement(
                                            """
                                            update item
                                               set evidence = joined.evidence
                                              from unnest(?::integer[], ?::text[])
                                                       as joined (no, evidence)
                                             where item.no = joined.no
                                            """)) {
                        eachBatch(
                                query,
                                FOLDED_BATCH,
                                rows -> joined((String[]) rows.getArray(2).getArray()),
                                (numbers, texts) -> write(connection, join, numbers, texts));
                        return true;
                    }
                });
        database.in(scope).sql(FOLDED_DIGEST).update();
    }

    private static String joined(String[] parts) {
        var together =
                Arrays.stream(parts)
                        .map(part -> Packed.ofWord(part).text())
                        .sorted()
                        .collect(joining("\n\n"));
        int length = Math.min(LONGEST, together.codePointCount(0, together.length()));
        return Packed.of(together.substring(0, together.offsetByCodePoints(0, length))).word();
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
                eachBatch(
                        query,
                        BATCH,
                        rows -> sealed(seal, rows.getLong(2), rows.getString(3)),
                        (numbers, texts) -> write(connection, insert, numbers, texts));
                return true;
            }
        });
        in.execute("analyze sealed");
    }

    private static String sealed(Seal seal, long findingId, String evidence) {
        return seal.seal(
                new Place("finding.finding", "evidence", findingId), Packed.ofWord(evidence));
    }

    /** A text made of a row. */
    @FunctionalInterface
    private interface Made {
        String of(ResultSet row) throws SQLException;
    }

    /** Takes numbers and the texts that belong to them. */
    @FunctionalInterface
    private interface Taker {
        void take(List<Integer> numbers, List<String> texts) throws SQLException;
    }

    private static void eachBatch(PreparedStatement query, int batch, Made made, Taker into)
            throws SQLException {
        query.setFetchSize(batch);
        var numbers = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
                texts.add(made.of(rows));
                if (numbers.size() == batch) {
                    into.take(numbers, texts);
                    numbers.clear();
                    texts.clear();
                }
            }
        }
        into.take(numbers, texts);
    }

    private static void write(
            Connection connection,
            PreparedStatement into,
            List<Integer> numbers,
            List<String> texts)
            throws SQLException {
        into.setArray(1, connection.createArrayOf("integer", numbers.toArray()));
        into.setArray(2, connection.createArrayOf("text", texts.toArray()));
        into.executeUpdate();
    }
}
