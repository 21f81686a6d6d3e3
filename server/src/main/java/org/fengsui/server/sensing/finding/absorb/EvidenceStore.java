package org.fengsui.server.sensing.finding.absorb;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.fengsui.server.platform.secret.Secrets.Seal;
import org.springframework.stereotype.Component;

/**
 * What scanners saw: joined where results are folded, and sealed as far as it is about to be
 * written, into the transaction's {@code sealed} table.
 */
@Component
class EvidenceStore {

    /** Characters of the evidence of folded results together. */
    private static final int LONGEST = 16_000;

    /** Different ones of them that are joined. */
    private static final int MOST = 50;

    /** A result for each different evidence, in an order that the report's has no part in. */
    private static final String FOLDED =
            """
            select part.no, array_agg(part.first order by part.evidence_digest) as parts
              from (select s.no, i.evidence_digest, min(i.no) as first
                      from seen s
                      join item i on i.print = s.print
                     where s.results > 1 and i.evidence_digest <> decode(:nothing, 'hex')
                     group by s.no, i.evidence_digest) part
              join item speaker on speaker.no = part.no
             group by part.no, speaker.evidence_digest
            having count(*) > 1 or bool_or(part.evidence_digest <> speaker.evidence_digest)
            """;

    /** What was folded is told apart by what it was folded from. */
    private static final String FOLDED_DIGEST =
            """
            update item
               set evidence_digest = together.digest
              from (select s.no, sha256(string_agg(distinct i.evidence_digest, ''::bytea
                                     order by i.evidence_digest)) as digest
                      from seen s
                      join item i on i.print = s.print
                     where s.results > 1 and i.evidence_digest <> decode(:nothing, 'hex')
                     group by s.no) together
             where item.no = together.no
            """;

    /** Of new findings; each row of {@code item} stands for one of them. */
    private static final String FRESH =
            """
            select no, finding_id
              from work
             where fate in ('OPEN', 'PAST')
             order by no
            """;

    private static final String REWORDED =
            """
            select no, finding_id
              from reworded
             order by no
            """;

    private final Database database;
    private final Secrets secrets;

    EvidenceStore(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Whoever speaks for folded results has the evidence of each. */
    void fold(Scope scope, EvidenceSpool evidence) {
        database.in(scope)
                .sql(FOLDED)
                .param("nothing", ItemCopy.NOTHING_SHOWN)
                .query((ResultSet row) ->
                        evidence.put(row.getInt(1), joined(parts(row), evidence)));
        database.in(scope).sql(FOLDED_DIGEST).param("nothing", ItemCopy.NOTHING_SHOWN).update();
    }

    private static Integer[] parts(ResultSet row) throws SQLException {
        return (Integer[]) row.getArray(2).getArray();
    }

    private static String joined(Integer[] parts, EvidenceSpool evidence) {
        var together =
                Arrays.stream(parts)
                        .limit(MOST)
                        .map(part -> evidence.get(part).text())
                        .sorted()
                        .collect(joining("\n\n"));
        int length = Math.min(LONGEST, together.codePointCount(0, together.length()));
        return together.substring(0, together.offsetByCodePoints(0, length));
    }

    void sealFresh(Scope scope, EvidenceSpool evidence) {
        seal(scope, FRESH, evidence);
    }

    void sealReworded(Scope scope, EvidenceSpool evidence) {
        seal(scope, REWORDED, evidence);
    }

    /**
     * A result that is written.
     *
     * @param no its number in the report
     * @param findingId its finding
     */
    private record Written(int no, long findingId) {}

    /** The rows are sealed while the record takes those before them. */
    private void seal(Scope scope, String which, EvidenceSpool evidence) {
        var written = database.in(scope).sql(which).query(Written.class).list();
        var seal = secrets.forThisTransaction(scope);
        database.copy(
                scope,
                "copy sealed from stdin",
                out -> seal(written, evidence, seal, new CopyText(out)));
        database.batchIn(scope).execute("analyze sealed");
    }

    private static void seal(
            List<Written> written, EvidenceSpool evidence, Seal seal, CopyText row) {
        for (var it : written) {
            if (!evidence.isEmpty(it.no())) {
                var place = new Place("finding.finding", "evidence", it.findingId());
                row.number(it.no()).text(seal.seal(place, evidence.get(it.no())));
                row.end();
            }
        }
    }
}
