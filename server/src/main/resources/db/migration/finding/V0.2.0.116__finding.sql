-- What a report would have shown if it looked where an operator says it did, and does not: nothing
-- is closed by it until a person confirms.
create table finding.declared_absence (
    id         bigint generated always as identity primary key,
    import_id  bigint      not null,
    -- as a proof names it
    report     text        not null,
    run_id     bigint      not null references finding.sighting,
    -- when it was looked
    at         timestamptz not null,
    state      text        not null check (state in ('WAITING', 'CONFIRMED', 'DROPPED')),
    noted_at   timestamptz not null,
    ended_at   timestamptz,
    ended_by   bigint,
    ended_name text,
    check ((state = 'WAITING') = (ended_at is null)),
    check ((state = 'CONFIRMED') = (ended_by is not null))
);
create unique index declared_absence_waiting on finding.declared_absence (run_id)
    where state = 'WAITING';
create index declared_absence_import on finding.declared_absence (import_id);

alter table finding.declared_absence enable row level security;
alter table finding.declared_absence force row level security;
create policy school_only on finding.declared_absence using ((select kernel.sees_school()));
