-- 在线而没有监测 (第八条): a system in service whose period since its last covering scan, or its last
-- scan that signed in, runs out.
create table finding.scan_duty (
    id          bigint generated always as identity primary key,
    system_id   bigint      not null,
    system_name text        not null,
    login       boolean     not null,
    -- the scan its period runs from, or when it began to be counted; only a later scan ends it
    started_at  timestamptz not null,
    opened_at   timestamptz not null,
    ended_at    timestamptz,
    -- whether there was nothing left to scan
    dropped     boolean     not null default false
);
create unique index scan_duty_open on finding.scan_duty (system_id, login) where ended_at is null;

alter table finding.scan_duty enable row level security;
alter table finding.scan_duty force row level security;
create policy school_only on finding.scan_duty using ((select kernel.sees_school()));
