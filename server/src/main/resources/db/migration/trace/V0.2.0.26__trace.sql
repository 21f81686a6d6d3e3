-- 溯源: look-up records of addresses in pools, what they lead to, and the terminal tasks.
create schema trace;

-- A file of records that was taken in; the file itself is not kept.
create table trace.file (
    id            bigint generated always as identity primary key,
    sha256        text        not null unique check (length(sha256) = 64),
    name          text        not null,
    records       bigint      not null check (records >= 0),
    -- older than what is kept, so left out
    too_old       bigint      not null check (too_old >= 0),
    first_at      timestamptz,
    last_at       timestamptz,
    imported_by   bigint      not null,
    imported_name text        not null,
    imported_at   timestamptz not null
);

-- Of each hour in which records of a kind start: when the last of them ends. A question looks at
-- those hours only whose records may hold at its instant.
create table trace.hour (
    kind       text        not null,
    hour       timestamptz not null,
    latest_end timestamptz not null,
    primary key (kind, hour)
);
create index hour_by_end on trace.hour (kind, latest_end);

-- One table for the three kinds, in a ring of 64 partitions, one for each week (since 1970, UTC) in
-- which records start: what is too old goes with its partition’s content, and no table is made or
-- dropped while the server runs. What still holds ends at infinity.
create table trace.record (
    slot       smallint    not null check (slot between 0 and 63),
    hour       timestamptz not null,
    kind       text        not null check (kind in ('NAT', 'DHCP', 'RADIUS')),
    address    inet,
    first_port integer check (first_port between 0 and 65535),
    last_port  integer check (last_port between first_port and 65535),
    transport  text check (transport in ('TCP', 'UDP')),
    inside     inet,
    mac        macaddr,
    account    text check (account <> ''),
    started_at timestamptz not null,
    ended_at   timestamptz not null check (ended_at > started_at),
    file_id    bigint      not null,
    check ((first_port is null) = (last_port is null)),
    check (case kind
               when 'NAT' then address is not null and inside is not null and mac is null
                   and account is null
               when 'DHCP' then address is not null and mac is not null and inside is null
                   and account is null
               else account is not null and (address is not null or mac is not null)
                   and inside is null
           end)
) partition by list (slot);
create index record_by_address on trace.record (address, kind, hour, started_at);
create index record_by_mac on trace.record (mac, hour, started_at) where kind = 'RADIUS';

-- 终端处置任务: one for an account and kind of problem while it is open.
create table trace.task (
    id          bigint generated always as identity primary key,
    account     text        not null check (account <> ''),
    check_key   text        not null,
    title       text        not null,
    severity    smallint    not null check (severity between 0 and 4),
    state       text        not null
        check (state in ('OPEN', 'NOTIFIED', 'DONE', 'NOT_TRACED', 'DROPPED', 'TO_UNIT')),
    opened_at   timestamptz not null,
    notified_at timestamptz,
    ended_at    timestamptz,
    unit_id     bigint,
    check ((state in ('OPEN', 'NOTIFIED')) = (ended_at is null)),
    check (state <> 'NOTIFIED' or notified_at is not null),
    check ((state = 'TO_UNIT') = (unit_id is not null))
);
create unique index task_live on trace.task (account, check_key)
    where state in ('OPEN', 'NOTIFIED');
create index task_by_age on trace.task (opened_at desc nulls last, id desc);

-- An episode seen at an instant, and to whom the records lead.
create table trace.hit (
    id         bigint generated always as identity primary key,
    episode_id bigint      not null,
    at         timestamptz not null,
    address    inet        not null,
    port       integer,
    transport  text,
    -- the kind of pool, as the registry says
    pool       text,
    check_key  text        not null,
    title      text        not null,
    severity   smallint    not null,
    outcome    text        not null check (outcome in ('TRACED', 'AMBIGUOUS', 'NOT_TRACED')),
    -- where the way ends; of what is not traced
    gap        text,
    -- who comes into question; and whether somebody whom no record names does too
    accounts   text[]      not null,
    others     boolean     not null,
    inside     inet,
    mac        macaddr,
    task_id    bigint references trace.task,
    -- by whom a person chose among several
    chosen_by  text,
    tried_at   timestamptz not null,
    -- records came that may know more
    again      boolean     not null default false,
    unique (episode_id, at),
    check ((outcome = 'NOT_TRACED') = (gap is not null)),
    check (outcome <> 'TRACED' or task_id is not null)
);
create index hit_by_task on trace.hit (task_id);
create index hit_to_try on trace.hit (id) where again;
create index hit_without_task on trace.hit (at desc nulls last, id desc) where task_id is null;

-- What happened to a task, by whom, in their words.
create table trace.step (
    id      bigint generated always as identity primary key,
    task_id bigint      not null references trace.task,
    at      timestamptz not null,
    by_id   bigint      not null,
    by_name text        not null,
    what    text        not null,
    note    text        not null
);
create index step_by_task on trace.step (task_id, id);

-- Who somebody is, is no unit's business: only those who see the whole school see any of it.
do $$
declare
    target text;
begin
    for slot in 0..63 loop
        execute format(
            'create table trace.record_%s partition of trace.record for values in (%s)',
            lpad(slot::text, 2, '0'), slot);
    end loop;
    for target in
        select c.oid::regclass::text
          from pg_class c
         where c.relnamespace = 'trace'::regnamespace and c.relkind in ('r', 'p')
    loop
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format(
            'create policy school_only on %s using ((select kernel.sees_school()))', target);
    end loop;
end
$$;
