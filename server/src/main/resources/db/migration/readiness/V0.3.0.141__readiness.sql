-- What units are asked for again and again (第七、十三、十四条); nothing is asked before the office starts it.
create table readiness.template (
    kind text primary key,
    version integer not null default 1,
    title text not null,
    ask text not null,
    every_days integer not null check (every_days between 1 and 366),
    percent integer not null default 100 check (percent between 1 and 100),
    since date
);
insert into readiness.template (kind, title, ask, every_days, percent) values
    ('INSPECTION', '检查有无异常', '逐页检查网站和系统有无异常内容、暗链、异常账号和异常访问，写明检查人和结果，可附截图。', 30, 100),
    ('PASSWORDS', '更换管理账号密码', '更换重要业务系统管理账号的密码，清理不用的账号，确认没有弱密码；只写明更换了哪些账号，不写密码。', 90, 100),
    ('BACKUP', '备份重要数据', '备份服务器重要数据，写明备份位置和最近一次恢复演练，可附记录。', 30, 100),
    ('CHANGES', '核对备案信息', '核对本单位系统的备案信息，有变更的在“我的系统”报送，并跟踪变更的部分。', 90, 100),
    ('REVIEW', '检查先审后发', '抽查本期发布的信息是否都经过审核，写明抽查的篇目和结果。', 30, 100),
    ('UPGRADE', '升级操作系统和杀毒软件', '升级服务器操作系统、杀毒软件和病毒库，写明升级后的版本，可附截图。', 30, 100),
    ('CONTACTS', '确认联系信息', '核对本单位主要负责人、分管领导、工作专员和网络安全管理员的姓名、电话和邮箱，有变更的在“人员”报备。', 90, 100),
    ('CONTACT_TEST', '联络测试', '收到后点“收到”即可。', 30, 20),
    ('ZERO_REPORT', '每日零报告', '今日无网络安全事件的，点“今日无事件”；有事件的写明情况。', 1, 100);

create table readiness.draw (
    day date primary key,
    seed bigint not null,
    percent integer not null,
    of_units integer not null,
    drawn integer not null
);

create table readiness.task (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    kind text not null references readiness.template (kind),
    unit_id bigint not null,
    system_id bigint,
    about text not null,
    person_code text,
    title text not null,
    ask text not null,
    starts date not null,
    asked_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
    done_at timestamptz,
    done_by bigint,
    who text not null default '',
    problem boolean not null default false,
    said text not null default '',
    missed_at timestamptz,
    check ((state = 'DONE') = (done_at is not null))
);
create unique index task_once on readiness.task (kind, unit_id, coalesce(system_id, 0), starts);
create index task_unit on readiness.task (unit_id, state, id);
create index task_open on readiness.task (kind) where state = 'OPEN';

call readiness.fence('readiness.draw');
call kernel.fence('readiness.task', 'unit_id');
-- What is asked is no secret of any unit.
alter table readiness.template enable row level security;
alter table readiness.template force row level security;
create policy school on readiness.template using ((select kernel.sees_school()));

-- 重保: periods, and what units take off the Internet for them.
create table readiness.period (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    name text not null check (name <> ''),
    first_day date not null,
    last_day date not null,
    zero_report boolean not null,
    check (last_day >= first_day)
);
call readiness.fence('readiness.period');

create table readiness.closing (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    period_id bigint not null references readiness.period (id),
    unit_id bigint not null,
    system_id bigint not null,
    name text not null,
    state text not null check (state in ('PROPOSED', 'CLOSED', 'REOPENED')),
    proposed_at timestamptz not null,
    proposer text not null,
    closed_at timestamptz,
    closer text not null default '',
    reopened_at timestamptz,
    reopener text not null default '',
    unique (period_id, system_id),
    check ((state = 'PROPOSED') = (closed_at is null)),
    check ((state = 'REOPENED') = (reopened_at is not null))
);
create index closing_unit on readiness.closing (unit_id, id);
call kernel.fence('readiness.closing', 'unit_id');

-- 先审后发 (第七条): one writes, another of the unit reviews, then it is published.
create table readiness.publication (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    unit_id bigint not null,
    title text not null check (title <> ''),
    place text not null check (place <> ''),
    body text not null,
    hash text not null,
    state text not null check (state in ('SUBMITTED', 'APPROVED', 'RETURNED', 'PUBLISHED')),
    author_id bigint not null,
    author text not null,
    submitted_at timestamptz not null,
    reviewer_id bigint,
    reviewer text not null default '',
    reviewed_at timestamptz,
    reason text not null default '',
    published_at timestamptz,
    check (reviewer_id <> author_id),
    check ((state = 'SUBMITTED') = (reviewed_at is null)),
    check ((state = 'PUBLISHED') = (published_at is not null))
);
create index publication_unit on readiness.publication (unit_id, id);
call kernel.fence('readiness.publication', 'unit_id');
