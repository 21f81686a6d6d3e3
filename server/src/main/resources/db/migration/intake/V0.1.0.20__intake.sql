-- Files that came in to be read, in the order of their arrival.
create schema intake;

create table intake.import (
    id            bigint generated always as identity primary key,
    -- READING is not stored: a row being read is RECEIVED and locked, so a killed server leaves it
    -- to be read again
    state         text        not null check (state in ('RECEIVED', 'DONE', 'REFUSED', 'HELD')),
    file_id       bigint      not null,
    file_name     text        not null,
    sha256        text        not null,
    size          bigint      not null,
    format_asked  text,
    format        text,
    vantage       text        not null,
    source        text,
    received_at   timestamptz not null,
    received_by   bigint      not null,
    received_name text        not null,
    released_by   bigint,
    released_name text,
    released_at   timestamptz,
    finished_at   timestamptz,
    -- of DONE; zero for the same bytes again
    items         bigint      not null default 0,
    folded        bigint      not null default 0,
    opened        bigint      not null default 0,
    seen_again    bigint      not null default 0,
    returned      bigint      not null default 0,
    closed        bigint      not null default 0,
    unattributed  bigint      not null default 0,
    history       bigint      not null default 0,
    skipped       bigint      not null default 0,
    -- reason=count
    skipped_why   text[]      not null default '{}',
    -- an earlier import of the same bytes from the same vantage
    same_as       bigint references intake.import,
    -- of REFUSED and HELD: key and parameters of the sentence, in the catalogue's words
    reason_key    text,
    reason_line   bigint,
    reason_words  text[]      not null default '{}',
    check ((state in ('DONE', 'REFUSED')) = (finished_at is not null))
);
create index import_waiting on intake.import (id) where state = 'RECEIVED';
create index import_bytes on intake.import (sha256);
create index import_volume on intake.import (source, format, vantage, id desc) where state = 'DONE';

-- Written beside the reading transaction, so that people see how far it is.
create table intake.progress (
    import_id  bigint primary key references intake.import on delete cascade,
    attempt    integer     not null,
    started_at timestamptz not null,
    bytes      bigint      not null,
    items      bigint      not null,
    phase      text        not null check (phase in ('READING', 'WRITING'))
);

do $$
declare
    target text;
begin
    foreach target in array array['import', 'progress'] loop
        execute format('alter table intake.%I enable row level security', target);
        execute format('alter table intake.%I force row level security', target);
        execute format(
            'create policy school_only on intake.%I using ((select kernel.sees_school()))',
            target);
    end loop;
end
$$;
