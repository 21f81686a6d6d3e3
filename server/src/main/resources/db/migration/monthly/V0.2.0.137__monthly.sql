-- 月度清单: what earns no notice by the notice policy, once a month to the unit that answers for it.
-- A list is frozen when it is made and starts no clock.
create schema monthly;

-- The months whose lists were made; one run makes all of a month.
create table monthly.run (
    month date primary key check (extract(day from month) = 1),
    made_at timestamptz not null
);

create table monthly.list (
    id bigint generated always as identity primary key,
    month date not null,
    unit_id bigint not null,
    -- The unit's name when it was made.
    unit_name text not null,
    made_at timestamptz not null,
    items integer not null check (items > 0),
    -- The rank of the most severe level.
    worst smallint not null check (worst between 0 and 4),
    -- Who was told; empty where nobody could be.
    told text not null default '',
    -- When a channel took the message over.
    delivered_at timestamptz,
    opened_at timestamptz,
    opened_by bigint,
    opener text not null default '',
    unique (unit_id, month),
    check ((opened_at is null) = (opened_by is null))
);
create index list_month on monthly.list (month, id);

create table monthly.item (
    id bigint generated always as identity primary key,
    list_id bigint not null references monthly.list (id),
    unit_id bigint not null,
    position integer not null check (position > 0),
    episode_id bigint not null,
    check_key text not null,
    name text not null,
    -- Whether the knowledge base had a Chinese name for it.
    named boolean not null,
    severity smallint not null check (severity between 0 and 4),
    place text not null,
    remedy text not null,
    first_seen timestamptz not null,
    unique (list_id, position)
);

call kernel.fence('monthly.list', 'unit_id');
call kernel.fence('monthly.item', 'unit_id');
