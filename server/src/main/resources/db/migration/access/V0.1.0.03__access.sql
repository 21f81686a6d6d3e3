-- Accounts with their roles, tokens of REST clients, the set-up link, and the sessions.
create schema access;

create table access.account (
    id                  bigint generated always as identity primary key,
    username            text        not null unique check (username = lower(username) and username <> ''),
    display_name        text        not null check (display_name <> ''),
    email               text,
    unit_id             bigint,
    person_code         text,
    password_hash       text        not null,
    must_change         boolean     not null,
    password_changed_at timestamptz not null,
    enabled             boolean     not null,
    roles               text[]      not null default '{}',
    failed_attempts     integer     not null default 0 check (failed_attempts >= 0),
    locked_until        timestamptz,
    epoch               bigint      not null default 1,
    created_by          bigint      not null,
    created_at          timestamptz not null,
    last_sign_in_at     timestamptz,
    version             bigint      not null default 1,
    -- An administrator is one of three and nothing beside.
    constraint administrators_apart check (
        cardinality(roles) <= 1
        or not roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']),
    constraint role_needs_unit check (
        unit_id is not null
        or not roles && array['UNIT_HEAD', 'UNIT_DEPUTY', 'UNIT_LIAISON', 'UNIT_SECURITY_ADMIN'])
);

create unique index account_person on access.account (person_code) where person_code is not null;
create index account_roles on access.account using gin (roles);

-- A token of a REST client: only its hash is kept.
create table access.token (
    id           bigint generated always as identity primary key,
    account_id   bigint      not null references access.account,
    name         text        not null check (name <> ''),
    hash         bytea       not null unique check (octet_length(hash) = 32),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create index token_account on access.token (account_id);

-- The link of the first start: one at most, only its hash is kept.
create table access.setup_link (
    single     boolean     primary key default true check (single),
    hash       bytea       not null check (octet_length(hash) = 32),
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- Only access itself enters here, with the scope of the school.
alter table access.account enable row level security;
alter table access.account force row level security;
create policy entered_by_access on access.account using ((select kernel.sees_school()));
alter table access.token enable row level security;
alter table access.token force row level security;
create policy entered_by_access on access.token using ((select kernel.sees_school()));
alter table access.setup_link enable row level security;
alter table access.setup_link force row level security;
create policy entered_by_access on access.setup_link using ((select kernel.sees_school()));

-- Sessions, in the shape the session library reads.
create table access.session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);

create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36)     not null references access.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
