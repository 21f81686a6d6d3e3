-- 处置措施 (第九、十条): ordered by 网信办, confirmed by its executor, verified, lifted after a re-test.
create schema measure;

create table measure.kind (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    name text not null unique,
    basis text not null,
    -- Carried out by the campus firewall or network: of no use off campus.
    campus_network boolean not null,
    offered boolean not null default true
);
insert into measure.kind (name, basis, campus_network) values
    ('关闭互联网访问通道', '第十条', true),
    ('系统下线', '第十条', false),
    ('停止域名解析', '第十条', false),
    ('限校内访问', '第十条', true),
    ('断网', '第九条', true),
    ('停账号', '第九条', false),
    ('要求云厂商处置', '第十条', false);

create table measure.measure (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('PROPOSED', 'ORDERED', 'CONFIRMED', 'VERIFIED',
        'RESTORATION_ASKED', 'RETESTED', 'LIFTED', 'REVOKED')),
    kind_id bigint references measure.kind (id),
    kind text not null,
    basis text not null,
    unit_id bigint not null,
    system_id bigint,
    notice_id bigint,
    episode_id bigint,
    target text not null,
    reason text not null,
    executor_id bigint,
    executor text not null default '',
    -- The last application for restoration: proof has to be later.
    asked_at timestamptz,
    changed_at timestamptz not null,
    check (state = 'PROPOSED' or state = 'REVOKED' or (kind_id is not null and executor_id is not null))
);
create index measure_unit on measure.measure (unit_id, state);
create index measure_system on measure.measure (system_id) where system_id is not null;
create index measure_notice on measure.measure (notice_id) where notice_id is not null;
create index measure_episode on measure.measure (episode_id) where episode_id is not null;

-- Who did what, in order; only ever added.
create table measure.act (
    id bigint generated always as identity primary key,
    measure_id bigint not null references measure.measure (id),
    unit_id bigint not null,
    move text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_measure on measure.act (measure_id, id);

-- A unit sees what is in force for it, not what is only proposed.
alter table measure.measure enable row level security;
alter table measure.measure force row level security;
create policy unit_scope on measure.measure using ((select kernel.sees_school())
    or (executor_id is not null and unit_id = any ((select kernel.seen_units())::bigint[])));
alter table measure.act enable row level security;
alter table measure.act force row level security;
create policy unit_scope on measure.act using ((select kernel.sees_school())
    or (unit_id = any ((select kernel.seen_units())::bigint[]) and move <> 'PROPOSE'
        and exists (select from measure.measure m where m.id = measure_id)));
