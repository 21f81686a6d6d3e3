-- Look-up records that are read from a table of another database: how far each table was read.
create table trace.source (
    name          text primary key,
    -- what stands there up to this instant, by the table’s own time column, was read
    last_at       timestamptz,
    read_at       timestamptz not null,
    records       bigint      not null default 0,
    too_old       bigint      not null default 0,
    bad_rows      bigint      not null default 0,
    -- the latest row that could not be read
    bad_field     text,
    bad_fault     text,
    bad_value     text,
    -- why the last reading broke off: key and parameters of the sentence; null where it did not
    problem_key   text,
    problem_words text[]      not null default '{}',
    check ((bad_field is null) = (bad_fault is null)),
    check ((bad_field is null) = (bad_value is null))
);
alter table trace.source enable row level security;
alter table trace.source force row level security;
create policy school_only on trace.source using ((select kernel.sees_school()));
