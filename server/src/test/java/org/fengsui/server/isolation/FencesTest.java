package org.fengsui.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;

/** Row security is the second fence: every table has it, or says here why it needs none. */
@ServerTest
record FencesTest(RecordProbe probe) {

    private static final String OF_A_PERSON = "a person's own, found by the account in every query";
    private static final String OF_NOBODY = "says nothing of any unit";
    private static final String OF_THE_CHAIN = "hashes and queue of the audit log, no entries";
    private static final String OF_THE_SCHOOL = "the school's own texts and figures";

    private static final Map<String, String> UNFENCED =
            Map.ofEntries(
                    Map.entry("access.session", "entered by its secret identity only"),
                    Map.entry("access.session_attributes", "of a session"),
                    Map.entry("accountability.closed_year", OF_THE_SCHOOL),
                    Map.entry("accountability.rules", OF_THE_SCHOOL),
                    Map.entry("audit.anchor", OF_THE_CHAIN),
                    Map.entry("audit.block", OF_THE_CHAIN),
                    Map.entry("audit.pending", OF_THE_CHAIN),
                    Map.entry("calendar.imported_year", OF_THE_SCHOOL),
                    Map.entry("document.series", OF_NOBODY),
                    Map.entry("file.chunk", "found by its hash through file.file, which is fenced"),
                    Map.entry("file.content", "of file.file, which is fenced"),
                    Map.entry("finding.word_index", "a policy stops its index; joined to episodes"),
                    Map.entry("finding.wording", OF_THE_SCHOOL),
                    Map.entry("kernel.sealed_column", OF_NOBODY),
                    Map.entry("kernel.secret_key", OF_NOBODY),
                    Map.entry("knowledge.entry", OF_THE_SCHOOL),
                    Map.entry("knowledge.entry_version", OF_THE_SCHOOL),
                    Map.entry("knowledge.wanted", OF_THE_SCHOOL),
                    Map.entry("measure.kind", OF_THE_SCHOOL),
                    Map.entry("monthly.run", OF_NOBODY),
                    Map.entry("notice.search_pair", "a policy stops its index; joined to notices"),
                    Map.entry("obligation.handled_signal", "keys of signals, read by the ledger"),
                    Map.entry("obligation.profile", OF_THE_SCHOOL),
                    Map.entry("obligation.ruling", OF_THE_SCHOOL),
                    Map.entry("page.draft", OF_A_PERSON),
                    Map.entry("page.preference", OF_A_PERSON),
                    Map.entry("page.saved_view", OF_A_PERSON),
                    Map.entry("registry.edition", OF_NOBODY),
                    Map.entry("registry.preview", OF_A_PERSON),
                    Map.entry("upkeep.retention", OF_THE_SCHOOL),
                    Map.entry("warning.edition", "what everybody has read"));

    @Test
    void everyTableIsFencedOrSaysWhyNot() {
        var unfenced =
                probe.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join testing.tables t on t.target = c.oid
                                where not (c.relrowsecurity and c.relforcerowsecurity)
                                """)
                        .query(String.class)
                        .list();
        assertThat(unfenced)
                .as("call kernel.fence(…) in its migration, or name it here with the reason")
                .containsExactlyInAnyOrderElementsOf(UNFENCED.keySet());
    }

    @Test
    void everyFencedTableHasAPolicy() {
        var shut =
                probe.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join testing.tables t on t.target = c.oid
                                where c.relrowsecurity
                                  and not exists (select from pg_policy p where p.polrelid = c.oid)
                                """)
                        .query(String.class)
                        .list();
        assertThat(shut).isEmpty();
    }
}
