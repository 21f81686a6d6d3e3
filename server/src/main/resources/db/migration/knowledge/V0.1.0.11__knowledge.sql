-- What a check is called in Chinese, what harm it means and how it is remedied.
create schema knowledge;

create table knowledge.entry (
    check_key text primary key,
    version integer not null check (version > 0),
    used bigint not null default 0
);

-- Every version that ever stood in a notice stays.
create table knowledge.entry_version (
    check_key text not null references knowledge.entry,
    version integer not null,
    name text not null,
    harm text not null,
    remedy text not null,
    self_check text not null,
    written_at timestamptz not null,
    written_by bigint not null,
    written_by_name text not null,
    primary key (check_key, version)
);

create table knowledge.wanted (
    check_key text primary key,
    title text not null,
    episodes bigint not null,
    first_asked timestamptz not null,
    last_asked timestamptz not null
);
