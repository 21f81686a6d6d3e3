-- 盖章件: the scan of the signed and stamped paper. The last one of a notice is the version that is
-- served; those before it stay in the record.
create table notice.stamped (
    id bigint generated always as identity primary key,
    notice_id bigint not null references notice.notice (id),
    unit_id bigint not null,
    supporting_unit_ids bigint[] not null,
    file_id bigint not null,
    sha256 text not null,
    pages integer not null check (pages > 0),
    -- Why the one before was replaced; empty for the first.
    reason text not null,
    stamped_by bigint not null,
    stamper text not null,
    stamped_at timestamptz not null
);

create index stamped_notice on notice.stamped (notice_id, id);
call notice.fence('notice.stamped', 'notice_id');

-- 文件式 or 信函式.
alter table notice.notice
    add column style text not null default 'FILE' check (style in ('FILE', 'LETTER'));

-- One act with many notices: it goes on when the page is left and when the server starts again.
create table notice.bulk_run (
    id uuid primary key,
    act text not null check (act in ('DRAFT', 'PROPOSE', 'ISSUE')),
    account_id bigint not null,
    begun_at timestamptz not null,
    ended_at timestamptz
);

create index bulk_run_open on notice.bulk_run (begun_at) where ended_at is null;

create table notice.bulk_target (
    run_id uuid not null references notice.bulk_run (id),
    position integer not null,
    called text not null,
    -- The notice at the version that was previewed; both null while a draft is to be written.
    notice_id bigint,
    version integer,
    episode_ids bigint[] not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'REFUSED')),
    -- What it was refused for: the problem's slug and its arguments.
    problem text,
    arguments text[] not null default '{}',
    primary key (run_id, position),
    check ((state = 'REFUSED') = (problem is not null))
);

create index bulk_target_waiting on notice.bulk_target (run_id, position) where state = 'WAITING';

alter table notice.bulk_run enable row level security;
alter table notice.bulk_run force row level security;
create policy school on notice.bulk_run using ((select kernel.sees_school()));
alter table notice.bulk_target enable row level security;
alter table notice.bulk_target force row level security;
create policy school on notice.bulk_target using ((select kernel.sees_school()));
