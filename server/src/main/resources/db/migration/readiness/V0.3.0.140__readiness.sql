-- 值班与叫应 (第十四条): the school's alone.
create schema readiness;

create procedure readiness.fence(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy school on %s using ((select kernel.sees_school()))', target);
end
$$;

create table readiness.shift (
    id bigint generated always as identity primary key,
    begins timestamptz not null unique,
    ends timestamptz not null,
    name text not null,
    phone text not null,
    account_id bigint,
    deputy text not null,
    deputy_phone text not null,
    deputy_account_id bigint,
    check (ends > begins)
);
create index shift_ends on readiness.shift (ends);

-- A day ahead with hours nobody has; the ledger's subject is the day.
create table readiness.gap (
    day date primary key,
    occurrence integer not null default 1,
    open boolean not null default true
);

-- 交接班: what one gives and the next accepts.
create table readiness.handover (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('OFFERED', 'ACCEPTED', 'RETURNED')),
    body text not null check (body <> ''),
    given_at timestamptz not null,
    given_by bigint not null,
    giver text not null,
    answered_at timestamptz,
    answered_by bigint,
    answerer text not null default '',
    answer text not null default '',
    check ((state = 'OFFERED') = (answered_at is null)),
    check (answered_by <> given_by)
);

create table readiness.callout (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    subject_type text not null,
    subject_id bigint not null,
    words text not null,
    path text not null,
    state text not null check (state in ('CALLING', 'EXHAUSTED', 'ACCEPTED', 'CLOSED')),
    started_at timestamptz not null,
    next_at timestamptz,
    place integer not null default 0,
    taken_by text not null default '',
    ended_at timestamptz,
    check ((state in ('ACCEPTED', 'CLOSED')) = (ended_at is not null))
);
create unique index callout_open on readiness.callout (subject_type, subject_id)
    where state in ('CALLING', 'EXHAUSTED');
create index callout_next on readiness.callout (next_at) where state = 'CALLING';

create table readiness.callout_place (
    callout_id bigint not null references readiness.callout (id),
    place integer not null,
    name text not null,
    phone text not null,
    account_id bigint,
    primary key (callout_id, place)
);

create table readiness.callout_attempt (
    id bigint generated always as identity primary key,
    callout_id bigint not null references readiness.callout (id),
    name text not null,
    phone text not null,
    account_id bigint,
    how text not null check (how in ('CHANNELS', 'PERSON', 'ESCALATION')),
    outcome text not null check (outcome in ('CALLING', 'ACCEPTED', 'REFUSED', 'NO_ANSWER', 'FAILED')),
    at timestamptz not null,
    by_name text not null,
    note text not null
);
create index attempt_callout on readiness.callout_attempt (callout_id, id);

call readiness.fence('readiness.shift');
call readiness.fence('readiness.gap');
call readiness.fence('readiness.handover');
call readiness.fence('readiness.callout');
call readiness.fence('readiness.callout_place');
call readiness.fence('readiness.callout_attempt');
