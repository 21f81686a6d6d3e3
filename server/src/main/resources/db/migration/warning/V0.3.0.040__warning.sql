-- 预警 (第九、十一条): a text that is written, published in numbered editions, and lifted or over; and
-- the units that are told.
create schema warning;

-- Texts are only added; a warning, a proposal and an edition each stand for one.
create table warning.text (
    id bigint generated always as identity primary key,
    level text not null check (level in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    superior text not null,
    superior_number text not null,
    title text not null,
    audience text not null,
    words text not null,
    products text not null,
    refs text[] not null,
    advice text not null,
    valid_until timestamptz not null,
    -- 橙、红 are relayed, never the school's own.
    check (level in ('BLUE', 'YELLOW') or (superior <> '' and superior_number <> ''))
);

create table warning.warning (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    state text not null check (state in ('DRAFT', 'PROPOSED', 'RETURNED', 'PUBLISHED', 'LIFTED',
        'EXPIRED', 'WITHDRAWN')),
    exercise boolean not null,
    number text unique,
    text_id bigint not null references warning.text,
    detail text not null,
    ports integer[] not null,
    confirm boolean not null,
    published_at timestamptz,
    changed_at timestamptz not null,
    check ((state in ('PUBLISHED', 'LIFTED', 'EXPIRED')) = (number is not null)),
    check ((number is null) = (published_at is null))
);
create index warning_by_state on warning.warning (state, id);

-- An adjustment or lifting that waits for its decision; one at a time.
create table warning.proposal (
    warning_id bigint primary key references warning.warning,
    change text not null check (change in ('ADJUST', 'LIFT')),
    text_id bigint not null references warning.text,
    reason text not null check (reason <> ''),
    by_account bigint not null,
    by_name text not null,
    at timestamptz not null
);

-- Who did what, in order; only ever added.
create table warning.act (
    id bigint generated always as identity primary key,
    warning_id bigint not null references warning.warning,
    move text not null,
    at timestamptz not null,
    account_id bigint not null,
    who text not null,
    note text not null
);
create index act_of_warning on warning.act (warning_id, id);

-- What everybody has read, in order; only ever added, and nobody's secret.
create table warning.edition (
    warning_id bigint not null references warning.warning,
    edition integer not null check (edition > 0),
    current boolean not null,
    change text not null check (change in ('ISSUE', 'ADJUST', 'LIFT', 'EXPIRE')),
    number text not null,
    exercise boolean not null,
    text_id bigint not null references warning.text,
    reason text not null,
    at timestamptz not null,
    primary key (warning_id, edition)
);
create unique index edition_current on warning.edition (warning_id) where current;
create index edition_by_time on warning.edition (at desc, warning_id) where current;
create index edition_by_text on warning.edition (text_id);

-- A unit whose systems are affected.
create table warning.asked (
    id bigint generated always as identity primary key,
    warning_id bigint not null references warning.warning,
    unit_id bigint not null,
    round integer not null default 1 check (round > 0),
    must_confirm boolean not null,
    asked_at timestamptz not null,
    reply text check (reply in ('NOT_AFFECTED', 'PROTECTED', 'WORKING')),
    note text not null default '',
    who text not null default '',
    confirmed_at timestamptz,
    unique (warning_id, unit_id),
    check ((reply is null) = (confirmed_at is null))
);
create index asked_by_unit on warning.asked (unit_id, id);

create table warning.hit (
    id bigint generated always as identity primary key,
    asked_id bigint not null references warning.asked,
    system_id bigint,
    name text not null,
    why text not null check (why in ('STACK', 'STACK_UNKNOWN', 'FINDING', 'PORT')),
    what text not null
);
create index hit_of_asked on warning.hit (asked_id, id);

-- What is not published is the school's alone; what is, anybody's.
alter table warning.text enable row level security;
alter table warning.text force row level security;
create policy published on warning.text using ((select kernel.sees_school())
    or exists (select from warning.edition e where e.text_id = text.id));
alter table warning.warning enable row level security;
alter table warning.warning force row level security;
create policy school on warning.warning using ((select kernel.sees_school()));
alter table warning.proposal enable row level security;
alter table warning.proposal force row level security;
create policy school on warning.proposal using ((select kernel.sees_school()));
alter table warning.act enable row level security;
alter table warning.act force row level security;
create policy school on warning.act using ((select kernel.sees_school()));
call kernel.fence('warning.asked', 'unit_id');
alter table warning.hit enable row level security;
alter table warning.hit force row level security;
create policy unit_scope on warning.hit using (
    exists (select from warning.asked a where a.id = asked_id));
