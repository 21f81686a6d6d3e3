-- Findings, their fingerprints, what evidence says of them, and their episodes.
create schema finding;

-- A scanner's words about a check, kept once however many hosts have it.
create table finding.wording (
    id          bigint generated always as identity primary key,
    digest      bytea not null unique,
    description text  not null,
    solution    text  not null
);

create table finding.finding (
    id               bigint generated always as identity primary key,
    check_key        text     not null,
    title            text     not null,
    category         text     not null,
    severity         smallint not null check (severity between 0 and 4),
    scanner_severity text,
    cvss             numeric(3, 1),
    cvss_version     text,
    host             text,
    host_origin      text,
    ip               inet,
    port             integer check (port between 1 and 65535),
    protocol         text,
    service          text,
    url              text,
    method           text,
    parameter        text,
    refs             text[]   not null,
    evidence         text     not null,
    wording_id       bigint   not null references finding.wording,
    -- of all that a scanner may word anew; equal means there is nothing to write
    content_hash     bigint   not null,
    -- decided by a person and kept however often the machine sees it again
    false_positive   boolean  not null default false,
    first_import     bigint
);

-- One hole may be known by several fingerprints once it was merged over scanners.
create table finding.fingerprint (
    id         bigint generated always as identity primary key,
    print      bytea       not null unique check (length(print) = 32),
    finding_id bigint      not null references finding.finding,
    namespace  text        not null,
    check_key  text        not null,
    target     text        not null,
    port       integer,
    protocol   text,
    added_at   timestamptz not null
);
create index on finding.fingerprint (finding_id);

create table finding.episode (
    id               bigint generated always as identity primary key,
    finding_id       bigint      not null references finding.finding,
    number           integer     not null check (number > 0),
    -- the latest of its finding
    current          boolean     not null default true,
    state            text        not null
        check (state in ('NEW', 'CONFIRMED', 'NOTIFIED', 'ANSWERED', 'CLOSED')),
    presence         text        not null
        check (presence in ('PRESENT', 'GONE', 'MITIGATED', 'UNKNOWN')),
    unit_id          bigint,
    system_id        bigint,
    supporting       bigint[]    not null,
    -- whose people may read it: the unit, the supporting ones, and those a notice was served to
    visible_to       bigint[]    not null,
    outcome          text        not null
        check (outcome in ('ATTRIBUTED', 'UNATTRIBUTED', 'AMBIGUOUS', 'POOL')),
    rule             text        not null,
    reason           text        not null,
    registry_version bigint      not null,
    -- copies of the finding's columns that lists filter and sort by
    category         text        not null,
    severity         smallint    not null,
    check_key        text        not null,
    target           text        not null,
    opened_at        timestamptz not null,
    opened_import    bigint,
    first_seen       timestamptz not null,
    former_id        bigint references finding.episode,
    regressed        boolean     not null default false,
    confirmed_at     timestamptz,
    claimed_at       timestamptz,
    claimed_how      text,
    closed_at        timestamptz,
    closed_as        text check (closed_as in ('VERIFIED', 'FALSE_POSITIVE', 'SUPERSEDED')),
    -- when the evidence was taken that proves it gone, and its words
    proof_at         timestamptz,
    proof            text,
    unique (finding_id, number),
    -- a return is a new episode, so what is open is the latest
    check (current or state = 'CLOSED'),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((state = 'CLOSED') = (closed_as is not null)),
    check ((outcome = 'ATTRIBUTED') = (unit_id is not null))
);
create unique index episode_current on finding.episode (finding_id) where current;
-- Lists sort downwards with nulls last, and an index serves only the very order it is made for.
create index episode_open_by_level on finding.episode (severity desc nulls last, id desc)
    where current and state <> 'CLOSED';
create index episode_by_age on finding.episode (id desc nulls last) where current;
create index episode_by_unit on finding.episode (unit_id, severity desc nulls last, id desc)
    where current;
create index episode_by_check on finding.episode (check_key, severity desc nulls last, id desc)
    where current;
create index episode_by_target on finding.episode (target) where current;
create index episode_by_system on finding.episode (system_id) where current;
create index episode_unattributed on finding.episode (severity desc nulls last, id desc)
    where current and state <> 'CLOSED' and unit_id is null;
create index episode_stale_owner on finding.episode (registry_version, id)
    where state <> 'CLOSED';

-- Sightings, run-length encoded: one row for each stretch in which a vantage kept seeing a
-- fingerprint. A run without an end is what that vantage says now. Written in sets of tens of
-- thousands by one transaction at a time, and never deleted: so without foreign keys, whose checks
-- would cost more than the rows.
create table finding.sighting (
    id             bigint generated always as identity primary key,
    fingerprint_id bigint      not null,
    finding_id     bigint      not null,
    episode_id     bigint      not null,
    vantage        text        not null,
    namespace      text        not null,
    target         text        not null,
    by_login       boolean     not null,
    -- the scan policy, where the report names one instead of its checks
    policy         text,
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    times          integer     not null check (times > 0),
    first_import   bigint,
    last_import    bigint,
    ended_at       timestamptz,
    ended_import   bigint
) with (fillfactor = 75);
create unique index sighting_running on finding.sighting (fingerprint_id, vantage)
    where ended_at is null;
