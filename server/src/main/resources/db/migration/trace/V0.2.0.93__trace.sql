-- Files of look-up records are read by a worker: each upload is a job with its progress and result.
create table trace.upload (
    id            bigint generated always as identity primary key,
    -- READING is not stored: a row being read is RECEIVED and locked
    state         text        not null check (state in ('RECEIVED', 'DONE', 'REFUSED')),
    -- kept until it is read, and not longer
    content_id    bigint,
    name          text        not null,
    sha256        text        not null,
    size          bigint      not null,
    received_at   timestamptz not null,
    received_by   bigint      not null,
    received_name text        not null,
    finished_at   timestamptz,
    -- the same bytes were taken in before
    same          boolean     not null default false,
    records       bigint      not null default 0,
    too_old       bigint      not null default 0,
    bad_rows      bigint      not null default 0,
    first_at      timestamptz,
    last_at       timestamptz,
    -- of REFUSED: key and parameters of the sentence, in the catalogue’s words
    reason_key    text,
    reason_line   bigint      not null default 0,
    reason_words  text[]      not null default '{}',
    check ((state = 'RECEIVED') = (finished_at is null)),
    check ((state = 'RECEIVED') = (content_id is not null))
);
create index upload_waiting on trace.upload (id) where state = 'RECEIVED';
create index upload_by_end on trace.upload (finished_at) where finished_at is not null;

-- The first rows of a refused upload that cannot be read.
create table trace.bad_row (
    upload_id bigint  not null references trace.upload on delete cascade,
    place     integer not null,
    line      bigint  not null,
    field     text    not null,
    fault     text    not null,
    value     text    not null,
    primary key (upload_id, place)
);

-- Written beside the reading transaction, so that people see how far it is.
create table trace.upload_progress (
    upload_id  bigint primary key references trace.upload on delete cascade,
    attempt    integer     not null,
    started_at timestamptz not null,
    bytes      bigint      not null,
    records    bigint      not null
);

do $$
declare
    target text;
begin
    foreach target in array array['upload', 'bad_row', 'upload_progress'] loop
        execute format('alter table trace.%I enable row level security', target);
        execute format('alter table trace.%I force row level security', target);
        execute format(
            'create policy school_only on trace.%I using ((select kernel.sees_school()))', target);
    end loop;
end
$$;

-- What was taken in before stands in the list like all that comes.
select set_config('fengsui.scope', 'school', true);
insert into trace.upload (state, name, sha256, size, received_at, received_by, received_name,
    finished_at, records, too_old, first_at, last_at)
select 'DONE', name, sha256, 0, imported_at, imported_by, imported_name, imported_at, records,
       too_old, first_at, last_at
  from trace.file
 order by id;
