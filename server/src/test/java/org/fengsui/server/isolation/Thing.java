package org.fengsui.server.isolation;

/** A kind of thing that belongs to a unit or to one of its people, and where its identities are. */
enum Thing {
    UNIT("select id from registry.unit where code = :code"),
    SYSTEM("select id from registry.system where owner_unit_id = :unit"),
    NETWORK("select id from registry.network where unit_id = :unit"),
    PERSON("select id from registry.person where unit_id = :unit"),
    APPOINTMENT("select id from registry.appointment where unit_id = :unit"),
    VACANCY("select id from registry.vacancy where unit_id = :unit"),
    PROPOSAL("select id from registry.proposal where unit_id = :unit"),
    PREVIEW("select token from registry.preview where file_name like '%' || :word || '%'"),
    FINDING(
            """
            select distinct e.finding_id from finding.episode e
            where e.unit_id = :unit order by e.finding_id limit 2
            """),
    EPISODE("select id from finding.episode where unit_id = :unit order by id limit 2"),
    IMPORT("select id from intake.import where file_name like '%' || :word || '%'"),
    /** One is a draft, one issued, one served and answered. */
    NOTICE("select id from notice.notice where unit_id = :unit"),
    ITEM("select id from notice.item where unit_id = :unit"),
    REQUEST("select id from notice.request where unit_id = :unit"),
    SUPERVISION("select id from notice.supervision where unit_id = :unit"),
    LINK("select link from notice.notice where unit_id = :unit and link is not null"),
    MEASURE("select id from measure.measure where unit_id = :unit"),
    TAKEDOWN("select id from content.takedown where unit_id = :unit"),
    /** What a unit was told of a warning. */
    ASKED("select id from warning.asked where unit_id = :unit"),
    INCIDENT("select id from incident.incident where unit_id = :unit"),
    CRITICISM("select id from incident.criticism where unit_id = :unit"),
    TASK("select id from incident.task where unit_id = :unit"),
    MONTHLY("select id from monthly.list where unit_id = :unit"),
    /** What stands against a unit. */
    LATE("select id from obligation.obligation where unit_id = :unit and due_at < '2026-02-28'"),
    OBLIGATION("select id from obligation.obligation where unit_id = :unit"),
    /** Documents, and what was sent with answers and requests. */
    FILE("select id from file.file where unit_id = :unit"),
    MESSAGE(
            """
            select m.id from delivery.message m join access.account a on a.id = m.account_id
            where a.unit_id = :unit and m.channel = 'INBOX' and m.state = 'ACCEPTED'
            """),
    ACCOUNT("select id from access.account where unit_id = :unit"),
    TOKEN(
            """
            select t.id from access.token t join access.account a on a.id = t.account_id
            where a.unit_id = :unit
            """),
    /** What a unit is asked for again and again. */
    CHORE("select id from readiness.task where unit_id = :unit"),
    PUBLICATION("select id from readiness.publication where unit_id = :unit"),
    CLOSING("select id from readiness.closing where unit_id = :unit"),
    /** Many notices handled at once; kept in memory. */
    RUN("");

    private final String sql;

    Thing(String sql) {
        this.sql = sql;
    }

    /** Finds the identities, by {@code :unit}, {@code :code} and {@code :word} of a unit. */
    String sql() {
        return sql;
    }
}
