-- 舆情与信息内容 (第三、五条): what 宣传部 comes upon, what has to be taken down, and what 保密办 hands over
-- offline, of which nothing but the fact is kept.
create schema content;

create table content.record (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('NEW', 'NO_CONCERN', 'CONCERN', 'REPORTED')),
    origin text not null check (origin in ('HAND', 'TABLE', 'FEED')),
    source text not null,
    title text not null check (title <> ''),
    body text not null,
    url text not null,
    published_at timestamptz,
    found_at timestamptz not null,
    -- The same thing found again is folded into the first.
    fingerprint text not null unique,
    seen integer not null default 1 check (seen > 0),
    judgement text check (judgement in ('WARNING', 'TENDENCY', 'SPROUT')),
    changed_at timestamptz not null,
    check ((state in ('CONCERN', 'REPORTED')) = (judgement is not null))
);
create index record_by_state on content.record (state, id);
create index record_by_time on content.record (found_at desc, id);

-- Who did what, in order; only ever added.
create table content.record_act (
    id bigint generated always as identity primary key,
    record_id bigint not null references content.record,
    move text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index record_act_of on content.record_act (record_id, id);

-- 处置任务: something at an address is taken down, by a unit or by 宣传部 itself.
create table content.takedown (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('ORDERED', 'DONE', 'CONFIRMED', 'REVOKED')),
    record_id bigint references content.record,
    url text not null check (url <> ''),
    what text not null check (what <> ''),
    system_id bigint,
    system_name text not null,
    -- Whose task it is; null for 宣传部 itself.
    unit_id bigint,
    changed_at timestamptz not null
);
create index takedown_by_state on content.takedown (state, id);
create index takedown_by_unit on content.takedown (unit_id, id) where unit_id is not null;
create index takedown_by_record on content.takedown (record_id) where record_id is not null;

create table content.takedown_act (
    id bigint generated always as identity primary key,
    takedown_id bigint not null references content.takedown,
    unit_id bigint,
    move text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index takedown_act_of on content.takedown_act (takedown_id, id);

-- 线下交接: that something was handed over, when, by whom and to whom. No text and no file, ever.
create table content.handover (
    id bigint generated always as identity primary key,
    on_day date not null,
    handed_by text not null check (handed_by <> '' and length(handed_by) <= 40),
    received_by text not null check (received_by <> '' and length(received_by) <= 40),
    entered_at timestamptz not null,
    entered_by bigint not null
);

-- 拒收: something with a mark of secrecy was turned away at a door; nothing of it is here.
create table content.refused (
    id bigint generated always as identity primary key,
    door text not null,
    account_id bigint not null,
    who text not null,
    at timestamptz not null
);

alter table content.record enable row level security;
alter table content.record force row level security;
create policy school on content.record using ((select kernel.sees_school()));
alter table content.record_act enable row level security;
alter table content.record_act force row level security;
create policy school on content.record_act using ((select kernel.sees_school()));
call kernel.fence('content.takedown', 'unit_id');
call kernel.fence('content.takedown_act', 'unit_id');
alter table content.handover enable row level security;
alter table content.handover force row level security;
create policy school on content.handover using ((select kernel.sees_school()));
alter table content.refused enable row level security;
alter table content.refused force row level security;
create policy school on content.refused using ((select kernel.sees_school()));