create index sighting_by_finding on finding.sighting (finding_id);
create index sighting_running_by_target on finding.sighting (target, vantage, namespace)
    where ended_at is null;

-- When each scanner last looked at a host from each vantage; what is older changes no presence.
create table finding.host_evidence (
    namespace text        not null,
    vantage   text        not null,
    target    text        not null,
    last_at   timestamptz not null,
    import_id bigint,
    primary key (target, namespace, vantage)
);

-- Who else reports it (EDUSRC, the province), with the number that the answer must quote.
create table finding.source (
    finding_id bigint      not null references finding.finding,
    name       text        not null,
    number     text        not null default '',
    first_at   timestamptz not null,
    import_id  bigint,
    primary key (finding_id, name)
);

-- The open and past notices an episode stands in; one open notice for each basis.
create table finding.notice_link (
    id          bigint generated always as identity primary key,
    episode_id  bigint      not null references finding.episode,
    unit_id     bigint      not null,
    basis       text        not null,
    notice_type text        not null,
    notice_id   bigint      not null,
    noticed_at  timestamptz not null,
    ended_at    timestamptz,
    ended_why   text
);
create unique index notice_link_open on finding.notice_link (episode_id, basis)
    where ended_at is null;
create index on finding.notice_link (notice_type, notice_id);

create table finding.false_positive_request (
    id              bigint generated always as identity primary key,
    episode_id      bigint      not null references finding.episode,
    requested_by    bigint      not null,
    requested_name  text        not null,
    requested_at    timestamptz not null,
    reason          text        not null,
    decided_by      bigint,
    decided_name    text,
    decided_at      timestamptz,
    granted         boolean,
    decision_reason text,
    check ((decided_at is null) = (granted is null)),
    check (decided_by <> requested_by)
);
create unique index false_positive_open on finding.false_positive_request (episode_id)
    where decided_at is null;

-- What awaits proof.
create table finding.retest (
    id           bigint generated always as identity primary key,
    episode_id   bigint      not null references finding.episode,
    requested_at timestamptz not null,
    requested_by text        not null,
    how          text        not null,
    due_at       timestamptz not null,
    state        text        not null check (state in ('OPEN', 'PASSED', 'FAILED', 'WITHDRAWN')),
    ended_at     timestamptz,
    ended_note   text,
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index retest_open on finding.retest (episode_id) where state = 'OPEN';
create index on finding.retest (episode_id);
create index retest_due on finding.retest (due_at) where state = 'OPEN';

create table finding.manual_retest (
    id             bigint generated always as identity primary key,
    episode_id     bigint      not null references finding.episode,
    tested_at      timestamptz not null,
    tester         text        not null,
    tester_unit_id bigint,
    method         text        not null,
    steps          text        not null,
    evidence_files bigint[]    not null check (cardinality(evidence_files) > 0),
    result         text        not null check (result in ('FIXED', 'STILL_PRESENT', 'CUT_OFF')),
    recorded_by    bigint      not null,
    recorded_name  text        not null,
    recorded_at    timestamptz not null
);
create index on finding.manual_retest (episode_id);

-- What people and the machine did, where no column says it: one line of history.
create table finding.story (
    id         bigint generated always as identity primary key,
    episode_id bigint      not null references finding.episode,
    at         timestamptz not null,
    actor_id   bigint      not null,
    actor_name text        not null,
    kind       text        not null,
    words      text[]      not null
);
create index on finding.story (episode_id, at);

-- Registry editions whose owners are still to be written to the open episodes.
create table finding.reattribution (
    id           bigint generated always as identity primary key,
    registry     bigint      not null,
    requested_at timestamptz not null
);

-- Only for searching: finding identities and normalised words. It has no policy, because PostgreSQL
-- uses no GIN index below one (the operator is not leakproof); it is always joined to an episode.
create table finding.word_index (
    finding_id bigint primary key,
    words      text[] not null
);
create index word_index_words on finding.word_index using gin (words);

alter table finding.episode enable row level security;
alter table finding.episode force row level security;
create policy unit_scope on finding.episode
    using ((select kernel.sees_school())
        or visible_to && (select kernel.seen_units())::bigint[]);

alter table finding.finding enable row level security;
alter table finding.finding force row level security;
create policy unit_scope on finding.finding
    using ((select kernel.sees_school())
        or exists (select from finding.episode e where e.finding_id = finding.id));

do $$
declare
    target text;
begin
    foreach target in array array['fingerprint', 'sighting', 'source'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy unit_scope on finding.%1$I using ((select kernel.sees_school())
                or exists (select from finding.episode e where e.finding_id = %1$I.finding_id))',
            target);
    end loop;
    foreach target in array
        array['notice_link', 'false_positive_request', 'retest', 'manual_retest', 'story'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy unit_scope on finding.%1$I using ((select kernel.sees_school())
                or exists (select from finding.episode e where e.id = %1$I.episode_id))',
            target);
    end loop;
    foreach target in array array['host_evidence', 'reattribution'] loop
        execute format('alter table finding.%I enable row level security', target);
        execute format('alter table finding.%I force row level security', target);
        execute format(
            'create policy school_only on finding.%I using ((select kernel.sees_school()))',
            target);
    end loop;
end
$$;
