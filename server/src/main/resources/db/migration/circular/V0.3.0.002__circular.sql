-- 上级通报 (第九条). The school's alone: a unit sees the notice made of it.
create schema circular;

create procedure circular.fence(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy school on %s using ((select kernel.sees_school()))', target);
end
$$;

-- Which bodies tell of threats, and whether their circulars start the 24 hours.
create table circular.source (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    name text not null unique,
    starts_clock boolean not null,
    offered boolean not null default true
);
insert into circular.source (name, starts_clock) values
    ('教育部', true),
    ('中国教育和科研计算机网', true),
    ('省公安厅', true),
    ('省网信办', true),
    ('其他安全组织', false);

create table circular.circular (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('RECEIVED', 'FORWARDING', 'FORWARDED', 'NONE_AFFECTED',
        'REPORTED', 'ACCEPTED', 'RETURNED', 'CLOSED')),
    round integer not null default 1,
    reports integer not null default 0,
    source_id bigint not null references circular.source (id),
    source text not null,
    starts_clock boolean not null,
    way text not null check (way in ('LETTER', 'PHONE', 'PLATFORM', 'MAIL')),
    kind text not null check (kind in ('HOLE', 'SWEEP', 'INFORMATION', 'DAILY')),
    number text not null,
    subject text not null,
    body text not null,
    received_at timestamptz not null,
    posted_at timestamptz,
    caller text not null,
    call_back text not null,
    late_reason text not null,
    deadline timestamptz,
    registered_at timestamptz not null,
    registered_by bigint not null,
    registrar text not null,
    check (received_at <= registered_at)
);

-- What one unit has to do about it, by its notice.
create table circular.share (
    id bigint generated always as identity primary key,
    circular_id bigint not null references circular.circular (id),
    unit_id bigint not null,
    notice_id bigint not null unique,
    round integer not null,
    state text not null check (state in ('TO_SERVE', 'WAITING', 'TO_REVIEW', 'REVIEWED', 'RETESTED',
        'REPORTED', 'WITHDRAWN')),
    served_at timestamptz,
    -- The unit's answer or the end of its time, whichever was earlier.
    owed_at timestamptz
);
create index share_circular on circular.share (circular_id);
create index share_state on circular.share (state);

-- Who did what, in order; only ever added.
create table circular.act (
    id bigint generated always as identity primary key,
    circular_id bigint not null references circular.circular (id),
    share_id bigint references circular.share (id),
    move text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_circular on circular.act (circular_id, id);

call circular.fence('circular.source');
call circular.fence('circular.circular');
call circular.fence('circular.share');
call circular.fence('circular.act');
