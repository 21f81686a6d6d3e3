package org.fengsui.server.sensing.finding.domain;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.observation.Category;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.OldFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes findings that no report brought. */
@Component
class OldFindingStore {

    private final Database database;

    private final Secrets secrets;

    OldFindingStore(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * A finding with what is made of it.
     *
     * @param finding as the old ledger has it
     * @param check its check, as one of that ledger's
     * @param print what it is known by, 32 bytes
     * @param place where it is; null where that cannot be read
     * @param systemId the system there; null where none is known
     * @param state of its one episode
     * @param registryVersion what the place was looked up in
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Row(
            OldFinding finding,
            String check,
            byte[] print,
            @Nullable Target place,
            @Nullable Long systemId,
            EpisodeState state,
            long registryVersion) {

        String target() {
            return place == null ? finding.place() : place.host().toString();
        }
    }

    /** Writes finding, fingerprint, search words and the one episode; gives the episode. */
    long insert(Scope scope, Row row, Instant now) {
        long finding = finding(scope, row);
        evidence(scope, finding, row.finding().text());
        words(scope, row, finding);
        fingerprint(scope, row, finding, now);
        return episode(scope, row, finding);
    }

    private long finding(Scope scope, Row row) {
        var place = row.place();
        var name = place == null ? null : place.name();
        var address = place == null ? null : place.address();
        return database.in(scope)
                .sql(
                        """
                        with wording as (
                            insert into finding.wording (digest, description, solution)
                            values (sha256(:words), '', '')
                                on conflict (digest) do update set digest = excluded.digest
                            returning id)
                        insert into finding.finding (
                            check_key, title, category, severity, host, host_origin, ip, port,
                            url, refs, evidence, wording_id, content_hash)
                        select :check, :title, :category, :severity, :host, :origin,
                               cast(:ip as inet), :port, :url, '{}', '', wording.id, 0
                          from wording
                        returning id
                        """)
                .param("words", "ledger".getBytes(StandardCharsets.UTF_8))
                .param("check", row.check())
                .param("title", row.finding().title())
                .param("category", Category.VULNERABILITY.name())
                .param("severity", row.finding().severity().rank())
                .param("host", name == null ? null : name.toString(), Types.VARCHAR)
                .param("origin", name == null ? null : "SCAN_TARGET", Types.VARCHAR)
                .param("ip", address == null ? null : address.toString(), Types.VARCHAR)
                .param("port", place == null ? null : place.port(), Types.INTEGER)
                .param(
                        "url",
                        place == null || place.url() == null ? null : place.url().toString(),
                        Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** Sealed to the finding's own identity, so only once that is known. */
    private void evidence(Scope scope, long finding, String text) {
        var place = new Place("finding.finding", "evidence", finding);
        database.in(scope)
                .sql("update finding.finding set evidence = :evidence where id = :id")
                .param("id", finding)
                .param("evidence", secrets.forThisTransaction(scope).seal(place, text))
                .update();
    }

    private void words(Scope scope, Row row, long finding) {
        var words =
                SearchWords.of(
                        Arrays.asList(
                                row.finding().title(),
                                row.finding().place(),
                                row.target(),
                                row.finding().key()));
        database.in(scope)
                .sql("insert into finding.word_index (finding_id, words) values (:id, :words)")
                .param("id", finding)
                .param("words", words.toArray(String[]::new))
                .update();
    }

    private void fingerprint(Scope scope, Row row, long finding, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.fingerprint (
                            print, finding_id, namespace, check_key, target, added_at)
                        values (:print, :finding, 'ledger', :check, :target, :now)
                        """)
                .param("print", row.print())
                .param("finding", finding)
                .param("check", row.check())
                .param("target", row.target())
                .param("now", Timestamp.from(now))
                .update();
    }

    private long episode(Scope scope, Row row, long finding) {
        var told = row.finding();
        return database.in(scope)
                .sql(
                        """
                        insert into finding.episode (
                            finding_id, number, state, presence, unit_id, system_id, supporting,
                            visible_to, outcome, rule, reason, registry_version, category,
                            severity, check_key, target, opened_at, first_seen, claimed_at,
                            claimed_how, closed_at, closed_as)
                        values (
                            :finding, 1, :state, 'UNKNOWN', :unit, :system, '{}', array[:unit],
                            'ATTRIBUTED', 'assigned', '旧台账', :registry, :category, :severity,
                            :check, :target, :noticed, :noticed, cast(:claimed as timestamptz),
                            :how, cast(:closed as timestamptz),
                            case when :state = 'CLOSED' then 'TAKEN_OVER' end)
                        returning id
                        """)
                .param("finding", finding)
                .param("state", row.state().name())
                .param("unit", told.unitId())
                .param("system", row.systemId(), Types.BIGINT)
                .param("registry", row.registryVersion())
                .param("category", Category.VULNERABILITY.name())
                .param("severity", told.severity().rank())
                .param("check", row.check())
                .param("target", row.target())
                .param("noticed", Timestamp.from(told.noticedAt()))
                .param("claimed", at(told.claimedAt()), Types.TIMESTAMP)
                .param("how", told.claimedHow())
                .param("closed", at(told.closedAt()), Types.TIMESTAMP)
                .query(Long.class)
                .single();
    }

    private static @Nullable Timestamp at(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
